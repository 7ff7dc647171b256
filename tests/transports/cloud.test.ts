import type { OutgoingSms, SmsTransport } from '@wengang/api/messages/sms-transport'
import { openAliyunTransport } from '@wengang/api/messages/transports/aliyun/aliyun-transport'
import { openTencentTransport } from '@wengang/api/messages/transports/tencent/tencent-transport'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type CloudPlay, cloudSecret, type CloudSms, startCloudSms } from '../support/cloud-sms.ts'

const mobile = '13800000001'
const attemptAt = Date.parse('2023-12-08T10:00:00+08:00')
const answerMs = 300

let cloud: CloudSms
beforeAll(async () => {
  cloud = await startCloudSms()
})
afterAll(() => cloud.close())
beforeEach(() => {
  cloud.taken.length = 0
  cloud.requests.length = 0
  cloud.play(() => 'take')
})

const providers: Record<'aliyun' | 'tencent', () => SmsTransport> = {
  aliyun: () => openAliyunTransport(cloud.aliyun, { answerMs }),
  tencent: () => openTencentTransport(cloud.tencent, { answerMs }),
}
const sms = (as = 'henan-refund-2023.offerLink'): OutgoingSms => ({
  id: 'message-1',
  mobile,
  text: '【河南人社】短信',
  filed: {
    as,
    slots: [
      { name: 'day', value: '12月31日' },
      { name: 'code', value: 'AB3XK9M2' },
    ],
  },
})
const refusal = (code: string, status?: number): CloudPlay =>
  status === undefined ? { code } : { code, status }

describe.each(['aliyun', 'tencent'] as const)('%s', (name) => {
  const transport = (): SmsTransport => providers[name]()

  it('takes a filed text with its slots, our id beside it, signed', async () => {
    const outcome = await transport().send(sms())
    const [taken] = cloud.taken
    expect(outcome).toEqual({ kind: 'accepted', providerIds: [taken?.id] })
    expect(taken).toMatchObject({
      mobile,
      template: 'SMS_2',
      signName: '河南人社',
      ownId: 'message-1',
      slots: name === 'aliyun' ? { day: '12月31日', code: 'AB3XK9M2' } : ['12月31日', 'AB3XK9M2'],
    })
    const [request] = cloud.requests
    expect(request?.authorization).toMatch(
      name === 'aliyun'
        ? /^ACS3-HMAC-SHA256 Credential=LTAI-test,SignedHeaders=.+,Signature=[\da-f]{64}$/
        : /^TC3-HMAC-SHA256 Credential=AKID-test\/\d{4}-\d\d-\d\d\/\w+\/tc3_request, ?SignedHeaders=.+, ?Signature=[\da-f]{64}$/,
    )
    expect(`${request?.authorization}${request?.text}`).not.toContain(cloudSecret)
  })

  it('does not get what was never filed', async () => {
    const outcome = await transport().send(sms('henan-refund-2023.offerLink.many'))
    expect(outcome).toEqual({
      kind: 'notTaken',
      fault: 'no template henan-refund-2023.offerLink.many',
    })
    expect(cloud.requests).toEqual([])
  })

  it.each(['stall', 'cut', 'half', 'noId', 'drop'] as const)(
    'may have it after %s, and is called once',
    async (play) => {
      cloud.play(() => play)
      expect(await transport().send(sms())).toMatchObject({ kind: 'unknown', providerIds: [] })
      expect(cloud.requests).toHaveLength(1)
    },
  )

  it('was never reached when nobody listens', async () => {
    const nowhere = 'http://127.0.0.1:1'
    const unreachable =
      name === 'aliyun'
        ? openAliyunTransport({ ...cloud.aliyun, endpoint: nowhere })
        : openTencentTransport({ ...cloud.tencent, endpoint: nowhere })
    expect(await unreachable.send(sms())).toEqual({ kind: 'notTaken', fault: 'ECONNREFUSED' })
  })
})

