import { sealNow } from '@wengang/api/evidence/sealer'
import { auditNightly } from '@wengang/api/evidence/trail/audit-run.service'
import type { CallInput, Client } from '@wengang/contracts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answer } from '../../support/answer.ts'
import { type House, makeHouse } from '../../support/house.ts'
import { withWriter } from '../../support/plant.ts'
import { plantStaff } from '../../support/plant-staff.ts'
import {
  closeRound,
  type Firm,
  freshClient,
  key,
  must,
  type Office,
  plantFirm,
  plantOffice,
  startPublicity,
} from '../../support/staff-acts.ts'

let house: House
let office: Office
let auditor: Client
let firm: Firm
/** What the case was at each moment of its life, as it was seen then. */
const seen: { at: number; state: string }[] = []

/** Notes the state as the firm's page shows it now, and lets time pass. */
async function note(): Promise<void> {
  const client = await freshClient(house, firm)
  const { case: page } = must(await client('getCase', { params: { caseNo: firm.caseNo } }))
  seen.push({ at: house.clock.now(), state: page.offer.status.state })
  house.clock.advance(60_000)
}

beforeAll(async () => {
  house = await makeHouse()
  office = await plantOffice(house)
  auditor = house.client({ token: (await plantStaff(house, ['auditor'])).token })
  firm = await plantFirm(house, null)
  house.clock.advance(60_000)
  await note()
  await answer(house, await freshClient(house, firm), firm.caseId, 'DECLINE')
  await note()
  await answer(house, await freshClient(house, firm), firm.caseId, 'ACCEPT')
  await note()
  const mistaken = await startPublicity(office)
  await note()
  const params = { roundId: mistaken.id }
  const body = { note: '名单有误，重新公示' }
  must(await office.handler('voidPublicity', { params, body, ...key() }))
  must(await office.administrator('voidPublicity', { params, body, ...key() }))
  await note()
  const round = await startPublicity(office)
  await note()
  must(await closeRound(house, office.handler, round))
  await note()
  const allocate = { params: { roundId: round.id }, body: {}, ...key() }
  must(await office.handler('allocateRound', allocate))
  await note()
  const unit = { params: { caseNo: firm.caseNo }, body: { reason: '单位申请撤回' }, ...key() }
  must(await office.handler('withdrawOffer', unit))
  await note()
  while ((await sealNow(house.services)) > 0);
})
afterAll(() => house.close())

const replay = (at: number) =>
  auditor('replayCase', { params: { caseNo: firm.caseNo }, query: { at } })

describe('a case at a past moment', () => {
  it('is told from its records as it was seen then', async () => {
    expect(seen.map(({ state }) => state)).toEqual([
      'offered',
      'declined',
      'accepted',
      'publicity',
      'accepted',
      'publicity',
      'publicity',
      'allocated',
      'withdrawn',
    ])
    const told: { at: number; state: string | undefined }[] = []
    for (const { at } of seen) told.push({ at, state: must(await replay(at)).past?.state })
    expect(told).toEqual(seen)
    expect(must(await replay(0)).past).toBeNull()
  })

  it('names the answer, the round and the last entry of that moment', async () => {
    const [, declined, , published] = seen
    expect(must(await replay(declined!.at)).past?.answer?.choice).toBe('DECLINE')
    const then = must(await replay(published!.at))
    expect(then.past).toMatchObject({ words: '公示中', amountFen: 23_713_710 })
    expect(then.past?.round).not.toBeNull()
    expect(then.lastEntry?.kind).toBe('accepted')
  })

  it('is nobody’s outside its region', async () => {
    const { token } = await plantStaff(house, ['auditor'], '4199')
    const elsewhere = house.client({ token })
    const asked = { params: { caseNo: firm.caseNo }, query: { at: house.clock.now() } }
    expect(await elsewhere('replayCase', asked)).toMatchObject({ ok: false, code: 'NOT_FOUND' })
  })
})

const kindsOf = async (asked: CallInput<'searchAudit'>, client = auditor) =>
  must(await client('searchAudit', asked)).entries.map(({ kind }) => kind)

