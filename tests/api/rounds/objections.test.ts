import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { answer } from '../../support/answer.ts'
import type { House } from '../../support/house.ts'
import {
  closeRound,
  type Firm,
  freshClient,
  key,
  must,
  offerOf,
  type Office,
  plantFirm,
  openOffice,
  startPublicity,
} from '../../support/staff-acts.ts'

let house: House
let office: Office
let region = 410_200
beforeAll(async () => {
  ;({ house, office } = await openOffice())
})
afterAll(() => house.close())
beforeEach(() => {
  house.clock.set('2023-12-08T10:00:00+08:00')
  region += 1
})

/** A round of its own with one accepted unit. */
async function published() {
  const regionCode = String(region)
  const firm = await plantFirm(house, 'ACCEPT', { regionCode })
  return { regionCode, firm, round: await startPublicity(office, regionCode) }
}

const object = (roundId: string, body: { caseNo?: string; unitName?: string }) =>
  office.clerk('recordObjection', {
    params: { roundId },
    body: { ...body, channel: 'window', text: '与事实不符' },
    ...key(),
  })

const decide = (
  objectionId: string,
  effect: 'dismissed' | 'excluded' | 'changed',
  baseFen?: number,
) =>
  office.handler('decideObjection', {
    params: { objectionId },
    body: { effect, finding: '经核实处理', ...(baseFen === undefined ? {} : { baseFen }) },
    ...key(),
  })

async function objected() {
  const scene = await published()
  const { objection } = must(await object(scene.round.id, { caseNo: scene.firm.caseNo }))
  return { ...scene, objection }
}

async function messagesOf(firm: Firm) {
  return house.services.store.read
    .selectFrom('message')
    .innerJoin('message_case', 'message_case.message_id', 'message.id')
    .select('kind')
    .where('case_id', '=', firm.caseId)
    .execute()
}

