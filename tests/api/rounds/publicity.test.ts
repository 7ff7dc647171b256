import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { answer, readThrough } from '../../support/answer.ts'
import type { House } from '../../support/house.ts'
import {
  closeRound,
  freshClient,
  key,
  must,
  offerOf,
  type Office,
  plantFirm,
  openOffice,
  plantOffice,
  preparePublicity,
  releasePublicity,
  startPublicity,
} from '../../support/staff-acts.ts'

let house: House
let office: Office
beforeAll(async () => {
  ;({ house, office } = await openOffice())
})
afterAll(() => house.close())
beforeEach(() => house.clock.set('2023-12-08T10:00:00+08:00'))

describe('starting a publicity', () => {
  it('puts accepted units on the list, closes declines, leaves the silent out (S2-23)', async () => {
    const accepted = await plantFirm(house, 'ACCEPT')
    const declined = await plantFirm(house, 'DECLINE')
    const silent = await plantFirm(house, null)
    const { id } = await preparePublicity(office)
    const { round, notAnswered } = must(await releasePublicity(office, id))
    expect(round).toMatchObject({
      state: 'publicity',
      cutAt: house.clock.now(),
      startsOn: '2023-12-08',
      endsOn: '2023-12-15',
      accepted: 1,
      declined: 1,
      totalFen: 23_713_710,
    })
    expect(notAnswered).toBe(1)
    expect(await offerOf(house, accepted)).toMatchObject({
      status: { state: 'publicity' },
      answerable: false,
    })
    expect(await offerOf(house, declined)).toMatchObject({
      status: { state: 'declined' },
      answerable: false,
    })
    expect(await offerOf(house, silent)).toMatchObject({
      status: { state: 'offered' },
      answerable: true,
    })
  })

  it('refuses every later answer and tells the one that was published', async () => {
    const accepted = await plantFirm(house, 'ACCEPT')
    const readingId = await readThrough(house, accepted.client, accepted.caseId)
    await startPublicity(office)
    const late = await answer(house, accepted.client, accepted.caseId, 'DECLINE', { readingId })
    expect(late).toMatchObject({
      ok: false,
      code: 'ANSWER_CLOSED',
      details: { choice: 'ACCEPT' },
    })
  })

  it('keeps the silent answerable: their answer leaves this round for the next one', async () => {
    const accepted = await plantFirm(house, 'ACCEPT')
    const silent = await plantFirm(house, null)
    const first = await startPublicity(office)
    must(await answer(house, silent.client, silent.caseId, 'ACCEPT'))
    expect(await offerOf(house, silent)).toMatchObject({
      status: { state: 'accepted' },
      answerable: true,
      round: null,
    })
    const second = await startPublicity(office)
    expect(second).toMatchObject({ accepted: 1, declined: 0 })
    expect((await offerOf(house, silent)).round?.id).toBe(second.id)
    expect((await offerOf(house, accepted)).round?.id).toBe(first.id)
  })

  it('takes an answer of 1 January while no cut-off has come: the deadline refuses nothing', async () => {
    const silent = await plantFirm(house, null)
    house.clock.set('2024-01-01T09:00:00+08:00')
    must(await answer(house, await freshClient(house, silent), silent.caseId, 'ACCEPT'))
    const round = await startPublicity(office)
    expect(round).toMatchObject({ startsOn: '2024-01-01', endsOn: '2024-01-08', accepted: 1 })
    expect((await offerOf(house, silent)).status.state).toBe('publicity')
  })

  it('is not for a region without answers, and says so', async () => {
    await plantFirm(house, null, { regionCode: '411303' })
    expect(
      await office.handler('preparePublicity', { body: { regionCode: '411303' }, ...key() }),
    ).toMatchObject({ ok: false, code: 'STATE_REFUSES' })
    const { rounds } = must(await office.handler('listRounds', {}))
    expect(rounds.filter(({ regionCode }) => regionCode === '411303')).toEqual([])
  })

  it('takes the cases of its own region only', async () => {
    const here = await plantFirm(house, 'ACCEPT', { regionCode: '411322' })
    const there = await plantFirm(house, 'ACCEPT', { regionCode: '411323' })
    const round = await startPublicity(office, '411322')
    expect(round).toMatchObject({ accepted: 1, regionCode: '411322' })
    expect((await offerOf(house, here)).status.state).toBe('publicity')
    expect((await offerOf(house, there)).status.state).toBe('accepted')
  })

  it('refuses a year whose holidays nobody has entered', async () => {
    const firm = await plantFirm(house, null)
    house.clock.set('2026-12-28T09:00:00+08:00')
    must(await answer(house, await freshClient(house, firm), firm.caseId, 'ACCEPT'))
    const refused = await office.handler('preparePublicity', {
      body: { regionCode: '41' },
      ...key(),
    })
    expect(refused).toMatchObject({ code: 'CALENDAR_MISSING', details: { year: 2027 } })
    must(
      await office.administrator('loadCalendar', {
        params: { year: 2027 },
        body: { holidays: ['2027-01-01', '2027-01-02', '2027-01-03'], workdays: [] },
        ...key(),
      }),
    )
    const round = await startPublicity(office)
    expect(round).toMatchObject({ startsOn: '2026-12-28', endsOn: '2027-01-05' })
  })

  it('is one act however often it is sent', async () => {
    const firm = await plantFirm(house, 'ACCEPT', { regionCode: '411324' })
    const sameKey = key()
    const prepare = () =>
      office.handler('preparePublicity', { body: { regionCode: '411324' }, ...sameKey })
    const prepared = (await Promise.all([prepare(), prepare()])).map(must)
    expect(prepared[1]).toEqual(prepared[0])
    const params = { roundId: prepared[0]!.round.id }
    const otherKey = key()
    const release = () => office.reviewer('releasePublicity', { params, body: {}, ...otherKey })
    const [one, two] = await Promise.all([release(), release()])
    expect(must(two)).toEqual(must(one))
    expect(must(await release())).toEqual(must(one))
    const { rounds } = must(await office.handler('listRounds', {}))
    expect(rounds.filter(({ regionCode }) => regionCode === '411324')).toHaveLength(1)
    expect((await offerOf(house, firm)).round?.id).toBe(must(one).round.id)
    const other = await office.handler('preparePublicity', {
      body: { regionCode: '411325' },
      ...sameKey,
    })
    expect(other).toMatchObject({ ok: false, code: 'KEY_REUSED' })
  })

  it('writes the round and what its list came to into the chain of the round', async () => {
    await plantFirm(house, 'ACCEPT', { regionCode: '411326' })
    const round = await startPublicity(office, '411326')
    const entries = await house.services.store.read
      .selectFrom('entry')
      .selectAll()
      .where('stream', '=', `round:${round.id}`)
      .orderBy('seq')
      .execute()
    expect(entries.map(({ kind }) => kind)).toEqual(['roundOpened', 'published', 'listPublished'])
    const [, published, list] = entries.map(({ payload }) => JSON.parse(payload) as object)
    expect(published).toMatchObject({
      by: `staff:${office.ids.reviewer}`,
      at: round.cutAt,
      facts: { preparedBy: `staff:${office.ids.handler}` },
    })
    expect(list).toMatchObject({
      facts: { accepted: 1, totalFen: 23_713_710, hash: expect.stringMatching(/^[0-9a-f]{64}$/) },
    })
  })
})

