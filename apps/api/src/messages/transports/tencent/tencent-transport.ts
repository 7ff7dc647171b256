import { createRequire } from 'node:module'
import type { TencentSettings } from '../../../platform/sms-config.ts'
import type {
  OutgoingSms,
  SendOutcome,
  SmsQuestion,
  SmsReceipt,
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
import { tencentRefusals } from './tencent-answers.ts'

const require = createRequire(import.meta.url)
const { sms } =
  require('tencentcloud-sdk-nodejs-sms') as typeof import('tencentcloud-sdk-nodejs-sms')

type Client = InstanceType<typeof sms.v20210111.Client>
type Pulled = Awaited<ReturnType<Client['PullSmsSendStatus']>>['PullSmsSendStatusSet']

const pullAtOnce = 100
const secondMs = 1_000
// Its clock is not ours.
const earlierSeconds = 300

/**
 * Tencent 短信 through its own library. A link must be the same for everybody there, so the code is always
 * typed. Our message id travels as SessionContext.
 */
export function openTencentTransport(
  settings: TencentSettings,
  { answerMs = cloudAnswerMs } = {},
): SmsTransport {
  const { protocol, host } = new URL(settings.endpoint)
  const client = new sms.v20210111.Client({
    credential: { secretId: settings.secretId, secretKey: settings.secretKey.reveal() },
    region: settings.region,
    profile: {
      httpProfile: {
        endpoint: host,
        protocol: `${protocol}//`,
        reqTimeout: answerMs / secondMs,
      },
    },
  })

  return {
    name: 'tencent',
    oneReceipt: true,
    linkMode: 'constant',
    filed: new Set(settings.templates.keys()),
    async send(message: OutgoingSms): Promise<SendOutcome> {
      const found = templateOf(message, settings.templates)
      if ('kind' in found) return found
      try {
        const { SendStatusSet: [answer] = [] } = await client.SendSms({
          PhoneNumberSet: [`+86${message.mobile}`],
          SmsSdkAppId: settings.appId,
          SignName: settings.signName,
          TemplateId: found.template,
          TemplateParamSet: found.slots.map(({ value }) => value),
          SessionContext: message.id,
        })
        if (answer?.Code === undefined) return brokenCallOutcome(null, undefined)
        if (answer.Code !== 'Ok') return refusalOutcome(answer.Code, tencentRefusals)
        return answer.SerialNo === undefined || answer.SerialNo === ''
          ? { kind: 'unknown', fault: 'no SerialNo', providerIds: [] }
          : { kind: 'accepted', providerIds: [answer.SerialNo] }
      } catch (error) {
        const { code, httpCode } = error as { code?: unknown; httpCode?: number }
        return typeof code === 'string' && code !== ''
          ? refusalOutcome(code, tencentRefusals)
          : brokenCallOutcome(error, httpCode)
      }
    },
    async query({ mobile, attemptAt }: SmsQuestion): Promise<SmsReceipt[]> {
      const { PullSmsSendStatusSet: set } = await client.PullSmsSendStatusByPhoneNumber({
        PhoneNumber: `+86${mobile}`,
        SmsSdkAppId: settings.appId,
        BeginTime: Math.floor(attemptAt / secondMs) - earlierSeconds,
        Offset: 0,
        Limit: pullAtOnce,
      })
      return receiptsOf(set)
    },
    async pull(): Promise<SmsReceipt[]> {
      const { PullSmsSendStatusSet: set } = await client.PullSmsSendStatus({
        SmsSdkAppId: settings.appId,
        Limit: pullAtOnce,
      })
      return receiptsOf(set)
    },
  }
}

function receiptsOf(set: Pulled = []): SmsReceipt[] {
  return set.flatMap((status): SmsReceipt[] => {
    const { SerialNo, SubscriberNumber, ReportStatus, SessionContext } = status
    if (SerialNo === undefined || SubscriberNumber === undefined || ReportStatus === undefined) {
      return []
    }
    const delivered = ReportStatus === 'SUCCESS'
    const code = status.Description ?? ''
    return [
      {
        providerId: SerialNo,
        mobile: SubscriberNumber,
        state: endOf(delivered, code),
        fault: faultOf(delivered, code),
        ...(SessionContext ? { messageId: SessionContext } : {}),
      },
    ]
  })
}
