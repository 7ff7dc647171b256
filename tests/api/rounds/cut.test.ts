import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { newId } from '@wengang/api/platform/ids'
import {
  cutRoundCommand,
  openRoundCommand,
  prepareRoundStep,
} from '@wengang/api/rounds/publicity.service'
import { answer, readThrough } from '../../support/answer.ts'
import { type House, makeHouse } from '../../support/house.ts'
import {
  type Firm,
  key,
  must,
  type Office,
  plantFirm,
  plantOffice,
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
    const early = before.map(send)
    const cut = startPublicity(office.handler, regionCode)
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
    const [round] = await Promise.all([startPublicity(office.handler, regionCode), ...answers])
    for (const result of await Promise.all(answers)) must(result)
    const rows = [...(await standing(firms)).values()]
    const listed = rows.filter(({ round_id: id }) => id === round.id)
    const waiting = rows.filter(({ round_id: id }) => id === null)
    expect(listed.length + waiting.length).toBe(firms.length)
    expect(round.accepted).toBe(listed.length + 1)
    if (waiting.length > 0) {
      const next = await startPublicity(office.handler, regionCode)
      expect(next.accepted).toBe(waiting.length)
    }
  })

  it('puts nobody onto a list that is out, though the preparation is asked to go on', async () => {
    const regionCode = '410504'
    await plantFirm(house, 'ACCEPT', { regionCode })
    const round = await startPublicity(office.handler, regionCode)
    const later = await plantFirm(house, 'ACCEPT', { regionCode })
    const step = await house.services.store.write(prepareRoundStep, {
      editionId: 'henan-refund-2023',
      regionCode,
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
    const first = await startPublicity(office.handler, regionCode)
    const { store, clock } = house.services
    const place = { editionId: 'henan-refund-2023' as const, regionCode }
    const act = {
      subject: office.ids.handler,
      key: 'a-key-of-its-own-1',
      endpoint: 'startPublicity',
      bodyHash: '',
      at: clock.now(),
    }
    const { roundId } = await store.write(openRoundCommand, {
      ...place,
      id: newId(clock.now()),
      title: null,
      by: 'system',
      at: clock.now(),
      act,
    })
    for (const client of [office.handler, office.secondHandler]) {
      must(
        await client('voidPublicity', {
          params: { roundId: first.id },
          body: { note: '名单有误，作废' },
          ...key(),
        }),
      )
    }
    const cut = {
      ...place,
      roundId,
      startsOn: '2023-12-08',
      endsOn: '2023-12-15',
      jobId: newId(clock.now()),
      by: 'system',
      at: clock.now(),
      act,
    }
    expect(await store.write(cutRoundCommand, { ...cut, voidRounds: [] })).toEqual({ again: true })
    expect((await standing([firm])).get(firm.caseId)?.round_id).toBe(first.id)
    const again = await startPublicity(office.handler, regionCode)
    expect(again).toMatchObject({ id: roundId, accepted: 1 })
  })
})

describe('two people who start the same publicity', () => {
  it('make one round; the other is told', async () => {
    const regionCode = '410505'
    await plantFirm(house, 'ACCEPT', { regionCode })
    const start = (client: Office['handler']) =>
      client('startPublicity', { body: { regionCode }, ...key() })
    const results = await Promise.all([start(office.handler), start(office.secondHandler)])
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    expect(results.find(({ ok }) => !ok)).toMatchObject({ code: 'STATE_REFUSES' })
    const { rounds } = must(await office.handler('listRounds', {}))
    const published = rounds.filter(
      (round) => round.regionCode === regionCode && round.state === 'publicity',
    )
    expect(published).toHaveLength(1)
  })
})