describe('closing a publicity', () => {
  it('waits until the last day has passed in Shanghai', async () => {
    await plantFirm(house, 'ACCEPT', { regionCode: '410102' })
    const round = await startPublicity(office, '410102')
    const close = () =>
      office.handler('closePublicity', { params: { roundId: round.id }, body: {}, ...key() })
    house.clock.set(`${round.endsOn}T23:59:59.999+08:00`)
    expect(await close()).toMatchObject({ ok: false, code: 'STATE_REFUSES' })
    house.clock.set('2023-12-16T00:00:00+08:00')
    expect(must(await close()).round).toMatchObject({ state: 'closed' })
    expect(await close()).toMatchObject({ ok: false, code: 'STATE_REFUSES' })
  })
})

describe('voiding a publicity', () => {
  const note = '名单有误，本批公示作废'
  const voidBy = (client: Office['handler'], roundId: string, words = note) =>
    client('voidPublicity', { params: { roundId }, body: { note: words }, ...key() })

  it('takes two people, and then the answers reopen and may be published again', async () => {
    const accepted = await plantFirm(house, 'ACCEPT', { regionCode: '410103' })
    const declined = await plantFirm(house, 'DECLINE', { regionCode: '410103' })
    const round = await startPublicity(office, '410103')
    const asked = must(await voidBy(office.handler, round.id))
    expect(asked).toMatchObject({
      voided: false,
      round: { state: 'publicity', voidRequestedBy: '示例handler' },
    })
    expect((await offerOf(house, accepted)).answerable).toBe(false)
    expect(await voidBy(office.handler, round.id)).toMatchObject({ code: 'SECOND_PERSON_NEEDED' })
    const confirmed = must(await voidBy(office.administrator, round.id, '经复核同意作废'))
    expect(confirmed).toMatchObject({ voided: true, round: { state: 'void' } })

    expect(await offerOf(house, accepted)).toMatchObject({
      status: { state: 'accepted' },
      answerable: true,
    })
    must(await answer(house, await freshClient(house, declined), declined.caseId, 'ACCEPT'))
    const again = await startPublicity(office, '410103')
    expect(again).toMatchObject({ accepted: 2, declined: 0 })
    const kept = await house.services.store.read
      .selectFrom('round')
      .select('void_note')
      .where('id', '=', round.id)
      .executeTakeFirstOrThrow()
    expect(kept.void_note).toBe(note)
  })

  it('closes open objections, which do not come back with the next round', async () => {
    const firm = await plantFirm(house, 'ACCEPT', { regionCode: '410104' })
    const round = await startPublicity(office, '410104')
    must(
      await office.clerk('recordObjection', {
        params: { roundId: round.id },
        body: { caseNo: firm.caseNo, channel: 'phone', text: '裁员人数不对' },
        ...key(),
      }),
    )
    expect((await offerOf(house, firm)).status.state).toBe('objected')
    must(await voidBy(office.handler, round.id))
    must(await voidBy(office.secondHandler, round.id))
    expect((await offerOf(house, firm)).status.state).toBe('accepted')
    await startPublicity(office, '410104')
    expect((await offerOf(house, firm)).status.state).toBe('publicity')
    const objection = await house.services.store.read
      .selectFrom('objection')
      .select(['state', 'finding'])
      .where('round_id', '=', round.id)
      .executeTakeFirstOrThrow()
    expect(objection).toMatchObject({ state: 'dismissed', finding: expect.stringContaining(note) })
  })

  it('is refused once allocation has begun', async () => {
    await plantFirm(house, 'ACCEPT', { regionCode: '410105' })
    const round = await startPublicity(office, '410105')
    must(await closeRound(house, office.handler, round))
    must(
      await office.handler('allocateRound', {
        params: { roundId: round.id },
        body: {},
        ...key(),
      }),
    )
    expect(await voidBy(office.handler, round.id)).toMatchObject({
      ok: false,
      code: 'STATE_REFUSES',
    })
  })
})

