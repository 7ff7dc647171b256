import { createRequire } from 'node:module'
import type { QuerySendDetailsResponseBodySmsSendDetailDTOsSmsSendDetailDTO as SendDetail } from '@alicloud/dysmsapi20170525'
import { $OpenApiUtil } from '@alicloud/openapi-core'
import { shanghaiDay } from '@wengang/policy'
import type { AliyunSettings } from '../../../platform/sms-config.ts'
import type {
  OutgoingSms,
  SendOutcome,
  SmsAnswer,
  SmsQuestion,
  SmsTransport,
} from '../../sms-transport.ts'
import {
  brokenCallOutcome,
  cloudAnswerMs,
  endOf,
  faultOf,
  refusalOutcome,
  templateOf,
} from '../cloud.ts'
import { aliyunRefusals } from './aliyun-answers.ts'

// Required, not imported: a class that CommonJS exports as default arrives differently from loader to loader.
const require = createRequire(import.meta.url)
const {
  default: Client,
  SendSmsRequest,
  QuerySendDetailsRequest,
} = require('@alicloud/dysmsapi20170525') as typeof import('@alicloud/dysmsapi20170525')

const pageSize = 50
const mostPages = 4
const status = { failed: 2, delivered: 3 } as const

/**
 * Aliyun 短信服务 through its own library: our message id travels as OutId and comes back with every receipt.
 * The library is told to repeat nothing, because Aliyun does not recognise a repeat.
 */
export function openAliyunTransport(
  settings: AliyunSettings,
  { answerMs = cloudAnswerMs } = {},
): SmsTransport {
  const { protocol, host } = new URL(settings.endpoint)
  const client = new Client(
    new $OpenApiUtil.Config({
      accessKeyId: settings.accessKeyId,
      accessKeySecret: settings.accessKeySecret.reveal(),
      regionId: settings.region,
      endpoint: host,
      protocol: protocol.slice(0, -1),
      // Both, since the library takes the shorter one for a silent connection.
      readTimeout: answerMs,
      connectTimeout: answerMs,
    }),
  )

  return {
    name: 'aliyun',
    oneReceipt: true,
    linkMode: settings.linkMode,
    filed: new Set(settings.templates.keys()),
    async send(message: OutgoingSms): Promise<SendOutcome> {
      const found = templateOf(message, settings.templates)
      if ('kind' in found) return found
      try {
        const { body } = await client.sendSms(
          new SendSmsRequest({
            phoneNumbers: message.mobile,
            signName: settings.signName,
            templateCode: found.template,
            templateParam: JSON.stringify(
              Object.fromEntries(found.slots.map(({ name, value }) => [name, value])),
            ),
            outId: message.id,
          }),
        )
        if (body?.code === undefined) return brokenCallOutcome(null, undefined)
        if (body.code !== 'OK') return refusalOutcome(body.code, aliyunRefusals)
        return body.bizId === undefined
          ? { kind: 'unknown', fault: 'no BizId', providerIds: [] }
          : { kind: 'accepted', providerIds: [body.bizId] }
      } catch (error) {
        const { code, statusCode } = error as { code?: unknown; statusCode?: number }
        return typeof code === 'string' && statusCode !== undefined && code !== 'undefined'
          ? refusalOutcome(code, aliyunRefusals)
          : brokenCallOutcome(error, statusCode)
      }
    },
    query,
  }

  /** Looks among the messages of that phone and day for the one with our id. */
  async function query(question: SmsQuestion): Promise<SmsAnswer[]> {
    const [bizId] = question.providerIds
    for (let page = 1; page <= mostPages; page += 1) {
      const { body } = await client.querySendDetails(
        new QuerySendDetailsRequest({
          phoneNumber: question.mobile,
          sendDate: shanghaiDay(question.attemptAt).replaceAll('-', ''),
          ...(bizId === undefined ? {} : { bizId }),
          pageSize,
          currentPage: page,
        }),
      )
      const details = body?.smsSendDetailDTOs?.smsSendDetailDTO ?? []
      const mine = details.find(({ outId }) => outId === question.messageId)
      if (mine !== undefined) return [answerOf(question, mine)]
      if (details.length < pageSize) break
    }
    return []
  }
}

function answerOf({ messageId, mobile, providerIds }: SmsQuestion, detail: SendDetail): SmsAnswer {
  // The answer does not name the BizId; until a receipt does, our own id stands for it.
  const providerId = providerIds[0] ?? messageId
  const delivered = detail.sendStatus === status.delivered
  if (!delivered && detail.sendStatus !== status.failed) {
    return { providerId, messageId, state: 'accepted' }
  }
  const code = detail.errCode ?? ''
  return {
    providerId,
    mobile,
    messageId,
    state: endOf(delivered, code),
    fault: faultOf(delivered, code),
  }
}
