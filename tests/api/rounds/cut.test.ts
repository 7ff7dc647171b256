import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Client } from '@wengang/contracts'
import { newId } from '@wengang/api/platform/ids'
import { cutRoundCommand, takeCasesStep } from '@wengang/api/rounds/cut-commands'
import { answer, readThrough } from '../../support/answer.ts'
import { plantStaff } from '../../support/plant-staff.ts'
import { type House, makeHouse } from '../../support/house.ts'
import {
  type Firm,
  key,
  must,
  type Office,
  plantFirm,
  plantOffice,
  preparePublicity,
  releasePublicity,
  startPublicity,
} from '../../support/staff-acts.ts'

let house: House
let office: Office
beforeAll(async () => {
  house = await makeHouse()
  office = await plantOffice(house)
})
afterAll(() => house.close())
beforeEach(() => house.clock.set('2023-12-08T10:00:00+08:00'))

/** Firms whose next answer is read and needs only to be sent. */
async function ready(count: number, first: 'ACCEPT' | null, regionCode: string) {
  const firms: (Firm & { readingId: string })[] = []
  for (let number = 0; number < count; number += 1) {
    const firm = await plantFirm(house, first, { regionCode })
    firms.push({ ...firm, readingId: await readThrough(house, firm.client, firm.caseId) })
  }
  return firms
}

async function standing(firms: readonly Firm[]) {
  const rows = await house.services.store.read
    .selectFrom('unit_case')
    .select(['id', 'round_id', 'decision', 'decision_seq', 'last_seq'])
    .where(
      'id',
      'in',
      firms.map(({ caseId }) => caseId),
    )
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}

describe('the cut-off among parallel answers', () => {
  it('has exactly one order: who was before is in, who was after is refused, nothing is lost', async () => {
    const regionCode = '410502'
    const firms = await ready(24, 'ACCEPT', regionCode)
    const send = (firm: (typeof firms)[number]) =>
      answer(house, firm.client, firm.caseId, 'DECLINE', { readingId: firm.readingId })
    const [before, after] = [firms.slice(0, 12), firms.slice(12)]
    const { id } = await preparePublicity(office, regionCode)
    const early = before.map(send)
    const cut = releasePublicity(office, id).then((result) => must(result).round)
    const late = after.map(send)
    const results = await Promise.all([...early, ...late])
    const round = await cut
    const rows = await standing(firms)
    const changed = firms.filter((_, place) => results[place]?.ok)
    for (const [place, firm] of firms.entries()) {
      const result = results[place]
      const row = rows.get(firm.caseId)
      expect(row?.round_id).toBe(round.id)
      expect(row?.decision).toBe(result?.ok ? 'DECLINE' : 'ACCEPT')
      expect(row?.decision_seq).toBe(result?.ok ? 2 : 1)
      if (result?.ok === false) {
        expect(result).toMatchObject({ code: 'ANSWER_CLOSED', details: { choice: 'ACCEPT' } })
      }
    }
    expect(round).toMatchObject({
      accepted: firms.length - changed.length,
      declined: changed.length,
    })
    // Afterwards no answer gets through any more, not even that of a reading from before.
    const again = await Promise.all(
      firms.filter((firm) => !changed.includes(firm)).map((firm) => send(firm)),
    )
    expect(again.every((result) => !result.ok)).toBe(true)
  })

  it('leaves every first answer either on this list or for the next one', async () => {
    const regionCode = '410503'
    await plantFirm(house, 'ACCEPT', { regionCode })
    const firms = await ready(24, null, regionCode)
    const answers = firms.map((firm) =>
      answer(house, firm.client, firm.caseId, 'ACCEPT', { readingId: firm.readingId }),
    )
    const [round] = await Promise.all([startPublicity(office, regionCode), ...answers])
    for (const result of await Promise.all(answers)) must(result)
    const rows = [...(await standing(firms)).values()]
    const listed = rows.filter(({ round_id: id }) => id === round.id)
    const waiting = rows.filter(({ round_id: id }) => id === null)
    expect(listed.length + waiting.length).toBe(firms.length)
    expect(round.accepted).toBe(listed.length + 1)
    if (waiting.length > 0) {
      const next = await startPublicity(office, regionCode)
      expect(next.accepted).toBe(waiting.length)
    }
  })

  it('puts nobody onto a list that is out, though the preparation is asked to go on', async () => {
    const regionCode = '410504'
    await plantFirm(house, 'ACCEPT', { regionCode })
    const round = await startPublicity(office, regionCode)
    const later = await plantFirm(house, 'ACCEPT', { regionCode })
    const step = await house.services.store.write(takeCasesStep, {
      editionId: 'henan-refund-2023',
      regionCode,
      batchIds: null,
      roundId: round.id,
      after: null,
    })
    expect(step).toEqual({ taken: 0, cursor: null })
    expect((await standing([later])).get(later.caseId)?.round_id).toBeNull()
  })
})

describe('a round that was voided while another was prepared', () => {
  it('sends the cut back to look at its cases first', async () => {
    const regionCode = '410506'
    const firm = await plantFirm(house, 'ACCEPT', { regionCode })
    const first = await startPublicity(office, regionCode)
    await plantFirm(house, 'ACCEPT', { regionCode })
    const { id: roundId } = await preparePublicity(office, regionCode)
    for (const client of [office.handler, office.secondHandler]) {
      must(
        await client('voidPublicity', {
          params: { roundId: first.id },
          body: { note: '名单有误，作废' },
          ...key(),
        }),
      )
    }
    const { store, clock } = house.services
    const at = clock.now()
    const cut = await store.write(cutRoundCommand, {
      editionId: 'henan-refund-2023',
      regionCode,
      batchIds: null,
      roundId,
      startsOn: '2023-12-08',
      endsOn: '2023-12-15',
      voidRounds: [],
      jobId: newId(at),
      at,
      cause: { dueAt: at },
    })
    expect(cut).toEqual({ again: true })
    expect((await standing([firm])).get(firm.caseId)?.round_id).toBe(first.id)
    const again = must(await releasePublicity(office, roundId)).round
    expect(again).toMatchObject({ id: roundId, accepted: 2 })
  })
})

describe('two people who act on the same publicity', () => {
  it('make one round and one cut; the others are told', async () => {
    const regionCode = '410505'
    await plantFirm(house, 'ACCEPT', { regionCode })
    const { handler, secondHandler, reviewer } = office
    const second = house.client({ token: (await plantStaff(house, ['reviewer'])).token })
    const prepare = (client: Client) =>
      client('preparePublicity', { body: { regionCode }, ...key() })
    const prepared = await Promise.all([handler, secondHandler].map(prepare))
    expect(codes(prepared)).toEqual(['STATE_REFUSES', 'done'])
    const roundId = prepared.map((one) => (one.ok ? one.data.round.id : '')).join('')
    const released = await Promise.all(
      [reviewer, second].map((client) => releasePublicity({ reviewer: client }, roundId)),
    )
    expect(codes(released)).toEqual(['STATE_REFUSES', 'done'])
    const { rounds } = must(await handler('listRounds', {}))
    expect(rounds.filter((round) => round.regionCode === regionCode)).toMatchObject([
      { state: 'publicity', accepted: 1 },
    ])
  })
})

const codes = (results: readonly ({ ok: true } | { ok: false; code: string })[]) =>
  results.map((result) => (result.ok ? 'done' : result.code)).toSorted()
