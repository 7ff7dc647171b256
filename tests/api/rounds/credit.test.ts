import type { CallOutput, Round } from '@wengang/contracts'
import { completeUscc } from '@wengang/identifiers'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { House } from '../../support/house.ts'
import {
  closeRound,
  type Firm,
  key,
  must,
  offerOf,
  type Office,
  plantFirm,
  openOffice,
  startPublicity,
} from '../../support/staff-acts.ts'
import { underPublicityRule } from '../../support/sqlite-writers.ts'

let house: House
let office: Office
beforeAll(async () => {
  ;({ house, office } = await openOffice())
})
afterAll(() => house.close())
beforeEach(() => house.clock.set('2023-12-08T10:00:00+08:00'))

type Check = CallOutput<'uploadCreditList'>['check']

const file = (...rows: string[]) =>
  new TextEncoder().encode(
    ['严重违法失信名单', '名称,统一社会信用代码,列入日期', ...rows].join('\n'),
  )
const bring = (round: Round, bytes: Uint8Array<ArrayBuffer>) =>
  office.handler('uploadCreditList', {
    params: { roundId: round.id },
    query: { fileName: '名单.csv' },
    file: bytes,
    ...key(),
  })
const lastDay = (round: Round) => house.clock.set(`${round.endsOn}T09:00:00+08:00`)
const stateOf = async (firm: Firm) => (await offerOf(house, firm)).status.state
const decide = (check: Check, line: Check['lines'][number], same: boolean) =>
  office.handler('decideCreditRow', {
    params: { checkId: check.id },
    body: { row: line.row, caseId: line.caseId, same },
    ...key(),
  })
const apply = (check: Check) =>
  office.handler('applyCreditCheck', { params: { checkId: check.id }, body: {}, ...key() })

