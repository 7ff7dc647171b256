import { setTimeout as sleep } from 'node:timers/promises'
import type { Role } from '@wengang/contracts'
import { openPostgresStore } from '@wengang/api/platform/database/postgres-store'
import type { Store } from '@wengang/api/platform/database/store'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { prepareStorm, type Storm } from '../../histories/storm.ts'
import { besideHouse, type House, makeHouse } from '../../support/house.ts'
import { plantStaff } from '../../support/plant-staff.ts'
import { startPublicity } from '../../support/staff-acts.ts'

/** Four clerks and one phone have a reading each; the phone's serves one answer, whoever sends it. */
const answersPerFirm = 5

const spreadMs = 200

let house: House
let processes: House[]
const stores: Store[] = []

beforeAll(async () => {
  house = await makeHouse()
  const { place } = house.services.store
  if (place.engine === 'postgres') {
    stores.push(await openPostgresStore(place.url, () => {}))
    stores.push(await openPostgresStore(place.url, () => {}))
  }
  const { clock } = house
  processes = [house, ...stores.map((store) => besideHouse(house, { store, clock }))]
})
afterAll(async () => {
  for (const store of stores) await store.close()
  await house.close()
})

async function publish(regionCode: string) {
  const client = async (role: Role) => {
    const { token } = await plantStaff(house, [role])
    return processes.at(-1)!.client({ token })
  }
  return startPublicity(
    { handler: await client('handler'), reviewer: await client('reviewer') },
    regionCode,
  )
}

/** The answers of each firm as the database holds them, with its round. */
async function kept({ firms }: Storm) {
  const { read } = house.services.store
  const rows = await read
    .selectFrom('unit_case')
    .leftJoin('decision', 'decision.case_id', 'unit_case.id')
    .select(['unit_case.id', 'unit_case.round_id', 'decision.seq', 'decision.choice'])
    .where(
      'unit_case.id',
      'in',
      firms.map(({ caseId }) => caseId),
    )
    .orderBy('decision.seq')
    .execute()
  return firms.map(({ caseId }) => {
    const own = rows.filter((row) => row.id === caseId)
    return {
      caseId,
      roundId: own[0]!.round_id,
      answers: own.flatMap(({ seq, choice }) => (seq === null ? [] : [{ seq, choice }])),
    }
  })
}

/** The answers that stand in the chain of a firm. */
async function chained(caseId: string) {
  const entries = await house.services.store.read
    .selectFrom('entry')
    .select(['seq', 'payload', 'prev', 'hash'])
    .where('stream', '=', `case:${caseId}`)
    .orderBy('seq')
    .execute()
  expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, index) => index + 1))
  expect(entries.map(({ prev }) => prev)).toEqual(
    ['', ...entries.map(({ hash }) => hash)].slice(0, -1),
  )
  return entries
    .map(({ payload }) => JSON.parse(payload) as { facts: { seq?: number; choice?: string } })
    .flatMap(({ facts: { seq, choice } }) => (seq === undefined ? [] : [{ seq, choice }]))
}

describe('answers from many sessions and windows at once', { timeout: 120_000 }, () => {
  it('make one order without gaps, and none that was taken is lost', async () => {
    const storm = await prepareStorm(processes, { regionCode: '419001', firms: 8 })
    await Promise.all(storm.answerers.map((answerer) => answerer.run(0)))
    for (const { caseId, answers } of await kept(storm)) {
      const taken = storm.returned.filter((one) => one.caseId === caseId && one.seq !== null)
      expect(answers).toHaveLength(answersPerFirm)
      expect(answers.map(({ seq }) => seq)).toEqual(answers.map((_, index) => index + 1))
      expect(taken.map(({ seq, choice }) => ({ seq, choice })).toSorted(bySeq)).toEqual(answers)
      expect(await chained(caseId)).toEqual(answers)
    }
  })

  // The cut-off comes at the beginning, in the middle and near the end of the storm.
  it.each([0.02, 0.3, 0.6, 0.9])(
    'and a cut-off after %d of them: all before are in, none after',
    async (share) => {
      const regionCode = `4191${String(share * 100).padStart(2, '0')}`
      const storm = await prepareStorm(processes, { regionCode, firms: 10 })
      const silent = storm.firms.slice(0, 2).map(({ caseId }) => caseId)
      const isSilent = ({ caseId }: { caseId: string }) => silent.includes(caseId)
      const now = storm.answerers.filter(({ firm, patient }) => !isSilent(firm) && !patient)
      const later = storm.answerers.filter(({ firm, patient }) => isSilent(firm) || patient)

      const answering = Promise.all(now.map((answerer) => answerer.run(spreadMs)))
      const most = (storm.firms.length - silent.length) * (answersPerFirm - 1)
      while (storm.returned.filter(({ seq }) => seq !== null).length < most * share) {
        await sleep(1)
      }
      const round = await publish(regionCode)
      storm.noteCut()
      await Promise.all([answering, ...later.map((answerer) => answerer.run(0))])

      const firms = await kept(storm)
      const listed = firms.filter(({ roundId }) => roundId === round.id)
      const published = listed.filter(({ answers }) => answers.length > 0)
      for (const { caseId, roundId, answers } of firms) {
        const returned = storm.returned.filter((one) => one.caseId === caseId)
        const taken = returned.filter(({ seq }) => seq !== null)
        expect(taken.map(({ seq, choice }) => ({ seq, choice })).toSorted(bySeq)).toEqual(answers)
        expect(await chained(caseId)).toEqual(answers)
        expect(answers.map(({ seq }) => seq)).toEqual(answers.map((_, index) => index + 1))
        const closed = returned.filter(({ refusal }) => refusal?.code === 'ANSWER_CLOSED')
        if (roundId !== round.id) {
          // It had no answer when the publicity began: it is not on the list and may still answer.
          expect(closed).toEqual([])
          continue
        }
        expect(taken.filter(({ sentAfterCut }) => sentAfterCut)).toEqual([])
        expect(closed.length).toBeGreaterThan(0)
        const { choice } = answers.at(-1)!
        expect(closed.map(({ refusal }) => refusal!.details)).toEqual(
          closed.map(() => ({ choice })),
        )
      }
      expect(firms.filter(isSilent)).toMatchObject([{ roundId: null }, { roundId: null }])
      const lasts = published.map(({ answers }) => answers.at(-1)!.choice)
      expect(round).toMatchObject({
        accepted: lasts.filter((choice) => choice === 'ACCEPT').length,
        declined: lasts.filter((choice) => choice === 'DECLINE').length,
      })
      const page = await house.request(`/notices/${round.id}`)
      const text = await page.text()
      for (const { caseId, answers } of firms) {
        const { unitName } = storm.firms.find((firm) => firm.caseId === caseId)!
        const onList =
          published.some((one) => one.caseId === caseId) && answers.at(-1)!.choice === 'ACCEPT'
        expect([unitName, text.includes(unitName)]).toEqual([unitName, onList])
      }
    },
  )
})

function bySeq(one: { seq: number | null }, other: { seq: number | null }): number {
  return (one.seq ?? 0) - (other.seq ?? 0)
}
