import { readdirSync } from 'node:fs'
import { roles } from '@wengang/contracts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type House, makeHouse } from '../../support/house.ts'
import { plantStaff } from '../../support/plant-staff.ts'
import { rowsOf } from '../../support/rows.ts'
import { walkWholeYear, type WholeYear } from './whole-year.ts'

type Rows = Record<string, string[]>

/** What looking may change: that a session is in use, and how often an address asks. */
const exempt = { columns: { session: 'seen_at', staff_session: 'seen_at' }, tables: ['limiter'] }

/** Tables that are not as they were, but for what is exempt by name. */
function changedTables(before: Rows, after: Rows): string[] {
  const tables = new Set([...Object.keys(before), ...Object.keys(after)])
  return [...tables].filter(
    (table) =>
      !exempt.tables.includes(table) &&
      JSON.stringify(strip(table, before[table])) !== JSON.stringify(strip(table, after[table])),
  )
}

function strip(table: string, rows: readonly string[] = []): string[] {
  const column = Object.entries(exempt.columns).find(([name]) => name === table)?.[1]
  if (column === undefined) return [...rows]
  return rows
    .map((row) => JSON.stringify({ ...(JSON.parse(row) as object), [column]: 0 }))
    .toSorted()
}

let house: House
let year: WholeYear
/** One person of every role: who may look at what is tested by itself. */
let everybody: string
/** Somebody who signed in as people do, so that the session is noted. */
let handler: string
beforeAll(async () => {
  house = await makeHouse()
  year = await walkWholeYear(house)
  handler = (await year.desk('handler')).token
  everybody = (await plantStaff(house, roles)).token
  await house.runJobs()
  // Long enough that the next look of a session is noted.
  house.clock.advance(120_000)
}, 120_000)
afterAll(() => house.close())

/** What some looks must ask for. */
const asked: Readonly<Record<string, string>> = {
  '/api/staff/audience': 'editionId=henan-refund-2023&reach=unanswered&differing=contact',
  '/api/staff/rounds-preview': 'regionCode=41&answer=accepted',
  '/api/staff/filters': 'list=cases',
}

function asking(path: string): string {
  const found = Object.entries(asked).find(([start]) => path.startsWith(start))
  return found === undefined ? path : `${path}?${found[1]}`
}

/** Every path that a GET reaches, with an example for each place in it. */
function looks(): string[] {
  const { offerId, caseNo, sheetId, roundId, linkCode } = year.places
  const { challengeId, notMeCode, planId, uscc, batchId, checkId, campaignId } = year.places
  const examples: Record<string, string> = {
    '/q/offer/:id': offerId,
    '/q/case/:no': caseNo,
    '/notices/:id': roundId,
    '/s/:code': linkCode,
    '/n/:code': notMeCode,
    ':roundId': roundId,
    ':planId': planId,
    ':batchId': batchId,
    ':checkId': checkId,
    ':campaignId': campaignId,
    ':followUpId': year.places.followUpId,
    ':challengeId': challengeId,
    ':uscc': uscc,
    '/v/:id': sheetId,
    ':offerId': offerId,
    ':caseNo': caseNo,
    ':sheetId': sheetId,
  }
  const fill = (path: string): string => {
    const place = Object.keys(examples).find((one) => path.includes(one))
    if (place === undefined && path.includes(':')) throw new Error(`No example for ${path}`)
    const named = /:\w+/.exec(place ?? '')?.[0] ?? ''
    return place === undefined ? path : path.replace(named, examples[place] ?? '')
  }
  const paths = house.app.routes
    .filter(({ method, path }) => method === 'GET' && !path.includes('*'))
    .map(({ path }) => fill(path.replace('/firms/:caseNo', `/firms/${year.places.campaignCaseNo}`)))
    .map(asking)
  const outbox = `/dev/outbox?token=${house.services.config.sms.outboxToken}`
  return [...new Set(paths), outbox]
}

const callers = (): Record<string, string>[] => [
  {},
  { cookie: year.firm },
  { cookie: year.person },
  { cookie: year.unit },
  { authorization: `Bearer ${handler}` },
  { authorization: `Bearer ${everybody}` },
]

const blobs = (): string[] =>
  readdirSync(house.services.blobs.directory, { recursive: true }).map(String).toSorted()

describe('looking', { timeout: 60_000 }, () => {
  it('changes nothing, whoever looks at whatever there is', async () => {
    const before = { rows: await rowsOf(house), blobs: blobs() }
    const shown: Record<string, boolean> = {}
    for (const path of looks()) {
      for (const headers of callers()) {
        for (const method of ['GET', 'HEAD']) {
          const answer = await house.request(path, { method, headers })
          await answer.arrayBuffer()
          const fault = house.logLines.findLast((line) => line.includes('"fault"'))
          expect(answer.status, `${method} ${path} ${fault ?? ''}`).toBeLessThan(500)
          shown[path] ||= answer.ok || answer.status === 303
        }
      }
    }
    await house.runJobs()
    const after = { rows: await rowsOf(house), blobs: blobs() }
    expect(changedTables(before.rows, after.rows)).toEqual([])
    expect(after.blobs).toEqual(before.blobs)

    // Each look has shown something, and sessions were noted: the comparison saw real answers and real writes.
    expect(Object.keys(shown).filter((path) => !shown[path])).toEqual(['/dev/outbox'])
    expect(after.rows['session']).not.toEqual(before.rows['session'])
    expect(after.rows['staff_session']).not.toEqual(before.rows['staff_session'])
  })

  it('has every table to look at', async () => {
    const rows = await rowsOf(house)
    // How a database is used is noted by the program that serves it, which no test of the API starts; parts and
    // receipts come from a gateway, and this house has none. A fixing that has ended leaves nothing behind.
    const unused = [
      'alarm',
      'campaign_fixing',
      'message_part',
      'meta',
      'sms_fault',
      'sms_receipt',
      'sms_transport',
    ]
    expect(Object.keys(rows).filter((table) => rows[table]!.length === 0)).toEqual(unused)
  })

  it('that writes anything would be found', async () => {
    const before = await rowsOf(house)
    const client = house.client({ cookie: year.firm })
    await client('discardDraft', { params: { offerId: year.places.offerId } })
    expect(changedTables(before, await rowsOf(house))).toEqual(['draft'])

    const session = (seen: number, ended: number | null) =>
      JSON.stringify({ id: 'a', seen_at: seen, ended_at: ended })
    const look = (row: string): Rows => ({ session: [row] })
    expect(changedTables(look(session(1, null)), look(session(2, null)))).toEqual([])
    expect(changedTables(look(session(1, null)), look(session(2, 3)))).toEqual(['session'])
    expect(changedTables({ entry: [] }, { entry: ['{}'], limiter: ['{}'] })).toEqual(['entry'])
  })
})