describe('the credit check of a round', () => {
  it('takes out who is listed by code, and by name only whom a person confirmed', async () => {
    const regionCode = '410802'
    const [listed, named, other, free] = await Promise.all(
      [
        '焦作甲示例有限公司',
        '焦作乙（示例）有限公司',
        '焦作丙示例有限公司',
        '焦作丁示例有限公司',
      ].map((unitName) => plantFirm(house, 'ACCEPT', { regionCode, unitName })),
    )
    if (!listed || !named || !other || !free) throw new Error('no firms')
    const round = await startPublicity(office, regionCode)
    const bytes = file(
      `别的名称,${listed.uscc},2023-11-01`,
      '焦作乙(示例)有限公司,,2023-11-02',
      '焦作丙示例有限公司,不详,2023-11-02',
      '南阳某某示例有限公司,,2023-11-02',
      // A wrong code alone is nobody, and is told rather than dropped.
      ',91410800MA97098XXX,2023-11-02',
      // A code that is right means the unit of that code, whatever name stands beside it.
      `焦作丁示例有限公司,${completeUscc('91410800', 'MA970987')},2023-11-03`,
    )
    expect(await bring(round, bytes)).toMatchObject({ code: 'STATE_REFUSES' })
    lastDay(round)
    const { check } = must(await bring(round, bytes))
    expect(check).toMatchObject({
      rows: 6,
      unknownNames: 2,
      effect: { units: 1, fen: 23_713_710 },
      lines: [{ state: 'open' }, { state: 'open' }, { state: 'matched', unitUscc: listed.uscc }],
    })
    expect(await stateOf(listed)).toBe('publicity')
    const lineOf = (firm: Firm) => check.lines.find(({ caseNo }) => caseNo === firm.caseNo)!
    must(await decide(check, lineOf(other), false))
    const after = must(await decide(check, lineOf(named), true)).check
    expect(after.effect).toEqual({ units: 2, fen: 47_427_420 })
    expect(await decide(check, lineOf(listed), false)).toMatchObject({ code: 'STATE_REFUSES' })

    expect(must(await apply(check))).toMatchObject({ withdrawn: 2, totalFen: 47_427_420, kept: 0 })
    expect(await Promise.all([listed, named, other, free].map(stateOf))).toEqual([
      'withdrawn',
      'withdrawn',
      'publicity',
      'publicity',
    ])
    expect((await offerOf(house, listed)).status.more ?? '').toContain('严重违法失信')
    // The same file again is the same check, and applying it again changes nothing.
    expect(must(await bring(round, bytes)).check).toMatchObject({
      id: check.id,
      effect: { units: 0, fen: 0 },
    })
    expect(must(await apply(check))).toMatchObject({ withdrawn: 0, kept: 0 })
    const { checks } = must(
      await office.finance('listCreditChecks', { params: { roundId: round.id } }),
    )
    expect(checks).toMatchObject([{ id: check.id, appliedBy: '示例handler' }])
    const trace = await house.services.store.read
      .selectFrom('entry')
      .select('payload')
      .where('stream', '=', `case:${listed.caseId}`)
      .where('kind', '=', 'withdrawn')
      .executeTakeFirstOrThrow()
    expect(trace.payload).toContain(check.sha256)
    const standing = () =>
      office.handler('getRoundStanding', { params: { roundId: round.id } }).then(must)
    expect(await standing()).toEqual({
      due: { units: 2, fen: 47_427_420 },
      held: { units: 0, fen: 0 },
      allocated: { units: 0, fen: 0 },
      withdrawn: { units: 2, fen: 47_427_420 },
      corrected: { units: 0, fen: 0 },
      credit: { rule: 'warn', done: true },
    })
    must(await closeRound(house, office.handler, round))
    const params = { roundId: round.id }
    must(await office.handler('allocateRound', { params, body: {}, ...key() }))
    expect(await standing()).toMatchObject({ due: { units: 0 }, allocated: { units: 2 } })
  })

  it('refuses what is not such a list, and a round whose money is allocated', async () => {
    const regionCode = '410803'
    await plantFirm(house, 'ACCEPT', { regionCode })
    const round = await startPublicity(office, regionCode)
    lastDay(round)
    const strange = new TextEncoder().encode('甲,乙\n1,2\n')
    expect(await bring(round, strange)).toMatchObject({ code: 'LIST_REFUSED' })
    must(await closeRound(house, office.handler, round))
    const params = { roundId: round.id }
    const { refusal } = must(await office.handler('listCreditChecks', { params }))
    expect(refusal).toBeNull()
    must(await office.handler('allocateRound', { params, body: {}, ...key() }))
    expect(await bring(round, file('某公司,'))).toMatchObject({ code: 'STATE_REFUSES' })
  })

  it('comes before the close where the edition requires it (S3-34)', async () => {
    const regionCode = '410823'
    const firm = await plantFirm(house, 'ACCEPT', { regionCode })
    const round = await startPublicity(office, regionCode)
    lastDay(round)
    const { check } = must(await bring(round, file('某某示例有限公司,,2023-11-02')))
    const params = { roundId: round.id }
    await underPublicityRule({ creditCheck: 'required' }, async () => {
      expect(must(await office.handler('getRoundStanding', { params }))).toMatchObject({
        credit: { rule: 'required', done: false },
      })
      const refused = await closeRound(house, office.handler, round)
      expect(refused).toMatchObject({ code: 'STATE_REFUSES' })
      expect(JSON.stringify(refused)).toContain('失信核查')
      expect(await stateOf(firm)).toBe('publicity')
      must(await apply(check))
      must(await closeRound(house, office.handler, round))
    })
  })
})

describe('the preview of a round', () => {
  it('counts by answer and region, and leads to the units', async () => {
    const first = await plantFirm(house, 'ACCEPT', { regionCode: '410804' })
    await plantFirm(house, 'DECLINE', { regionCode: '410811' })
    await plantFirm(house, null, { regionCode: '410811' })
    const batchIds = first.batchId
    const ask = (query: { regionCode: string; batchIds?: string }) =>
      office.handler('previewRound', { query })
    expect(must(await ask({ regionCode: '410804' }))).toMatchObject({
      figures: { accepted: { units: 1, fen: 23_713_710 }, declined: { units: 0 } },
      startsOn: '2023-12-08',
      endsOn: '2023-12-15',
      editionHour: null,
    })
    const { regions } = must(await ask({ regionCode: '4108' }))
    expect(regions.find(({ regionCode }) => regionCode === '410811')?.figures).toMatchObject({
      declined: { units: 1 },
      unanswered: { units: 1 },
    })
    expect(must(await ask({ regionCode: '4108', batchIds })).figures.declined.units).toBe(0)
    const { units, next } = must(
      await office.handler('listWaitingUnits', {
        query: { regionCode: '410804', answer: 'accepted' },
      }),
    )
    expect({ units, next }).toMatchObject({ units: [{ caseNo: first.caseNo }], next: null })
    expect(await ask({ regionCode: '42' })).toMatchObject({ code: 'STATE_REFUSES' })
  })
})
