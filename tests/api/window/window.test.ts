import { randomUUID } from 'node:crypto'
import type { Client } from '@wengang/contracts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answer } from '../../support/answer.ts'
import { type House, makeHouse } from '../../support/house.ts'
import {
  type Firm,
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
  office = await plantOffice(house)
})
afterAll(() => house.close())

const open = async (firm: Firm, clerk: Client = office.clerk) =>
  must(await clerk('openWindowReading', { params: { caseNo: firm.caseNo }, body: {} }))

const attest = (readingId: string, clerk: Client = office.clerk) =>
  clerk('attestWindowReading', { params: { readingId }, body: { means: 'readAloud' } })

type Opened = Awaited<ReturnType<typeof open>>

const record = (
  firm: Firm,
  opened: Opened,
  choice: 'ACCEPT' | 'DECLINE',
  act = key(),
  clerk: Client = office.clerk,
) =>
  clerk('recordWindowAnswer', {
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
    ...act,
  })

async function readAloud(firm: Firm): Promise<Opened> {
  const opened = await open(firm)
  house.clock.advance(10_000)
  must(await attest(opened.readingId))
  return opened
}

describe('an answer at the window (S2-22)', () => {
  it('is read for ten seconds, attested, recorded, and told to the phone on file', async () => {
    const firm = await plantFirm(house, null)
    const opened = await open(firm)
    expect(opened.notice.paragraphs.some(({ text }) => text.includes('237,137.10'))).toBe(true)
    house.clock.advance(9_900)
    expect(await attest(opened.readingId)).toMatchObject({
      code: 'READING_TOO_EARLY',
      details: { remainingMs: 100 },
    })
    house.clock.advance(100)
    must(await attest(opened.readingId))
    const { receipt } = must(await record(firm, opened, 'ACCEPT'))
    expect(receipt).toMatchObject({ caseNo: firm.caseNo, seq: 1, choice: 'ACCEPT' })
    expect(await offerOf(house, firm)).toMatchObject({
      status: { state: 'accepted' },
      answer: { channel: 'window', seq: 1 },
    })
    const { read } = house.services.store
    const told = await read
      .selectFrom('message')
      .innerJoin('message_case', 'message_case.message_id', 'message.id')
      .select(['kind', 'mobile_index'])
      .where('case_id', '=', firm.caseId)
      .execute()
    expect(told).toEqual([{ kind: 'windowAnswer', mobile_index: firm.mobileIndex }])
    const sheet = await read
      .selectFrom('sheet')
      .select('document')
      .where('id', '=', receipt.sheetId)
      .executeTakeFirstOrThrow()
    expect(JSON.parse(sheet.document)).toMatchObject({
      channel: 'window',
      clerkName: '示例clerk',
      reading: { witness: 'clerk', witnessMeans: 'readAloud' },
    })
    const entry = await read
      .selectFrom('entry')
      .select('payload')
      .where('stream', '=', `case:${firm.caseId}`)
      .executeTakeFirstOrThrow()
    expect(JSON.parse(entry.payload)).toMatchObject({
      by: `staff:${office.ids.clerk}`,
      facts: { identitySeen: true, authorisationSeen: true, channel: 'window' },
      personal: { handler: expect.stringMatching(/^[0-9a-f]{64}$/) },
    })
  })

  it('is one answer and one message however often it is sent', async () => {
    const firm = await plantFirm(house, null)
    const opened = await readAloud(firm)
    const act = key()
    const first = must(await record(firm, opened, 'DECLINE', act))
    expect(must(await record(firm, opened, 'DECLINE', act))).toEqual(first)
    const { count } = await house.services.store.read
      .selectFrom('message_case')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('case_id', '=', firm.caseId)
      .executeTakeFirstOrThrow()
    expect(Number(count)).toBe(1)
    expect(await record(firm, { ...opened, lastSeq: 1 }, 'ACCEPT')).toMatchObject({
      code: 'READING_SPENT',
    })
  })

  it('shows the phone’s answer that came in between, and the other way round', async () => {
    const firm = await plantFirm(house, null)
    const opened = await readAloud(firm)
    must(await answer(house, firm.client, firm.caseId, 'ACCEPT'))
    expect(await record(firm, opened, 'DECLINE')).toMatchObject({
      ok: false,
      code: 'ANSWER_CONFLICT',
      details: { choice: 'ACCEPT', channel: 'link' },
    })
    // The refused answer has not used the reading up.
    must(await record(firm, { ...opened, lastSeq: 1 }, 'DECLINE'))
    expect(
      await answer(house, firm.client, firm.caseId, 'ACCEPT', { basedOnSeq: 1 }),
    ).toMatchObject({
      ok: false,
      code: 'ANSWER_CONFLICT',
      details: { choice: 'DECLINE', channel: 'window' },
      message: expect.stringContaining('业务大厅窗口'),
    })
    expect((await offerOf(house, firm)).status.state).toBe('declined')
  })

  it('needs a reading of its own: not one of the day before, of another clerk, or of a phone', async () => {
    const firm = await plantFirm(house, null)
    const first = await readAloud(firm)
    const again = await open(firm)
    expect(again.readingId).not.toBe(first.readingId)
    expect(await record(firm, again, 'ACCEPT')).toMatchObject({ code: 'READING_TOO_EARLY' })
    house.clock.advance(10_000)
    expect(await record(firm, again, 'ACCEPT')).toMatchObject({ code: 'READING_TOO_EARLY' })
    const other = await plantOffice(house)
    expect(await attest(again.readingId, other.clerk)).toMatchObject({ code: 'NOT_FOUND' })
    expect(await record(firm, first, 'ACCEPT', key(), other.clerk)).toMatchObject({
      code: 'READING_NEEDED',
    })
  })

  it('is refused after the cut-off with what was published', async () => {
    const firm = await plantFirm(house, 'ACCEPT', { regionCode: '410122' })
    const opened = await readAloud(firm)
    await startPublicity(office, '410122')
    expect(await record(firm, opened, 'DECLINE')).toMatchObject({
      code: 'ANSWER_CLOSED',
      details: { choice: 'ACCEPT' },
    })
    expect(
      await office.clerk('openWindowReading', { params: { caseNo: firm.caseNo }, body: {} }),
    ).toMatchObject({ code: 'ANSWER_CLOSED' })
  })

  it('is for the clerk of the region, who has seen identity and authorisation', async () => {
    const firm = await plantFirm(house, null)
    const opened = await readAloud(firm)
    const elsewhere = await plantOffice(house, '4113')
    expect(
      await elsewhere.clerk('openWindowReading', { params: { caseNo: firm.caseNo }, body: {} }),
    ).toMatchObject({ code: 'NOT_FOUND' })
    expect(await record(firm, opened, 'ACCEPT', key(), elsewhere.clerk)).toMatchObject({
      code: 'NOT_FOUND',
    })
    expect(await record(firm, opened, 'ACCEPT', key(), office.handler)).toMatchObject({
      code: 'NOT_ALLOWED',
    })
    const unseen = await house.request(`/api/staff/cases/${firm.caseNo}/decisions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID() },
      body: '{}',
    })
    expect(unseen.status).toBe(401)
  })
})