describe('the records', () => {
  it('are found by person, unit, case, act and time', async () => {
    const { name } = await plantStaff(house, ['administrator'])
    expect(await kindsOf({ query: { person: name } })).toEqual([])
    const byHandler = must(
      await auditor('searchAudit', { query: { person: await nameOf(office.ids.handler) } }),
    ).entries
    expect(byHandler.map(({ kind }) => kind)).toContain('voidRequested')
    expect(new Set(byHandler.map(({ who }) => who))).toEqual(new Set(['示例handler']))

    const ofCase = await kindsOf({ query: { caseNo: firm.caseNo } })
    expect(ofCase).toEqual(
      expect.arrayContaining(['declined', 'accepted', 'allocated', 'withdrawn']),
    )
    expect(ofCase[0]).toBe('withdrawn')
    expect(await kindsOf({ query: { uscc: firm.uscc } })).toEqual(
      expect.arrayContaining(['declined', 'withdrawn']),
    )
    expect(await kindsOf({ query: { kind: 'declined' } })).toEqual(['declined'])
    expect(await kindsOf({ query: { kind: 'declined', to: '2023-12-07' } })).toEqual([])
    expect(
      await kindsOf({ query: { kind: 'declined', from: '2023-12-08', to: '2023-12-08' } }),
    ).toEqual(['declined'])
  })

  it('are of the own region only', async () => {
    const { token } = await plantStaff(house, ['auditor'], '4199')
    expect(await kindsOf({ query: {} }, house.client({ token }))).toEqual([])
  })

  it('leave as a copy that says who took it and what for, and the taking is a record', async () => {
    const body = { caseNo: firm.caseNo, reason: '年度内部审计抽查', format: 'csv' as const }
    const csv = await fileOf(body)
    expect(csv.text).toContain('年度内部审计抽查')
    const lines = csv.text.split('\r\n').filter((line) => line.includes('确认享受'))
    expect(lines.every((line) => line.includes('示例auditor'))).toBe(true)
    expect(lines.length).toBeGreaterThan(0)
    const pdf = await fileOf({ ...body, format: 'pdf' })
    expect(pdf.text.startsWith('%PDF-')).toBe(true)
    while ((await sealNow(house.services)) > 0);
    expect(await kindsOf({ query: { kind: 'auditExported' } })).toEqual([
      'auditExported',
      'auditExported',
    ])
  })

  it('do not leave without a reason', async () => {
    const body = { reason: '看', format: 'csv' as const }
    expect(await auditor('exportAudit', { body })).toMatchObject({
      ok: false,
      code: 'INVALID_INPUT',
    })
  })
})

describe('the nightly verification', () => {
  it('runs once a night after two, and finds what was changed by hand', async () => {
    house.clock.set('2024-02-20T01:30:00+08:00')
    await auditNightly(house.services)
    expect(must(await auditor('listAuditRuns', {})).runs).toEqual([])
    house.clock.set('2024-02-20T02:10:00+08:00')
    await auditNightly(house.services)
    await auditNightly(house.services)
    expect(must(await auditor('listAuditRuns', {})).runs).toMatchObject([
      { by: '每夜自动', ok: true, problemCount: 0 },
    ])
    await withWriter(house, (db) =>
      db
        .updateTable('entry')
        .set({ actor: 'staff:nobody' })
        .where('kind', '=', 'allocated')
        .execute(),
    )
    house.clock.set('2024-02-21T02:10:00+08:00')
    await auditNightly(house.services)
    const [run] = must(await auditor('listAuditRuns', {})).runs
    expect(run).toMatchObject({ ok: false, problemCount: 1 })
    expect(run?.problems[0]?.what).toContain('与内容不符')
  })
})

async function nameOf(staffId: string): Promise<string> {
  const { name } = await house.services.store.read
    .selectFrom('staff')
    .select('name')
    .where('id', '=', staffId)
    .executeTakeFirstOrThrow()
  return name
}

async function fileOf(body: { reason: string; format: 'csv' | 'pdf'; caseNo: string }) {
  const { token } = await plantStaff(house, ['auditor'])
  const response = await house.request('/api/staff/audit/export', {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  expect(response.status).toBe(200)
  return { text: await response.text() }
}
