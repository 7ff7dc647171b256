import { sealNow } from '@wengang/api/evidence/sealer'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anyHistory, historyWithList } from '../../histories/acts.ts'
import { playHistories } from '../../histories/histories.ts'
import { lastBeforeTheCutOff, type Law } from '../../histories/law.ts'
import { openStage, type Stage } from '../../histories/scene.ts'
import { type House, makeHouse } from '../../support/house.ts'
import { plantStaff } from '../../support/plant-staff.ts'

const onPostgres = process.env['WENGANG_TEST_ENGINE'] === 'postgres'
/** Other histories on the other engine; fewer, for there every act takes longer. */
const seed = onPostgres ? 20_240_229 : 20_231_208
const runs = onPostgres ? 400 : 1_000

let house: House
let stage: Stage
beforeAll(async () => {
  house = await makeHouse()
  stage = await openStage(house)
})
afterAll(() => house.close())

/** What must have happened among many histories, or they would prove little. */
const mustHappen = [
  'answer: done',
  'answer: ANSWER_CLOSED',
  'answer: ANSWER_CONFLICT',
  'answer: READING_CHANGED',
  'answer: READING_NEEDED',
  'answer: READING_SPENT',
  'answer: READING_TOO_EARLY',
  'repeat: done',
  'repeat: ANSWER_CONFLICT',
  'account: done',
  'account: STATE_REFUSES',
  'withdraw: done',
  'lapse: done',
  'lapse: STATE_REFUSES',
  'publish: done',
  'publish: STATE_REFUSES',
  'close: done',
  'close: STATE_REFUSES',
  'void: asked',
  'void: SECOND_PERSON_NEEDED',
  'void: done',
  'object: done',
  'find: done',
  'allocate: done',
  'order: done',
  'pay: done',
]

const wrongLaws: Record<string, Law> = {
  'the first answer wins': (acts) => {
    const ruling = lastBeforeTheCutOff(acts)
    const first = acts.find((act) => act === 'ACCEPT' || act === 'DECLINE')
    return { ...ruling, counts: ruling.counts === null ? null : (first ?? null) }
  },
  'a late answer counts': (acts) => lastBeforeTheCutOff(acts.filter((act) => act !== 'cut')),
  'an answer survives a new offer': (acts) =>
    lastBeforeTheCutOff(acts.filter((act) => act !== 'changed')),
  'a void round stays fixed': (acts) => lastBeforeTheCutOff(acts.filter((act) => act !== 'voided')),
}

describe('random histories', { timeout: 600_000 }, () => {
  it('end as the law says', async () => {
    const tally = await playHistories(stage, { runs, seed, history: anyHistory })
    expect(mustHappen.filter((outcome) => !tally.has(outcome))).toEqual([])
  })

  it('with changed lists end as the law says', async () => {
    const tally = await playHistories(stage, { runs: 16, seed, history: historyWithList })
    expect(tally.get('list: done')).toBeGreaterThan(4)
  })

  // That the books find a wrong house out is for the books to prove, on one engine.
  it.each(onPostgres ? [] : Object.entries(wrongLaws))(
    'find out a house in which %s',
    async (_, law) => {
      const failing = playHistories(stage, { runs: 200, seed, history: anyHistory, law, lanes: 1 })
      await expect(failing).rejects.toThrow(
        /again with: npm run histories -- 200 20231208 [\d:]+\)\n.*!! /s,
      )
    },
  )

  it('leave chains, seals and sheets that verify, and answers without gaps', async () => {
    while ((await sealNow(house.services)) > 0);
    const { token } = await plantStaff(house, ['administrator'])
    const report = await house.client({ token })('verifyAudit', { body: {} })
    expect(report).toMatchObject({ ok: true, data: { ok: true, problems: [], unsealed: 0 } })
    const gaps = await house.services.store.read
      .selectFrom('decision')
      .innerJoin('unit_case', 'unit_case.id', 'decision.case_id')
      .select((eb) => ['unit_case.id', eb.fn.countAll<number>().as('answers')])
      .groupBy(['unit_case.id', 'unit_case.decision_seq'])
      .having((eb) =>
        eb.or([
          eb(eb.fn.countAll(), '<>', eb.ref('unit_case.decision_seq')),
          eb(eb.fn.max('decision.seq'), '<>', eb.ref('unit_case.decision_seq')),
        ]),
      )
      .execute()
    expect(gaps).toEqual([])
  })
})
