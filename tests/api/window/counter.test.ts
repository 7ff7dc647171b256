import { exampleJpeg, examplePng } from '@wengang/api/decisions/example-files'
import { indexNames } from '@wengang/api/units/index-names'
import type { CallInput } from '@wengang/contracts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answer } from '../../support/answer.ts'
import { type House, makeHouse } from '../../support/house.ts'
import { plantUnit } from '../../support/plant-account.ts'
import { plantLink, postForm } from '../../support/plant-link.ts'
import { plantCase, withWriter } from '../../support/plant.ts'
import {
  closeRound,
  type Firm,
  freshClient,
  key,
  must,
  offerOf,
  type Office,
  plantFirm,
  plantOffice,
  startPublicity,
} from '../../support/staff-acts.ts'

let house: House
let office: Office
beforeAll(async () => {
  house = await makeHouse()
  office = await plantOffice(house, '4101')
})
afterAll(() => house.close())

const open = async ({ caseNo }: { caseNo: string }) =>
  must(await office.clerk('openWindowReading', { params: { caseNo }, body: {} }))

type Opened = Awaited<ReturnType<typeof open>>

const attest = (opened: Opened, means: 'readAloud' | 'signedPaper') =>
  office.clerk('attestWindowReading', { params: { readingId: opened.readingId }, body: { means } })

const scan = (opened: Opened, file: Uint8Array, clerk = office.clerk) =>
  clerk('addWindowScan', {
    params: { readingId: opened.readingId },
    query: { name: '签字件.png' },
    file,
  })

const record = async (firm: { caseNo: string }, opened: Opened, choice: 'ACCEPT' | 'DECLINE') =>
  must(
    await office.clerk('recordWindowAnswer', {
      params: { caseNo: firm.caseNo },
      body: {
        choice,
        offerVersion: opened.offerVersion,
        basedOnSeq: opened.lastSeq,
        readingId: opened.readingId,
        identitySeen: true,
        authorisationSeen: true,
        handlerName: '示例来人',
      },
      ...key(),
    }),
  ).receipt

async function answerAtWindow(firm: { caseNo: string }, choice: 'ACCEPT' | 'DECLINE') {
  const opened = await open(firm)
  house.clock.advance(10_000)
  must(await attest(opened, 'readAloud'))
  return record(firm, opened, choice)
}

const lastEntry = async (caseId: string) => {
  const { payload } = await house.services.store.read
    .selectFrom('entry')
    .select('payload')
    .where('stream', '=', `case:${caseId}`)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  return JSON.parse(payload) as { kind: string; by: string; facts: Record<string, unknown> }
}

describe('an answer at the window', () => {
  it('is told to the phone of the list, whose link leads to it, and to that of the online service', async () => {
    const planted = await plantCase(house, { regionCode: '410102' })
    const unit = await plantUnit(house, { case: planted })
    await answerAtWindow(planted, 'DECLINE')
    const told = await house.services.store.read
      .selectFrom('message')
      .innerJoin('message_case', 'message_case.message_id', 'message.id')
      .select(['message.link_state', 'message.params', 'message.mobile_index'])
      .where('message_case.case_id', '=', planted.caseId)
      .where('message.kind', '=', 'windowAnswer')
      .execute()
    expect(unit.certified).not.toBe(planted.mobile)
    expect(new Set(told.map((row) => row.mobile_index)).size).toBe(2)
    expect(told.map((row) => row.link_state).toSorted()).toEqual(['active', 'none'])
  })

  it('with a signed notice needs its scan, which goes with that answer and no other', async () => {
    const firm = await plantFirm(house, null, { regionCode: '410102' })
    must(
      await firm.client('addMaterial', {
        params: { offerId: firm.caseId },
        query: { name: '自己的材料.jpg' },
        file: exampleJpeg,
      }),
    )
    const opened = await open(firm)
    house.clock.advance(10_000)
    expect(await attest(opened, 'signedPaper')).toMatchObject({
      code: 'STATE_REFUSES',
      message: expect.stringContaining('扫描件'),
    })
    const other = await plantOffice(house, '4101')
    expect(await scan(opened, examplePng, other.clerk)).toMatchObject({ code: 'NOT_FOUND' })
    expect(await scan(opened, Buffer.from('不是图片'))).toMatchObject({ code: 'UNSUPPORTED_TYPE' })
    const first = must(await scan(opened, examplePng))
    expect(must(await scan(opened, examplePng))).toEqual(first)
    must(await attest(opened, 'signedPaper'))
    await record(firm, opened, 'ACCEPT')
    expect((await lastEntry(firm.caseId)).facts['materials']).toEqual([first.material.id])
    const own = (await offerOf(house, firm)).materials
    expect(own.map(({ name }) => name)).toEqual(['自己的材料.jpg'])
  })

  it('may be printed by staff of the region as the firm gets it, and the chain says who did', async () => {
    const firm = await plantFirm(house, null, { regionCode: '410102' })
    const { sheetId } = await answerAtWindow(firm, 'ACCEPT')
    const print = (client = office.clerk) => client('printSheet', { params: { sheetId }, body: {} })
    expect(await print()).toMatchObject({ code: 'STATE_REFUSES' })
    await house.runJobs()
    const own = must(await firm.client('getSheetPdf', { params: { sheetId } })) as Blob
    const printed = must(await print()) as Blob
    expect(Buffer.from(await printed.arrayBuffer())).toEqual(Buffer.from(await own.arrayBuffer()))
    expect(await lastEntry(firm.caseId)).toMatchObject({
      kind: 'sheetPrinted',
      by: `staff:${office.ids.clerk}`,
      facts: { sheetId },
    })
    const elsewhere = await plantOffice(house, '4113')
    expect(await print(elsewhere.clerk)).toMatchObject({ code: 'NOT_FOUND' })
  })
})

