import { jobHandlers } from '@wengang/api/job-handlers'
import { messageCodeHash } from '@wengang/api/messages/message-codes'
import { openAlarms } from '@wengang/api/messages/alarm.service'
import { tidyReceipts } from '@wengang/api/messages/receipts'
import type { SmsTransport } from '@wengang/api/messages/sms-transport'
import { askProvider } from '@wengang/api/messages/transports/ask-provider'
import {
  openTransports,
  type OpenTransports,
} from '@wengang/api/messages/transports/open-transports'
import { watchTransports } from '@wengang/api/messages/transports/watch-transports'
import { newId } from '@wengang/api/platform/ids'
import type { Client } from '@wengang/contracts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  aliyunReport,
  callbackSecret,
  cloudSecret,
  type CloudSms,
  startCloudSms,
  tencentReport,
} from '../../support/cloud-sms.ts'
import { type House, makeHouse } from '../../support/house.ts'
import { plantCase } from '../../support/plant.ts'
import { plantLink } from '../../support/plant-link.ts'
import { plantStaff } from '../../support/plant-staff.ts'

const minute = 60_000

let cloud: CloudSms
let house: House
let open: OpenTransports
let desk: ReturnType<House['client']>
beforeAll(async () => {
  cloud = await startCloudSms()
  const { endpoint } = cloud.aliyun
  const templates = [...cloud.aliyun.templates].map((pair) => pair.join('=')).join(',')
  house = await makeHouse({
    SMS_TRANSPORT: 'aliyun',
    SMS_CODE_TRANSPORT: 'tencent',
    ALIYUN_ACCESS_KEY_ID: 'LTAI-test',
    ALIYUN_ACCESS_KEY_SECRET: cloudSecret,
    ALIYUN_ENDPOINT: endpoint,
    ALIYUN_TEMPLATES: templates,
    ALIYUN_CALLBACK_SECRET: callbackSecret,
    TENCENT_SECRET_ID: 'AKID-test',
    TENCENT_SECRET_KEY: cloudSecret,
    TENCENT_SMS_APP_ID: '1400006666',
    TENCENT_ENDPOINT: endpoint,
    TENCENT_TEMPLATES: templates,
    TENCENT_CALLBACK_SECRET: callbackSecret,
    TENCENT_CALLBACK_FROM: '203.0.113.0/24',
    TRUST_PROXY: 'true',
  })
  open = await openTransports(house.services)
  desk = house.client({ token: (await plantStaff(house, ['messageDesk'])).token })
})
afterAll(async () => {
  await open.close()
  await house.close()
  await cloud.close()
})
beforeEach(() => {
  cloud.taken.length = 0
  cloud.play(() => 'take')
})

async function planted(): Promise<{ messageId: string; mobile: string }> {
  const firm = await plantCase(house)
  const { messageId } = await plantLink(house, [firm])
  return { messageId, mobile: firm.mobile }
}
const send = async (messageId: string): Promise<void> =>
  jobHandlers(house.services, open.waysOut).sendMessage({ messageId } as never)