describe('an answer of', () => {
  it.each([
    ['isv.BUSINESS_LIMIT_CONTROL', undefined, 'notTaken'],
    ['isv.DAY_LIMIT_CONTROL', undefined, 'notTaken'],
    ['isv.AMOUNT_NOT_ENOUGH', undefined, 'notTaken'],
    ['isv.SMS_SIGNATURE_ILLEGAL', undefined, 'notTaken'],
    ['isp.RAM_PERMISSION_DENY', undefined, 'notTaken'],
    ['Throttling.User', 400, 'notTaken'],
    ['SignatureDoesNotMatch', 400, 'notTaken'],
    ['isv.MOBILE_NUMBER_ILLEGAL', undefined, 'rejected'],
    ['isv.BLACK_KEY_CONTROL_LIMIT', undefined, 'rejected'],
    ['isv.PARAM_LENGTH_LIMIT', undefined, 'rejected'],
    ['isp.SYSTEM_ERROR', undefined, 'unknown'],
    ['InternalError', 500, 'unknown'],
  ] as const)('aliyun with %s is %s %s', async (code, status, kind) => {
    cloud.play(() => refusal(code, status))
    expect(await providers.aliyun().send(sms())).toMatchObject({ kind, fault: code })
    expect(cloud.requests).toHaveLength(1)
  })

  it.each([
    ['LimitExceeded.PhoneNumberDailyLimit', 'notTaken'],
    ['RequestLimitExceeded', 'notTaken'],
    ['AuthFailure.SignatureFailure', 'notTaken'],
    ['FailedOperation.InsufficientBalanceInSmsPackage', 'notTaken'],
    ['FailedOperation.TemplateIncorrectOrUnapproved', 'notTaken'],
    ['FailedOperation.ContainSensitiveWord', 'rejected'],
    ['FailedOperation.PhoneNumberInBlacklist', 'rejected'],
    ['InvalidParameterValue.IncorrectPhoneNumber', 'rejected'],
    ['InternalError.Timeout', 'unknown'],
  ] as const)('tencent with %s is %s', async (code, kind) => {
    cloud.play(() => refusal(code))
    expect(await providers.tencent().send(sms())).toMatchObject({ kind, fault: code })
  })

  it.each([
    [403, 'notTaken'],
    [502, 'unknown'],
  ] as const)('tencent with HTTP %i is %s', async (status, kind) => {
    cloud.play(() => refusal('Gateway', status))
    expect(await providers.tencent().send(sms())).toMatchObject({ kind, fault: `HTTP ${status}` })
  })
})

describe('asked later', () => {
  const question = (...providerIds: string[]) => ({
    messageId: 'message-1',
    mobile,
    attemptAt,
    providerIds,
  })

  it('aliyun finds a message by our id, though its answer was lost', async () => {
    const aliyun = providers.aliyun()
    expect(await aliyun.query?.(question())).toEqual([])
    cloud.play(() => 'cut')
    await aliyun.send(sms())
    const asked = () => aliyun.query?.(question())
    const found = { providerId: 'message-1', messageId: 'message-1' }
    expect(await asked()).toEqual([{ ...found, state: 'accepted' }])
    cloud.taken[0]!.end = { delivered: false, code: 'EXPIRED' }
    expect(await asked()).toEqual([{ ...found, mobile, state: 'expired', fault: 'EXPIRED' }])
    cloud.taken[0]!.end = { delivered: true, code: 'DELIVERED' }
    expect(await asked()).toEqual([{ ...found, mobile, state: 'delivered', fault: null }])
  })

  it('tencent tells by number, and from its queue once', async () => {
    const tencent = providers.tencent()
    await tencent.send(sms())
    expect(await tencent.query?.(question())).toEqual([])
    cloud.taken[0]!.end = { delivered: false, code: 'UNDELIV' }
    const receipt = {
      providerId: cloud.taken[0]!.id,
      mobile,
      state: 'undelivered',
      fault: 'UNDELIV',
    }
    expect(await tencent.query?.(question())).toEqual([receipt])
    expect(await tencent.pull?.()).toEqual([receipt])
    expect(await tencent.pull?.()).toEqual([])
  })
})