describe('a region', () => {
  it('lets the counter of a county take an objection against the round of its province', async () => {
    await plantFirm(house, 'ACCEPT', { regionCode: '410108' })
    const round = await startPublicity(office, '410000')
    expect(round.regionCode).toBe('41')
    const county = await plantOffice(house, '410181')
    const { rounds } = must(await county.clerk('listRounds', {}))
    expect(rounds.map(({ id }) => id)).toContain(round.id)
    const params = { roundId: round.id }
    const body = {
      unitName: '巩义市未列入示例有限公司',
      channel: 'window' as const,
      text: '未列入',
    }
    must(await county.clerk('recordObjection', { params, body, ...key() }))
    expect(await county.handler('closePublicity', { params, body: {}, ...key() })).toMatchObject({
      code: 'NOT_FOUND',
    })
  })

  it('hides rounds outside it', async () => {
    await plantFirm(house, 'ACCEPT', { regionCode: '410106' })
    const round = await startPublicity(office, '410106')
    const nanyang = await plantOffice(house, '4113')
    expect(must(await nanyang.handler('listRounds', {})).rounds.map(({ id }) => id)).not.toContain(
      round.id,
    )
    const params = { roundId: round.id }
    const refused = [
      await nanyang.handler('closePublicity', { params, body: {}, ...key() }),
      await nanyang.handler('voidPublicity', { params, body: { note: '作废公示名单' }, ...key() }),
      await nanyang.handler('allocateRound', { params, body: {}, ...key() }),
      await nanyang.reviewer('releasePublicity', { params, body: {}, ...key() }),
      await nanyang.reviewer('refusePublicity', { params, body: { note: '外地' }, ...key() }),
      await nanyang.finance('orderPayments', { params, body: {}, ...key() }),
      await nanyang.clerk('recordObjection', {
        params,
        body: { unitName: '某单位', channel: 'letter', text: '没有列入' },
        ...key(),
      }),
    ]
    expect(refused.map((result) => (result.ok ? 'ok' : result.code))).toEqual(
      refused.map(() => 'NOT_FOUND'),
    )
    expect(
      await nanyang.handler('preparePublicity', { body: { regionCode: '4101' }, ...key() }),
    ).toMatchObject({ ok: false, code: 'STATE_REFUSES' })
  })
})
