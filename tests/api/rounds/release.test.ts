import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { answer } from '../../support/answer.ts'
import type { House } from '../../support/house.ts'
import { plantStaff } from '../../support/plant-staff.ts'
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
} from '../../support/staff-acts.ts'
import { underPublicityRule } from '../../support/sqlite-writers.ts'

let house: House
let office: Office
beforeAll(async () => {
  ;({ house, office } = await openOffice())
})
afterAll(() => house.close())
beforeEach(() => house.clock.set('2023-12-08T10:00:00+08:00'))

const hour = Date.parse('2023-12-09T02:00:00+08:00')
const note = '名单还要再核对'

const roundOf = async (roundId: string) =>
  must(await office.reviewer('getRound', { params: { roundId } }))
const stop = (
  client: Office['handler'],
  how: 'refusePublicity' | 'withdrawPublicity',
  id: string,
) => client(how, { params: { roundId: id }, body: { note }, ...key() })

/** Prepared for two o'clock of the next morning. */
async function preparedForTheNight(regionCode: string) {
  const body = { regionCode, cutAt: hour }
  return must(await office.handler('preparePublicity', { body, ...key() })).round
}

describe('a prepared round', () => {
  it('waits for another person with its numbers, and holds no answer', async () => {
    const regionCode = '410702'
    const accepted = await plantFirm(house, 'ACCEPT', { regionCode })
    await plantFirm(house, 'DECLINE', { regionCode })
    await plantFirm(house, null, { regionCode })
    const round = await preparePublicity(office, regionCode)
    expect(round).toMatchObject({ state: 'waiting', accepted: 1, declined: 1, cutAt: null })
    const { releases } = must(await office.reviewer('listReleases', {}))
    expect(releases.find(({ subjectId }) => subjectId === round.id)).toMatchObject({
      kind: 'cutOff',
      mine: true,
      summary: expect.stringMatching(
        /列入 1 家，合计 237,137\.10 元；放弃 1 家；没有答复、不列入 1 家；复核通过后立即截止/,
      ),
    })
    // Who reviews it sees who is in and who is not, before and after the cut.
    const unitsOf = async (part?: 'accepted' | 'unanswered') => {
      const query = part === undefined ? {} : { part }
      const params = { roundId: round.id }
      return must(await office.reviewer('listRoundUnits', { params, query })).units
    }
    expect(await unitsOf('accepted')).toMatchObject([
      { caseNo: accepted.caseNo, listed: true, words: '已确认享受' },
    ])
    expect((await unitsOf()).map(({ listed }) => listed).toSorted()).toEqual([false, false, true])
    must(await answer(house, accepted.client, accepted.caseId, 'DECLINE'))
    expect(await roundOf(round.id)).toMatchObject({
      prepared: { accepted: { units: 1, fen: 23_713_710 }, declined: { units: 1 } },
      now: { accepted: { units: 0 }, declined: { units: 2 }, unanswered: { units: 1 } },
      release: { state: 'waiting', mine: true },
      mayWithdraw: false,
    })
    const page = await house.request(`/notices/${round.id}`)
    expect(page.status).toBe(404)
    must(await releasePublicity(office, round.id))
    expect(await offerOf(house, accepted)).toMatchObject({ answerable: false })
    expect(await unitsOf('unanswered')).toMatchObject([{ listed: false, words: '待确认' }])
    expect(await unitsOf()).toHaveLength(3)
  })

  it('is released by somebody else than who prepared it', async () => {
    const regionCode = '410703'
    await plantFirm(house, 'ACCEPT', { regionCode })
    const { handler: both } = await plantOffice(house)
    const body = { regionCode }
    const { round } = must(await both('preparePublicity', { body, ...key() }))
    expect(await stop(office.handler, 'withdrawPublicity', round.id)).toMatchObject({
      code: 'SECOND_PERSON_NEEDED',
    })
    expect(await both('releasePublicity', { params: { roundId: round.id }, body: {}, ...key() }))
      // A handler's roles do not cover it; one with both roles is refused as the same person.
      .toMatchObject({ code: 'NOT_ALLOWED' })
    const { id, token } = await plantStaff(house, ['handler', 'reviewer'])
    must(await stop(both, 'withdrawPublicity', round.id))
    const alone = house.client({ token })
    const own = must(await alone('preparePublicity', { body, ...key() })).round
    expect(await releasePublicity({ reviewer: alone }, own.id)).toMatchObject({
      code: 'SECOND_PERSON_NEEDED',
    })
    expect(await stop(alone, 'refusePublicity', own.id)).toMatchObject({
      code: 'SECOND_PERSON_NEEDED',
    })
    const row = await house.services.store.read
      .selectFrom('round')
      .select(['state', 'created_by'])
      .where('id', '=', own.id)
      .executeTakeFirstOrThrow()
    expect(row).toEqual({ state: 'preparing', created_by: `staff:${id}` })
  })

  it('keeps others of the same place away until it is refused, with words', async () => {
    const regionCode = '410704'
    const firm = await plantFirm(house, 'ACCEPT', { regionCode })
    const round = await preparePublicity(office, regionCode)
    for (const place of [regionCode, '4107']) {
      const body = { regionCode: place }
      const other = await office.secondHandler('preparePublicity', { body, ...key() })
      expect(other).toMatchObject({ code: 'STATE_REFUSES' })
      expect(JSON.stringify(other)).toContain(round.title)
    }
    const refused = must(await stop(office.reviewer, 'refusePublicity', round.id)).round
    expect(refused).toMatchObject({ state: 'dropped', voidNote: note, accepted: 1 })
    expect(await roundOf(round.id)).toMatchObject({
      now: null,
      release: { state: 'refused', note },
    })
    expect(await releasePublicity(office, round.id)).toMatchObject({ code: 'STATE_REFUSES' })
    expect((await house.request(`/notices/${round.id}`)).status).toBe(404)
    expect((await offerOf(house, firm)).answerable).toBe(true)
    const next = await preparePublicity(office, regionCode)
    expect(next.title).toBe(round.title)
    must(await releasePublicity(office, next.id))
  })

  it('is for the lists that were chosen', async () => {
    const regionCode = '410705'
    const chosen = await plantFirm(house, 'ACCEPT', { regionCode })
    const other = await plantFirm(house, 'ACCEPT', { regionCode })
    const prepare = (batchIds: string[]) =>
      office.handler('preparePublicity', { body: { regionCode, batchIds }, ...key() })
    const unknown = '00000000-0000-7000-8000-000000000000'
    expect(await prepare([chosen.batchId, unknown])).toMatchObject({ code: 'STATE_REFUSES' })
    const { round } = must(await prepare([chosen.batchId]))
    expect(round).toMatchObject({ accepted: 1, batchIds: [chosen.batchId] })
    expect(must(await releasePublicity(office, round.id))).toMatchObject({
      round: { accepted: 1 },
      notAnswered: 0,
    })
    expect((await offerOf(house, chosen)).status.state).toBe('publicity')
    expect((await offerOf(house, other)).status.state).toBe('accepted')
  })
})

