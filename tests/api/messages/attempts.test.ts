import { takeSmsReceipt, tidyReceipts } from '@wengang/api/messages/receipts'
import { sendMessageJob } from '@wengang/api/messages/send-message'
import type { SendOutcome, SmsReceipt } from '@wengang/api/messages/sms-transport'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type House, makeHouse } from '../../support/house.ts'
import { plantCase, type PlantedCase } from '../../support/plant.ts'
import { plantLink } from '../../support/plant-link.ts'

const hour = 3_600_000

let house: House
beforeAll(async () => {
  house = await makeHouse()
})
afterAll(() => house.close())

let firm: PlantedCase
let messageId: string
let ids: { one: string; two: string }
let counted = 0
beforeEach(async () => {
  firm = await plantCase(house)
  messageId = await planted()
  counted += 1
  ids = { one: `${counted}-1`, two: `${counted}-2` }
})

const planted = async (): Promise<string> => (await plantLink(house, [firm])).messageId

/** Sends by a provider that answers so; tells how often it was called. */
async function send(answer: () => Promise<SendOutcome>, id = messageId): Promise<number> {
  let calls = 0
  const job = sendMessageJob(house.services, {
    name: 'smpp',
    async send() {
      calls += 1
      return await answer()
    },
  })
  await job({ messageId: id })
  return calls
}

const accepted = (...providerIds: string[]) => send(async () => ({ kind: 'accepted', providerIds }))

/** A process that is gone after the call: nothing of it is ever heard again. */
async function sendAndDie(id = messageId): Promise<void> {
  let called = (): void => {}
  const call = new Promise<void>((resolve) => {
    called = resolve
  })
  void send(() => {
    called()
    return new Promise<never>(() => {})
  }, id)
  await call
}

const receipt = (providerId: string, state: SmsReceipt['state'] = 'delivered') =>
  takeSmsReceipt(house.services, 'smpp', { providerId, mobile: firm.mobile, state, fault: null })

const message = (id = messageId) =>
  house.services.store.read
    .selectFrom('message')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
const state = async (id = messageId) => (await message(id)).state
const kept = async () =>
  (
    await house.services.store.read
      .selectFrom('sms_receipt')
      .select('provider_id')
      .where('mobile_index', '=', firm.mobileIndex)
      .orderBy('provider_id')
      .execute()
  ).map((row) => row.provider_id)

describe('a message that the gateway takes', () => {
  it('is noted before the call and afterwards with the ids of its parts', async () => {
    const during: string[] = []
    await send(async () => {
      during.push(await state())
      return { kind: 'accepted', providerIds: [ids.one, ids.two] }
    })
    expect(during).toEqual(['submitting'])
    expect(await message()).toMatchObject({ state: 'sent', provider: 'smpp', parts: 2 })
    const parts = await house.services.store.read
      .selectFrom('message_part')
      .select(['part', 'provider_id', 'state'])
      .where('message_id', '=', messageId)
      .orderBy('part')
      .execute()
    expect(parts).toEqual([
      { part: 1, provider_id: ids.one, state: 'accepted' },
      { part: 2, provider_id: ids.two, state: 'accepted' },
    ])
    expect(await accepted('again')).toBe(0)
  })

  it('is delivered when all its parts are, whatever comes twice', async () => {
    await accepted(ids.one, ids.two)
    await receipt(ids.two)
    await receipt(ids.two)
    expect(await state()).toBe('sent')
    await receipt(ids.one)
    expect(await state()).toBe('delivered')
    await receipt(ids.one, 'undelivered')
    expect(await state()).toBe('delivered')
  })

  it('stays lost when a late word says otherwise', async () => {
    await accepted(ids.one)
    await receipt(ids.one, 'expired')
    await receipt(ids.one, 'delivered')
    expect(await state()).toBe('expired')
  })

  it('takes receipts that came before its ids were noted', async () => {
    await send(async () => {
      await receipt(ids.two)
      await receipt(ids.one)
      expect(await kept()).toEqual([ids.one, ids.two])
      return { kind: 'accepted', providerIds: [ids.one, ids.two] }
    })
    expect(await state()).toBe('delivered')
    expect(await kept()).toEqual([])
  })

  it('is unknown after 72 hours of silence, and a later word still counts', async () => {
    await accepted(ids.one)
    house.clock.advance(72 * hour)
    await tidyReceipts(house.services, 'smpp')
    expect(await state()).toBe('sent')
    house.clock.advance(1)
    await tidyReceipts(house.services, 'smpp')
    expect(await state()).toBe('unknown')
    await receipt(ids.one)
    expect(await state()).toBe('delivered')
  })
})