describe('an objection against a listed unit', () => {
  it('are listed for their round, undecided ones first, and for no other', async () => {
    const { round, objection } = await objected()
    const { objection: second } = must(await object(round.id, { unitName: '巩义市未列入有限公司' }))
    must(await decide(objection.id, 'dismissed'))
    const list = async (roundId: string) =>
      must(await office.handler('listObjections', { params: { roundId } })).objections
    expect(await list(round.id)).toMatchObject([
      { id: second.id, state: 'open', kind: 'notListed', text: '与事实不符', decidedAt: null },
      { id: objection.id, state: 'dismissed', effect: 'dismissed', finding: '经核实处理' },
    ])
    const search = async (query: { state?: 'open' | 'dismissed'; regionCode?: string }) =>
      must(
        await office.finance('searchObjections', { query: { roundId: round.id, ...query } }),
      ).objections.map(({ id }) => id)
    expect(await search({})).toEqual([second.id, objection.id])
    expect(await search({ state: 'dismissed' })).toEqual([objection.id])
    expect(await search({ regionCode: '4199' })).toEqual([])
    expect(await list((await published()).round.id)).toEqual([])
  })

  it('finds the listed unit by its name or code, so that its money is held, and no wrong number', async () => {
    const { firm, round } = await published()
    const byName = (unitName: string) => object(round.id, { unitName })
    const { objection } = must(await byName(firm.unitName))
    expect(objection).toMatchObject({ kind: 'listed', caseNo: firm.caseNo })
    expect((await offerOf(house, firm)).status.state).toBe('objected')
    must(await decide(objection.id, 'dismissed'))
    expect(must(await byName(` ${firm.uscc.toLowerCase()}`)).objection.caseNo).toBe(firm.caseNo)
    expect(await object(round.id, { caseNo: 'AAA-BBB-CCC' })).toMatchObject({
      code: 'INVALID_INPUT',
    })
  })

  it('holds the case until it is decided', async () => {
    const { firm, objection, round } = await objected()
    expect(objection).toMatchObject({
      kind: 'listed',
      state: 'open',
      caseNo: firm.caseNo,
      unitName: firm.unitName,
    })
    expect((await offerOf(house, firm)).status.state).toBe('objected')
    expect(await object(round.id, { caseNo: firm.caseNo })).toMatchObject({
      ok: false,
      code: 'STATE_REFUSES',
      message: '异议还在处理中。',
    })
    must(await closeRound(house, office.handler, round))
    const held = must(
      await office.handler('allocateRound', { params: { roundId: round.id }, body: {}, ...key() }),
    )
    expect(held).toEqual({ allocated: 0, totalFen: 0, heldByObjection: 1 })
    must(await decide(objection.id, 'dismissed'))
    const free = must(
      await office.handler('allocateRound', { params: { roundId: round.id }, body: {}, ...key() }),
    )
    expect(free).toEqual({ allocated: 1, totalFen: 23_713_710, heldByObjection: 0 })
  })

  it('that is dismissed leaves the unit on the list', async () => {
    const { firm, objection } = await objected()
    expect(must(await decide(objection.id, 'dismissed')).objection).toMatchObject({
      state: 'dismissed',
      finding: '经核实处理',
    })
    expect((await offerOf(house, firm)).status.state).toBe('publicity')
    expect(await decide(objection.id, 'excluded')).toMatchObject({ code: 'STATE_REFUSES' })
  })

  it('that excludes the unit withdraws its offer with the finding as reason', async () => {
    const { firm, objection } = await objected()
    expect(must(await decide(objection.id, 'excluded')).objection.state).toBe('upheld')
    expect((await offerOf(house, firm)).status).toMatchObject({
      state: 'withdrawn',
      more: '经核实处理',
    })
  })

  it('that changes the amount makes a new version outside the round, and the firm is told', async () => {
    const { firm, regionCode, round, objection: found } = await objected()
    const objection = { ...found, roundId: round.id }
    expect(await decide(objection.id, 'changed')).toMatchObject({ code: 'INVALID_INPUT' })
    must(await decide(objection.id, 'changed', 10_000_001))
    const offer = await offerOf(house, firm)
    expect(offer).toMatchObject({
      status: { state: 'offered' },
      answerable: true,
      changed: true,
      amountFen: 3_000_000,
      figures: { version: 2, baseFen: 10_000_001, accountTail: '0046' },
      round: null,
    })
    expect(await messagesOf(firm)).toContainEqual({ kind: 'offerChanged' })
    // What was published still adds up: the unit left the list, and that is told.
    const params = { roundId: objection.roundId }
    const left = { lines: 1, totalFen: 23_713_710 }
    expect(must(await office.finance('getRoundTotals', { params })).totals).toMatchObject({
      published: left,
      listed: left,
      corrected: left,
    })
    const standing = must(await office.handler('getRoundStanding', { params }))
    expect(standing).toMatchObject({ corrected: { units: 1, fen: 23_713_710 }, due: { units: 0 } })
    const page = await (await house.request(`/notices/${objection.roundId}`)).text()
    expect(page).toContain('公示后移出 1 家，现在共 0 家单位，合计 0.00 元')
    must(await answer(house, await freshClient(house, firm), firm.caseId, 'ACCEPT'))
    const next = await startPublicity(office, regionCode)
    expect(next).toMatchObject({ accepted: 1, totalFen: 3_000_000 })
  })

  it('is closed when the offer is withdrawn', async () => {
    const { firm, objection, round } = await objected()
    must(
      await office.handler('withdrawOffer', {
        params: { caseNo: firm.caseNo },
        body: { reason: '单位已注销' },
        ...key(),
      }),
    )
    expect(await decide(objection.id, 'dismissed')).toMatchObject({ code: 'STATE_REFUSES' })
    const params = { roundId: round.id }
    const [closed] = must(await office.handler('listObjections', { params })).objections
    // Nobody found it wrong: the withdrawal left nothing to find.
    expect(closed).toMatchObject({ effect: 'overtaken', finding: '已撤回：单位已注销' })
    const { units } = must(
      await office.clerk('listRoundUnits', { params, query: { part: 'withdrawn' } }),
    )
    expect(units).toMatchObject([{ caseNo: firm.caseNo, listed: true, words: '已撤回' }])
    const row = await house.services.store.read
      .selectFrom('unit_case')
      .select(['stage', 'objection_open'])
      .where('id', '=', firm.caseId)
      .executeTakeFirst()
    expect(row).toEqual({ stage: 'withdrawn', objection_open: 0 })
  })
})

describe('an objection against not being listed', () => {
  it('is kept with the round and holds nobody', async () => {
    const { round, firm } = await published()
    const { objection } = must(await object(round.id, { unitName: '巩义市未列入示例有限公司' }))
    expect(objection).toMatchObject({ kind: 'notListed', caseNo: null, state: 'open' })
    expect(await decide(objection.id, 'excluded')).toMatchObject({ code: 'STATE_REFUSES' })
    expect(must(await decide(objection.id, 'changed')).objection.state).toBe('upheld')
    expect((await offerOf(house, firm)).status.state).toBe('publicity')
  })

  it('is what a unit raises that has a case but did not answer', async () => {
    const { round, regionCode } = await published()
    const silent = await plantFirm(house, null, { regionCode })
    expect(must(await object(round.id, { caseNo: silent.caseNo })).objection).toMatchObject({
      kind: 'notListed',
      caseNo: silent.caseNo,
    })
    expect((await offerOf(house, silent)).status.state).toBe('offered')
  })

  it('needs a name, and a publicity that runs', async () => {
    const { round } = await published()
    expect(await object(round.id, {})).toMatchObject({ code: 'INVALID_INPUT' })
    must(await closeRound(house, office.handler, round))
    expect(await object(round.id, { unitName: '迟来的示例有限公司' })).toMatchObject({
      code: 'STATE_REFUSES',
    })
  })
})