describe('a unit that says it did not submit the answer', () => {
  const disown = (firm: Firm, roundId: string) =>
    office.clerk('recordObjection', {
      params: { roundId },
      body: { caseNo: firm.caseNo, channel: 'window', ground: 'notUs', text: '没有来过窗口' },
      ...key(),
    })
  const acts = async (firm: Firm) =>
    must(await office.clerk('getStaffCase', { params: { caseNo: firm.caseNo } })).atCounter.acts

  it('answers again before the cut-off, and after it is not paid until a reviewer decides', async () => {
    const regionCode = '410103'
    const firm = await plantFirm(house, null, { regionCode })
    await answerAtWindow(firm, 'ACCEPT')
    expect(await acts(firm)).toEqual(['answer', 'changeContact', 'correctAccount'])
    const round = await startPublicity(office, regionCode)
    expect(await acts(firm)).toEqual(['notUs', 'changeContact'])
    const { objection } = must(await disown(firm, round.id))
    expect(objection).toMatchObject({ kind: 'listed', ground: 'notUs', state: 'open' })
    expect((await offerOf(house, firm)).status.state).toBe('objected')
    expect(await acts(firm)).toEqual(['changeContact'])
    must(await closeRound(house, office.handler, round))
    const allocating = { params: { roundId: round.id }, body: {}, ...key() }
    expect(must(await office.handler('allocateRound', allocating))).toMatchObject({
      allocated: 0,
      heldByObjection: 1,
    })
    expect((await offerOf(house, firm)).status.state).toBe('objected')

    const decide = (client = office.reviewer) =>
      client('decideObjection', {
        params: { objectionId: objection.id },
        body: { effect: 'changed', finding: '签字与预留不符' },
        ...key(),
      })
    expect(await decide(office.handler)).toMatchObject({ code: 'NOT_ALLOWED' })
    must(await decide())
    expect(await offerOf(house, firm)).toMatchObject({
      status: { state: 'offered' },
      changed: true,
      amountFen: 23_713_710,
    })
    const client = await freshClient(house, firm)
    must(await answer(house, client, firm.caseId, 'DECLINE'))
  })

  it('is refused where nobody has answered', async () => {
    const regionCode = '410104'
    await plantFirm(house, 'ACCEPT', { regionCode })
    const silent = await plantFirm(house, null, { regionCode })
    const round = await startPublicity(office, regionCode)
    expect(await disown(silent, round.id)).toMatchObject({ code: 'STATE_REFUSES' })
  })
})