describe('a message that the gateway does not take', () => {
  it('goes back when that is certain, and out again later', async () => {
    await expect(send(async () => ({ kind: 'notTaken', fault: 'full' }))).rejects.toThrow('full')
    expect(await message()).toMatchObject({ state: 'queued', attempt_id: null, fault: 'full' })
    expect(await accepted(ids.one)).toBe(1)
    expect(await message()).toMatchObject({ state: 'sent', fault: null })
  })

  it('ends when it is refused for good', async () => {
    await send(async () => ({ kind: 'rejected', fault: 'ESME_RINVDSTADR', providerIds: [] }))
    expect(await message()).toMatchObject({ state: 'rejected', fault: 'ESME_RINVDSTADR' })
    expect(await accepted(ids.one)).toBe(0)
  })

  it('is unknown when the provider may have it, and is not sent again', async () => {
    await send(async () => ({ kind: 'unknown', fault: 'cut', providerIds: [] }))
    expect(await state()).toBe('unknown')
    expect(await accepted(ids.one)).toBe(0)
  })

  it('is unknown when the transport itself breaks', async () => {
    await send(() => Promise.reject(new TypeError('a fault of ours')))
    expect(await message()).toMatchObject({ state: 'unknown', fault: 'TypeError' })
  })
})

describe('a message whose process died after the call', () => {
  it('is unknown when its job comes back, and never sent again', async () => {
    await sendAndDie()
    expect(await state()).toBe('submitting')
    expect(await accepted(ids.one)).toBe(0)
    expect(await message()).toMatchObject({ state: 'unknown', fault: 'abandoned' })
    expect(await accepted(ids.one)).toBe(0)
  })

  it('is settled by a receipt that can belong to no other message', async () => {
    const { parts } = await message()
    await sendAndDie()
    await accepted()
    for (let part = 1; part <= parts; part += 1) await receipt(`${ids.one}-${part}`)
    expect(await state()).toBe('delivered')
    await receipt(`${ids.one}-${parts}`)
    expect(await kept()).toEqual([])
  })

  it('is settled by a receipt that came while the call was under way', async () => {
    await sendAndDie()
    await receipt(ids.one, 'undelivered')
    expect(await state()).toBe('submitting')
    await accepted()
    expect(await state()).toBe('undelivered')
  })

  it('leaves a receipt alone that could belong to either of two', async () => {
    const other = await planted()
    await sendAndDie()
    await sendAndDie(other)
    await send(async () => ({ kind: 'accepted', providerIds: [] }))
    await send(async () => ({ kind: 'accepted', providerIds: [] }), other)
    await receipt(ids.one)
    expect([await state(), await state(other)]).toEqual(['unknown', 'unknown'])
    expect(await kept()).toEqual([ids.one])
  })

  it('does not take the receipt of a message that is just being sent', async () => {
    const other = await planted()
    await sendAndDie()
    await accepted()
    await send(async () => {
      await receipt(ids.two, 'undelivered')
      return { kind: 'accepted', providerIds: [ids.two] }
    }, other)
    expect([await state(), await state(other)]).toEqual(['unknown', 'undelivered'])
  })

  it('gives way to what a slow process knows after all', async () => {
    let answer: (outcome: SendOutcome) => void = () => {}
    const slow = send(
      () =>
        new Promise<SendOutcome>((resolve) => {
          answer = resolve
        }),
    )
    await expect.poll(() => state()).toBe('submitting')
    await accepted()
    expect(await state()).toBe('unknown')
    answer({ kind: 'accepted', providerIds: [ids.one] })
    expect(await slow).toBe(1)
    expect(await state()).toBe('sent')
  })
})
