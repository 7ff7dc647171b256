import { randomUUID } from 'node:crypto'
import { textOf } from '@wengang/api/messages/message-place'
import { contentOf } from '@wengang/api/messages/message-content'
import { mobileOfMessage } from '@wengang/api/messages/message.service'
import { sendMessageJob } from '@wengang/api/messages/send-message'
import { blindIndex } from '@wengang/api/platform/crypto/keys'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answer } from '../../support/answer.ts'
import { type House, makeHouse } from '../../support/house.ts'
import { plantCase, plantSession, withWriter } from '../../support/plant.ts'
import { plantStaff } from '../../support/plant-staff.ts'

let house: House
let token: string
beforeAll(async () => {
  house = await makeHouse()
  token = (await plantStaff(house, ['messageDesk'])).token
})
afterAll(() => house.close())

const send = (batchId: string, key: string = randomUUID()) =>
  house.client({ token })('sendLinks', {
    params: { batchId },
    body: {},
    idempotencyKey: key,
  })

const messagesTo = (mobile: string) =>
  house.services.store.read
    .selectFrom('message')
    .selectAll()
    .where('mobile_index', '=', blindIndex(house.services.keys, 'mobile', mobile))
    .orderBy('id')
    .execute()

describe('sending the links of a batch', () => {
  it('writes one message a phone for all its offers, and lists who has no phone', async () => {
    const one = await plantCase(house)
    const { batchId } = one
    for (let count = 0; count < 12; count += 1) {
      await plantCase(house, { batchId, mobile: '19900039999' })
    }
    const silent = await plantCase(house, { batchId, mobile: null })
    const answered = await plantCase(house, { batchId })
    const client = house.client({ cookie: await plantSession(house, answered.mobile) })
    await answer(house, client, answered.caseId, 'ACCEPT')

    const sent = await send(batchId)
    expect(sent).toEqual({
      ok: true,
      data: {
        messages: 2,
        offers: 13,
        parts: 4,
        alreadySent: 0,
        withoutMobile: [{ caseNo: silent.caseNo, unitName: silent.unitName }],
      },
    })
    const [message] = await messagesTo('19900039999')
    if (message === undefined) throw new Error('no message')
    const text = textOf(house.services, message.id, contentOf(message))
    expect(text).toMatch(/^【河南人社】您经办的12家单位2023年度稳岗返还待确认，请于12月31日前打开/)
    expect(text).not.toContain('237')
    expect(text).toContain('/verify')
    expect(text).toContain('0371-12333')
    expect(mobileOfMessage(house.services.keys, message.mobile_sealed)).toBe('19900039999')
    expect(await messagesTo(answered.mobile)).toEqual([])
  })

  it('sends to nobody twice, whether the act is repeated or done anew', async () => {
    const one = await plantCase(house)
    const key = randomUUID()
    const first = await send(one.batchId, key)
    expect(await send(one.batchId, key)).toEqual(first)
    const late = await plantCase(house, { batchId: one.batchId })
    expect(await send(one.batchId)).toMatchObject({
      ok: true,
      data: { messages: 1, offers: 1, alreadySent: 1 },
    })
    expect(await messagesTo(one.mobile)).toHaveLength(1)
    expect(await messagesTo(late.mobile)).toHaveLength(1)
  })

  it('sends once when two people press at the same time', async () => {
    const one = await plantCase(house)
    for (let count = 0; count < 20; count += 1) await plantCase(house, { batchId: one.batchId })
    const both = await Promise.all([send(one.batchId), send(one.batchId), send(one.batchId)])
    const messages = both.map((sent) => (sent.ok ? sent.data.messages : Number.NaN))
    expect(messages.reduce((sum, count) => sum + count, 0)).toBe(21)
    expect(await messagesTo(one.mobile)).toHaveLength(1)
  })

  it('goes in steps that tell a phone once, however its offers are spread', async () => {
    const one = await plantCase(house, { mobile: '19900049999' })
    await withWriter(house, async (db) => {
      const rows = Array.from({ length: 520 }, (_, index) => index)
      const template = await db
        .selectFrom('unit_case')
        .selectAll()
        .where('id', '=', one.caseId)
        .executeTakeFirstOrThrow()
      const unit = await db
        .selectFrom('unit')
        .selectAll()
        .where('id', '=', one.unitId)
        .executeTakeFirstOrThrow()
      const offer = await db
        .selectFrom('offer')
        .selectAll()
        .where('case_id', '=', one.caseId)
        .executeTakeFirstOrThrow()
      await db
        .insertInto('unit')
        .values(rows.map((index) => ({ ...unit, id: `u-${index}`, uscc: `spread-${index}` })))
        .execute()
      await db
        .insertInto('unit_case')
        .values(
          rows.map((index) => ({
            ...template,
            id: `zz-${String(index).padStart(4, '0')}`,
            unit_id: `u-${index}`,
            case_no: `spread-${index}`,
          })),
        )
        .execute()
      await db
        .insertInto('offer')
        .values(
          rows.map((index) => ({ ...offer, case_id: `zz-${String(index).padStart(4, '0')}` })),
        )
        .execute()
    })
    expect(await send(one.batchId)).toMatchObject({
      ok: true,
      data: { messages: 1, offers: 521, alreadySent: 0 },
    })
  })

  it('tells of a changed offer in words of its own', async () => {
    const one = await plantCase(house)
    await send(one.batchId)
    house.clock.advance(1_000)
    const second = await plantCase(house)
    await withWriter(house, async (db) => {
      const offer = await db
        .selectFrom('offer')
        .selectAll()
        .where('case_id', '=', one.caseId)
        .executeTakeFirstOrThrow()
      await db
        .insertInto('offer')
        .values({ ...offer, version: 2, batch_id: second.batchId })
        .execute()
    })
    expect(await send(second.batchId)).toMatchObject({ ok: true, data: { messages: 2 } })
    const kinds = (await messagesTo(one.mobile)).map((message) => message.kind)
    expect(kinds).toEqual(['offerLink', 'offerChanged'])
  })

  it('is written into the chain of the batch, and the import cannot be undone any more', async () => {
    const one = await plantCase(house)
    await send(one.batchId)
    const entries = await house.services.store.read
      .selectFrom('entry')
      .select(['kind', 'payload'])
      .where('stream', '=', `batch:${one.batchId}`)
      .execute()
    expect(entries.map((entry) => entry.kind)).toEqual(['linksSent'])
    expect(JSON.parse(entries[0]?.payload ?? '{}')).toMatchObject({
      facts: { messages: 1, offers: 1 },
    })
    const handler = await plantStaff(house, ['handler'])
    const undone = await house.client({ token: handler.token })('undoImport', {
      params: { batchId: one.batchId },
      body: { reason: '名单有误' },
      idempotencyKey: randomUUID(),
    })
    expect(undone).toMatchObject({ ok: false, code: 'STATE_REFUSES' })
  })

  it('refuses a list that was undone, another region and another role', async () => {
    const one = await plantCase(house)
    const elsewhere = await plantStaff(house, ['messageDesk'], '37')
    const clerk = await plantStaff(house, ['clerk'])
    const call = (as: string) =>
      house.client({ token: as })('sendLinks', {
        params: { batchId: one.batchId },
        body: {},
        idempotencyKey: randomUUID(),
      })
    expect(await call(elsewhere.token)).toMatchObject({ ok: false, code: 'NOT_FOUND' })
    expect(await call(clerk.token)).toMatchObject({ ok: false, code: 'NOT_ALLOWED' })
    await withWriter(house, (db) =>
      db.updateTable('batch').set({ state: 'undone' }).where('id', '=', one.batchId).execute(),
    )
    expect(await send(one.batchId)).toMatchObject({ ok: false, code: 'STATE_REFUSES' })
    expect(await messagesTo(one.mobile)).toEqual([])
  })
})

describe('the job that sends', () => {
  const sendNow = (sent: string[]) =>
    sendMessageJob(house.services, {
      name: 'outbox',
      async send({ text }) {
        sent.push(text)
        return { kind: 'accepted', providerIds: [] }
      },
    })

  it('sends once, and a moot message not at all', async () => {
    const one = await plantCase(house)
    const gone = await plantCase(house, { batchId: one.batchId })
    await send(one.batchId)
    await withWriter(house, (db) =>
      db
        .updateTable('unit_case')
        .set({ contact_index: 'another phone' })
        .where('id', '=', gone.caseId)
        .execute(),
    )
    const sent: string[] = []
    for (const mobile of [one.mobile, gone.mobile]) {
      const [message] = await messagesTo(mobile)
      if (message === undefined) throw new Error('no message')
      await sendNow(sent)({ messageId: message.id })
      await sendNow(sent)({ messageId: message.id })
    }
    expect(sent).toHaveLength(1)
    expect((await messagesTo(one.mobile)).map(({ state }) => state)).toEqual(['sent'])
    expect((await messagesTo(gone.mobile)).map(({ state }) => state)).toEqual(['failed'])
  })
})