describe('a round for an hour (S3-33)', () => {
  it('is cut by itself at its hour, not before, and counts its days from there', async () => {
    const regionCode = '410706'
    const firm = await plantFirm(house, 'ACCEPT', { regionCode })
    const { id } = await preparedForTheNight(regionCode)
    const released = must(await releasePublicity(office, id))
    expect(released.round).toMatchObject({ state: 'scheduled', cutDueAt: hour, cutAt: null })
    house.clock.set('2023-12-09T01:59:59.999+08:00')
    await house.runJobs()
    expect((await roundOf(id)).round.state).toBe('scheduled')
    must(await answer(house, await freshClient(house, firm), firm.caseId, 'ACCEPT'))
    house.clock.set('2023-12-09T02:00:00+08:00')
    await house.runJobs()
    const { round } = await roundOf(id)
    expect(round).toMatchObject({
      state: 'publicity',
      cutAt: hour,
      startsOn: '2023-12-09',
      endsOn: '2023-12-15',
      accepted: 1,
    })
    expect((await offerOf(house, firm)).status.state).toBe('publicity')
    const cut = await house.services.store.read
      .selectFrom('entry')
      .select('payload')
      .where('stream', '=', `round:${id}`)
      .where('kind', '=', 'published')
      .executeTakeFirstOrThrow()
    expect(JSON.parse(cut.payload)).toMatchObject({ by: 'system', facts: { cutDueAt: hour } })
    must(await closeRound(house, office.handler, round))
  })

  it('is taken back before its hour by either person, and the hour passes over it', async () => {
    const regionCode = '410707'
    const firm = await plantFirm(house, 'ACCEPT', { regionCode })
    for (const client of [office.handler, office.reviewer]) {
      house.clock.set('2023-12-08T10:00:00+08:00')
      const { id } = await preparedForTheNight(regionCode)
      must(await releasePublicity(office, id))
      expect((await roundOf(id)).mayWithdraw).toBe(true)
      expect(must(await stop(client, 'withdrawPublicity', id)).round.state).toBe('dropped')
      house.clock.set('2023-12-09T02:00:00+08:00')
      await house.runJobs()
      expect((await roundOf(id)).round.state).toBe('dropped')
      expect(await stop(client, 'withdrawPublicity', id)).toMatchObject({ code: 'STATE_REFUSES' })
    }
    expect((await offerOf(house, firm)).answerable).toBe(true)
  })

  it('takes an hour that lies ahead, and must be released before it', async () => {
    const regionCode = '410708'
    await plantFirm(house, 'ACCEPT', { regionCode })
    const past = { regionCode, cutAt: house.clock.now() }
    expect(await office.handler('preparePublicity', { body: past, ...key() })).toMatchObject({
      code: 'STATE_REFUSES',
    })
    const { id } = await preparedForTheNight(regionCode)
    house.clock.set('2023-12-09T02:00:00+08:00')
    expect(await releasePublicity(office, id)).toMatchObject({ code: 'STATE_REFUSES' })
    must(await stop(office.reviewer, 'refusePublicity', id))
  })

  it('is given up at its hour when nobody is left whom it could publish', async () => {
    const regionCode = '410711'
    const firm = await plantFirm(house, 'ACCEPT', { regionCode })
    const { id } = await preparedForTheNight(regionCode)
    must(await releasePublicity(office, id))
    const params = { caseNo: firm.caseNo }
    must(await office.handler('withdrawOffer', { params, body: { reason: '重复' }, ...key() }))
    house.clock.set('2023-12-09T02:00:01+08:00')
    await house.runJobs()
    expect((await roundOf(id)).round).toMatchObject({
      state: 'dropped',
      voidNote: expect.stringContaining('没有单位'),
    })
  })

  it('is for the hour of its edition where that has one, and for its own where somebody chose', async () => {
    const regionCode = '410721'
    const firm = await plantFirm(house, 'ACCEPT', { regionCode })
    await underPublicityRule({ cutAt: 3 }, async () => {
      const query = { regionCode }
      const hourOfEdition = Date.parse('2023-12-09T03:00:00+08:00')
      expect(must(await office.handler('previewRound', { query }))).toMatchObject({
        editionHour: 3,
        cutAt: hourOfEdition,
        startsOn: '2023-12-09',
      })
      const { id } = await preparePublicity(office, regionCode)
      expect(must(await releasePublicity(office, id)).round).toMatchObject({
        state: 'scheduled',
        cutDueAt: hourOfEdition,
      })
      must(await stop(office.reviewer, 'withdrawPublicity', id))
      const own = await preparedForTheNight(regionCode)
      expect(must(await releasePublicity(office, own.id)).round.cutDueAt).toBe(hour)
      house.clock.set('2023-12-09T02:00:00+08:00')
      await house.runJobs()
      expect((await offerOf(house, firm)).status.state).toBe('publicity')
    })
  })
})