const message = (id: string) =>
  house.services.store.read
    .selectFrom('message')
    .select(['state', 'provider', 'parts', 'fault'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
const push = (name: string, body: unknown, secret = callbackSecret, from = '203.0.113.9') =>
  house.request(`/api/callbacks/sms/${name}/${secret}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': from },
    body: JSON.stringify(body),
  })
const way = (name: SmsTransport['name']): SmsTransport =>
  open.waysOut.find((one) => one.name === name)!
const switchTo = (
  name: 'aliyun' | 'tencent',
  to: 'aliyun' | 'tencent' | 'smpp' | null,
  by: Client = desk,
) =>
  by('switchTransport', {
    params: { name },
    body: { to },
    idempotencyKey: newId(Date.now()),
  })

describe('several transports', () => {
  it('share the messages, and one click moves what waits', async () => {
    const [first, second, third] = [await planted(), await planted(), await planted()]
    await send(first.messageId)
    expect(await message(first.messageId)).toMatchObject({ state: 'sent', provider: 'aliyun' })
    expect(await switchTo('aliyun', 'smpp')).toMatchObject({ ok: false, code: 'STATE_REFUSES' })
    const { token } = await plantStaff(house, ['messageDesk'], '410181')
    const county = house.client({ token })
    expect(await switchTo('aliyun', 'tencent', county)).toMatchObject({ ok: false })
    expect(await switchTo('aliyun', 'tencent')).toMatchObject({ ok: true })
    expect(await switchTo('tencent', 'aliyun')).toMatchObject({ ok: false })
    await send(second.messageId)
    expect(await message(second.messageId)).toMatchObject({ provider: 'tencent' })
    expect(await message(first.messageId)).toMatchObject({ provider: 'aliyun' })
    expect(await switchTo('aliyun', null)).toMatchObject({ ok: true })
    await send(third.messageId)
    expect(cloud.taken.map(({ provider }) => provider)).toEqual(['aliyun', 'tencent', 'aliyun'])
    const entries = await house.services.store.read
      .selectFrom('entry')
      .select('payload')
      .where('kind', '=', 'transportSwitched')
      .execute()
    expect(entries).toHaveLength(2)
  })

  it('hand over template and slots, the link without a code in it, and bill what was counted', async () => {
    const { messageId } = await planted()
    const before = await message(messageId)
    await send(messageId)
    const [taken] = cloud.taken
    expect(taken).toMatchObject({ template: 'SMS_2', ownId: messageId })
    const slots = taken?.slots as Record<string, string>
    expect(slots).toMatchObject({ day: '12月31日' })
    const { code_hash: codeHash } = await house.services.store.read
      .selectFrom('message')
      .select('code_hash')
      .where('id', '=', messageId)
      .executeTakeFirstOrThrow()
    expect(messageCodeHash(house.services.keys, slots['code']!)).toBe(codeHash)
    expect((await message(messageId)).parts).toBe(before.parts)
  })
})

describe('what a provider pushes', () => {
  it('settles a message, in any order and any number of times', async () => {
    const { messageId } = await planted()
    await send(messageId)
    const [taken] = cloud.taken
    const report = aliyunReport({ ...taken!, end: { delivered: false, code: 'UNDELIV' } })
    const answers = await Promise.all([push('aliyun', [report]), push('aliyun', [report, report])])
    expect(await answers[0].json()).toEqual({ code: 0, msg: '接收成功' })
    const late = aliyunReport({ ...taken!, end: { delivered: true, code: 'DELIVERED' } })
    expect((await push('aliyun', [late])).status).toBe(200)
    expect(await message(messageId)).toMatchObject({ state: 'undelivered' })
  })

  it('finds a message whose answer was lost by our own id', async () => {
    const { messageId } = await planted()
    cloud.play(() => 'cut')
    await send(messageId)
    expect(await message(messageId)).toMatchObject({ state: 'unknown' })
    await push('aliyun', [aliyunReport(cloud.taken[0]!)])
    expect(await message(messageId)).toMatchObject({ state: 'delivered' })
    expect(cloud.taken).toHaveLength(1)
  })

  it('is answered as Tencent wants it', async () => {
    await switchTo('aliyun', 'tencent')
    const { messageId } = await planted()
    await send(messageId)
    await switchTo('aliyun', null)
    const answer = await push('tencent', [tencentReport(cloud.taken[0]!)])
    expect(await answer.json()).toEqual({ result: 0, errmsg: 'OK' })
    expect(await message(messageId)).toMatchObject({ state: 'delivered', provider: 'tencent' })
  })

  it('is unknown to whoever has not the secret or comes from elsewhere', async () => {
    const strange = await house.request('/api/nothing-here', { method: 'POST' })
    const { error } = (await strange.json()) as {
      error: Record<string, unknown>
    }
    delete error['requestId']
    for (const answer of [
      await push('aliyun', [], 'a-path-that-nobody-can-gues5'),
      await push('tencent', [], callbackSecret, '198.51.100.1'),
    ]) {
      expect(answer.status).toBe(404)
      expect(await answer.json()).toMatchObject({ error })
    }
    expect((await push('aliyun', { not: 'a list' })).status).toBe(400)
    expect((await push('aliyun', ['x'.repeat(1_100_000)])).status).toBe(413)
    expect(house.logLines.join('')).not.toContain(callbackSecret)
  })
})

describe('asking a provider', () => {
  it('settles what is not known without sending again', async () => {
    const [lost, never] = [await planted(), await planted()]
    cloud.play((mobile) => (mobile === lost.mobile ? 'cut' : 'drop'))
    await send(lost.messageId)
    await send(never.messageId)
    house.clock.advance(2 * minute)
    await askProvider(house.services, way('aliyun'))
    expect(await message(lost.messageId)).toMatchObject({ state: 'sent' })
    cloud.taken[0]!.end = { delivered: true, code: 'DELIVERED' }
    const asked = cloud.requests.length
    await askProvider(house.services, way('aliyun'))
    expect(cloud.requests).toHaveLength(asked)
    house.clock.advance(61 * minute)
    await askProvider(house.services, way('aliyun'))
    expect(await message(lost.messageId)).toMatchObject({ state: 'delivered' })
    expect(await message(never.messageId)).toMatchObject({ state: 'unknown' })
    expect(cloud.taken).toHaveLength(1)
    await tidyReceipts(house.services, 'aliyun')
    expect(await message(never.messageId)).toMatchObject({ state: 'unknown' })
  })
})

describe('the alarm', () => {
  const alarms = async () => (await openAlarms(house.services.store.read)).map(({ kind }) => kind)
  const watch = () => watchTransports(house.services, ['aliyun', 'tencent'])

  it('is raised by errors, once, and ends by itself', async () => {
    house.clock.advance(60 * minute)
    await watch()
    expect(await alarms()).toEqual([])
    cloud.play(() => ({ code: 'isv.AMOUNT_NOT_ENOUGH' }))
    const { messageId } = await planted()
    for (let time = 0; time < 51; time += 1) await send(messageId).catch(() => {})
    await Promise.all([watch(), watch()])
    expect(await alarms()).toEqual(['transportErrors'])
    const shown = await desk('listTransports', {})
    expect(shown).toMatchObject({
      ok: true,
      data: {
        transports: [
          {
            name: 'aliyun',
            carries: ['notices'],
            errors: { lastMinute: 51 },
            faults: [{ fault: 'isv.AMOUNT_NOT_ENOUGH', kind: 'notTaken', times: 51 }],
            notFiled: expect.arrayContaining(['henan-refund-2023.paymentReturned']),
          },
          { name: 'tencent', carries: ['codes'], errors: { lastMinute: 0 } },
        ],
        alarms: [{ kind: 'transportErrors', subject: 'aliyun' }],
      },
    })
    expect(await desk('viewDay', {})).toMatchObject({
      data: { items: expect.arrayContaining([expect.objectContaining({ group: 'wrong' })]) },
    })
    house.clock.advance(11 * minute)
    await watch()
    expect(await alarms()).toEqual([])
  })

  it('is raised when too many take too long', async () => {
    house.clock.advance(60 * minute)
    for (let count = 0; count < 20; count += 1) await send((await planted()).messageId)
    await push('aliyun', cloud.taken.slice(0, 17).map(aliyunReport))
    house.clock.advance(6 * minute)
    await watch()
    expect(await alarms()).toEqual([])
    const more = await planted()
    await send(more.messageId)
    await push('aliyun', cloud.taken.slice(0, 16).map(aliyunReport))
    house.clock.advance(6 * minute)
    await watch()
    expect(await alarms()).toEqual(['transportSlow'])
  })
})
