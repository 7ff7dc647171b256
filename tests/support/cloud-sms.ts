import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import type { AliyunSettings, TencentSettings } from '@wengang/api/platform/sms-config'
import { makeSecret } from '@wengang/api/platform/secret'

/**
 * What the provider does with a message. `code` refuses it by that code, with `status` of HTTP beside it.
 * `stall` takes it and never answers, `cut` takes it and breaks the connection, `half` takes it and answers
 * half a sentence, `noId` takes it and forgets to name its id; `drop` breaks the connection without taking it.
 */
export type CloudPlay =
  'take' | 'stall' | 'cut' | 'half' | 'noId' | 'drop' | { code: string; status?: number }

/** A message as a provider took it. */
export interface TakenSms {
  provider: 'aliyun' | 'tencent'
  id: string
  mobile: string
  template: string
  signName: string
  slots: unknown
  ownId: string
  /** What became of it; null as long as nobody knows. */
  end: { delivered: boolean; code: string } | null
}

export interface CloudSms {
  aliyun: AliyunSettings
  tencent: TencentSettings
  taken: TakenSms[]
  /** Every request: its action, and how it was signed. */
  requests: { action: string; authorization: string; text: string }[]
  play(submit: (mobile: string) => CloudPlay): void
  close(): Promise<void>
}

export const cloudSecret = 'not-to-be-told'
export const callbackSecret = 'a-path-that-nobody-can-guess'