describe('personal data in full', () => {
  type Field = CallInput<'revealCaseData'>['body']['field']
  const reveal = (firm: Firm, field: Field, reason: string, client = office.clerk) =>
    client('revealCaseData', { params: { caseNo: firm.caseNo }, body: { field, reason } })

  it('of a case are shown for a reason, and the chain names field, person and reason, never the value', async () => {
    const firm = await plantFirm(house, null, { regionCode: '410102' })
    const reason = '来人核对收款账号'
    expect(await reveal(firm, 'account', '核对')).toMatchObject({ code: 'INVALID_INPUT' })
    expect(must(await reveal(firm, 'account', reason)).value).toBe('263700000046')
    expect(must(await reveal(firm, 'contactMobile', reason)).value).toBe(firm.mobile)
    const entry = await lastEntry(firm.caseId)
    expect(entry).toMatchObject({
      kind: 'personalRead',
      by: `staff:${office.ids.clerk}`,
      facts: { field: 'contactMobile', reason },
    })
    expect(JSON.stringify(entry)).not.toContain(firm.mobile)
    expect(await reveal(firm, 'contactName', reason)).toMatchObject({ code: 'STATE_REFUSES' })
    expect(await reveal(firm, 'account', reason, office.messageDesk)).toMatchObject({
      code: 'NOT_ALLOWED',
    })
    const elsewhere = await plantOffice(house, '4113')
    expect(await reveal(firm, 'account', reason, elsewhere.clerk)).toMatchObject({
      code: 'NOT_FOUND',
    })
  })

  it('of a unit stand in its own chain', async () => {
    const unit = await plantUnit(house, { case: await plantCase(house, { regionCode: '410102' }) })
    const revealOf = (uscc: string) =>
      office.handler('revealUnitData', {
        params: { uscc },
        body: { field: 'certifiedMobile', reason: '联系经办人' },
      })
    expect(must(await revealOf(unit.uscc)).value).toBe(unit.certified)
    const { payload } = await house.services.store.read
      .selectFrom('entry')
      .select('payload')
      .where('stream', '=', `unit:${unit.unitId}`)
      .where('kind', '=', 'personalRead')
      .executeTakeFirstOrThrow()
    expect(payload).toContain('联系经办人')
    const bare = await plantCase(house, { regionCode: '410102' })
    expect(await revealOf(bare.uscc)).toMatchObject({ code: 'STATE_REFUSES' })
  })
})

describe('what a person has to look after', () => {
  it('is ticked off once, with what came of it, by the desk of the region', async () => {
    const firm = await plantFirm(house, null, { regionCode: '410106' })
    const { path } = await plantLink(house, [firm])
    await postForm(house, `${path}/not-mine`)
    const list = async (state: 'open' | 'handled') =>
      must(
        await office.clerk('listReports', { query: { kind: 'notMyUnit', state } }),
      ).reports.filter(({ caseNo }) => caseNo === firm.caseNo)
    const [report] = await list('open')
    const settle = (client = office.clerk, act = key()) =>
      client('settleReport', {
        params: { reportId: report?.id ?? '' },
        body: { note: '已更正手机号' },
        ...act,
      })
    const elsewhere = await plantOffice(house, '4113')
    expect(await settle(elsewhere.clerk)).toMatchObject({ code: 'NOT_FOUND' })
    const act = key()
    const first = must(await settle(office.clerk, act))
    expect(must(await settle(office.clerk, act))).toEqual(first)
    expect(await settle()).toMatchObject({ code: 'STATE_REFUSES' })
    expect(await list('open')).toEqual([])
    expect(await list('handled')).toMatchObject([
      { handled: { who: '示例clerk', note: '已更正手机号' } },
    ])
  })
})

describe('units of a list', () => {
  it('are found once their names are entered, however often that is done', async () => {
    const planted = await plantCase(house, { regionCode: '410108', unitName: '惠济示例苇渡印染厂' })
    await withWriter(house, (db) =>
      db.deleteFrom('unit_gram').where('unit_id', '=', planted.unitId).execute(),
    )
    const found = async () =>
      must(await office.clerk('findUnits', { query: { q: '苇渡' } })).units.length
    expect(await found()).toBe(0)
    for (let time = 0; time < 2; time += 1) {
      await indexNames(house.services, { batchId: planted.batchId })
      expect(await found()).toBe(1)
    }
  })
})