/** Starts what plays Aliyun and Tencent, as their libraries see them, on a free port of this machine. */
export async function startCloudSms(
  submit: (mobile: string) => CloudPlay = () => 'take',
): Promise<CloudSms> {
  const taken: TakenSms[] = []
  const requests: CloudSms['requests'] = []
  let play = submit
  let next = 0

  const server = createServer((request, response) => {
    void answer(request, response).catch(() => response.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const text = Buffer.concat(chunks).toString()
    const { headers } = request
    const action = String(headers['x-acs-action'] ?? headers['x-tc-action'])
    requests.push({
      action,
      authorization: headers.authorization ?? '',
      text: `${request.url}${text}`,
    })
    if ('x-acs-action' in headers) {
      const query = Object.fromEntries(new URL(request.url ?? '', endpoint).searchParams)
      const fields: Record<string, string> = {
        ...query,
        ...Object.fromEntries(new URLSearchParams(text)),
      }
      if (action === 'SendSms') await sendAliyun(fields, response)
      else tell(response, aliyunDetails(fields))
    } else {
      const fields = JSON.parse(text) as Record<string, never>
      if (action === 'SendSms') await sendTencent(fields, response)
      else
        tell(response, {
          Response: { PullSmsSendStatusSet: tencentStatuses(action, fields), RequestId: 'r' },
        })
    }
  }

  async function sendAliyun(
    fields: Record<string, string>,
    response: ServerResponse,
  ): Promise<void> {
    const { PhoneNumbers: mobile = '', OutId: ownId = '' } = fields
    const id = `9006197469${String((next += 1)).padStart(8, '0')}^0`
    await played(mobile, response, {
      take: () =>
        taken.push({
          provider: 'aliyun',
          id,
          mobile,
          template: fields['TemplateCode'] ?? '',
          signName: fields['SignName'] ?? '',
          slots: JSON.parse(fields['TemplateParam'] ?? '{}'),
          ownId,
          end: null,
        }),
      yes: { Message: 'OK', RequestId: 'r', BizId: id, Code: 'OK' },
      noId: { Message: 'OK', RequestId: 'r', Code: 'OK' },
      no: (code) => ({ Message: code, RequestId: 'r', Code: code }),
    })
  }

  async function sendTencent(
    fields: Record<string, unknown>,
    response: ServerResponse,
  ): Promise<void> {
    const [number = ''] = fields['PhoneNumberSet'] as string[]
    const mobile = number.replace('+86', '')
    const id = `2023:${String((next += 1))}`
    const ownId = String(fields['SessionContext'])
    const status = (Code: string, SerialNo: string) => ({
      Response: {
        SendStatusSet: [
          {
            SerialNo,
            PhoneNumber: number,
            Fee: 1,
            SessionContext: ownId,
            Code,
            Message: Code,
            IsoCode: 'CN',
          },
        ],
        RequestId: 'r',
      },
    })
    await played(mobile, response, {
      take: () =>
        taken.push({
          provider: 'tencent',
          id,
          mobile,
          template: String(fields['TemplateId']),
          signName: String(fields['SignName']),
          slots: fields['TemplateParamSet'],
          ownId,
          end: null,
        }),
      yes: status('Ok', id),
      noId: status('Ok', ''),
      // Codes about one number come in the list, all others in the place of it.
      no: (code) =>
        /^(LimitExceeded|FailedOperation|InvalidParameterValue)/.test(code)
          ? status(code, '')
          : { Response: { Error: { Code: code, Message: code }, RequestId: 'r' } },
    })
  }

  async function played(
    mobile: string,
    response: ServerResponse,
    parts: { take: () => unknown; yes: object; noId: object; no: (code: string) => object },
  ): Promise<void> {
    const what = play(mobile)
    await sleep(1)
    if (typeof what === 'object') {
      tell(response, parts.no(what.code), what.status)
      return
    }
    if (what !== 'drop') parts.take()
    if (what === 'take') tell(response, parts.yes)
    else if (what === 'noId') tell(response, parts.noId)
    else if (what === 'half') response.end(JSON.stringify(parts.yes).slice(0, 20))
    else if (what !== 'stall') response.destroy()
  }

  function aliyunDetails(fields: Record<string, string>): object {
    const mine = taken.filter(
      ({ mobile, id }) =>
        mobile === fields['PhoneNumber'] &&
        (fields['BizId'] === undefined || fields['BizId'] === id),
    )
    const details = mine.map(({ mobile, ownId, template, end }) => ({
      PhoneNum: mobile,
      OutId: ownId,
      TemplateCode: template,
      SendStatus: end === null ? 1 : end.delivered ? 3 : 2,
      ErrCode: end?.code ?? '',
      SendDate: '2023-12-08 10:00:00',
      ReceiveDate: '2023-12-08 10:00:05',
    }))
    return {
      Code: 'OK',
      Message: 'OK',
      RequestId: 'r',
      TotalCount: String(details.length),
      SmsSendDetailDTOs: { SmsSendDetailDTO: details },
    }
  }

  const pulled = new Set<string>()
  function tencentStatuses(action: string, fields: Record<string, unknown>): object[] {
    const byNumber = action === 'PullSmsSendStatusByPhoneNumber'
    const mine = taken.filter(
      ({ id, mobile, end }) =>
        end !== null && (byNumber ? fields['PhoneNumber'] === `+86${mobile}` : !pulled.has(id)),
    )
    if (!byNumber) for (const { id } of mine) pulled.add(id)
    return mine.map(({ id, mobile, end }) => ({
      UserReceiveTime: 1_702_000_000,
      CountryCode: '86',
      SubscriberNumber: mobile,
      PhoneNumber: `+86${mobile}`,
      SerialNo: id,
      ReportStatus: end?.delivered === true ? 'SUCCESS' : 'FAIL',
      Description: end?.code ?? '',
    }))
  }

  return {
    aliyun: {
      accessKeyId: 'LTAI-test',
      accessKeySecret: makeSecret(cloudSecret),
      region: 'cn-hangzhou',
      endpoint,
      signName: '河南人社',
      templates: filedForTests,
      linkMode: 'constant',
      callback: { secret: makeSecret(callbackSecret), from: [] },
    },
    tencent: {
      secretId: 'AKID-test',
      secretKey: makeSecret(cloudSecret),
      appId: '1400006666',
      region: 'ap-guangzhou',
      endpoint,
      signName: '河南人社',
      templates: filedForTests,
      callback: { secret: makeSecret(callbackSecret), from: [] },
    },
    taken,
    requests,
    play(changed) {
      play = changed
    },
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

const filedForTests: ReadonlyMap<string, string> = new Map([
  ['code', 'SMS_1'],
  ['henan-refund-2023.offerLink', 'SMS_2'],
  ['henan-refund-2023.paid', 'SMS_3'],
])

/** A report as Aliyun pushes it. */
export function aliyunReport({ id, mobile, ownId, end }: TakenSms): object {
  return {
    phone_number: mobile,
    send_time: '2023-12-08 10:00:00',
    report_time: '2023-12-08 10:00:05',
    success: end?.delivered ?? true,
    err_code: end?.code ?? 'DELIVERED',
    err_msg: '用户接收成功',
    sms_size: '2',
    biz_id: id,
    out_id: ownId,
  }
}

/** A report as Tencent pushes it. */
export function tencentReport({ id, mobile, end }: TakenSms): object {
  return {
    user_receive_time: '2023-12-08 10:00:05',
    nationcode: '86',
    mobile,
    report_status: (end?.delivered ?? true) ? 'SUCCESS' : 'FAIL',
    errmsg: end?.code ?? 'DELIVRD',
    description: '用户短信送达成功',
    sid: id,
  }
}

function tell(response: ServerResponse, body: object, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json' })
  response.end(JSON.stringify(body))
}
