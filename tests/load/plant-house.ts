// Fills the database of a house under load, in a process of its own: what it needs for that is not counted.
import { findCase } from '@wengang/api/cases/case.queries'
import { readConfig } from '@wengang/api/platform/config'
import { newId } from '@wengang/api/platform/ids'
import { createLog } from '@wengang/api/platform/log'
import { openServices } from '@wengang/api/platform/open-services'
import { noticeOf } from '@wengang/api/readings/reading.service'
import { getEdition } from '@wengang/policy'
import type { House } from '../support/house.ts'
import { plantLink } from '../support/plant-link.ts'
import { plantStaff } from '../support/plant-staff.ts'
import { plantCases, type PlantedCase, plantSession, withWriter } from '../support/plant.ts'
import { plantCrowd } from './plant-crowd.ts'
import { plantDoors } from './plant-doors.ts'
import { environmentOf, type HouseWish, writePlanted } from './planted.ts'

const phones = 64
const rowsAtOnce = 400
const mobileOf = (index: number) => String(19_900_100_000 + (index % phones))

const wish = JSON.parse(process.argv[2] ?? '') as HouseWish
const services = await openServices(readConfig(environmentOf(wish)), createLog('silent'))
const house = { services, clock: services.clock } as unknown as House

const cases = await plantCases(
  house,
  Array.from({ length: wish.cases }, (_, index) => ({ mobile: mobileOf(index) })),
)
const cookies: string[] = []
for (let index = 0; index < phones; index += 1) {
  cookies.push(await plantSession(house, mobileOf(index)))
}
const readings = wish.readings ? await plantReadings(cases) : []
await markAnswered(cases.slice(0, wish.answered))
const linkPaths: string[] = []
for (const entry of cases.slice(0, wish.links)) {
  linkPaths.push((await plantLink(house, [entry])).path)
}
await plantCrowd(house, wish.crowd)
const staff = await plantStaff(house, ['administrator', 'handler', 'clerk'])
const reviewer = await plantStaff(house, ['reviewer'])
writePlanted(wish.folder, {
  staffToken: staff.token,
  reviewerToken: reviewer.token,
  cases: cases.map(({ caseId, mobileIndex }, index) => ({
    caseId,
    mobileIndex,
    readingId: readings[index] ?? '',
    cookie: cookies[index % phones] ?? '',
  })),
  linkPaths,
  units: await plantDoors(house, wish.units),
})
await services.store.close()

async function markAnswered(planted: readonly PlantedCase[]): Promise<void> {
  const at = services.clock.now()
  await withWriter(house, async (db) => {
    for (let from = 0; from < planted.length; from += rowsAtOnce) {
      await db
        .updateTable('unit_case')
        .set({ decision: 'ACCEPT', decision_seq: 1, decision_version: 1, decided_at: at })
        .where(
          'id',
          'in',
          planted.slice(from, from + rowsAtOnce).map(({ caseId }) => caseId),
        )
        .execute()
    }
  })
}

async function plantReadings(planted: readonly PlantedCase[]): Promise<string[]> {
  const at = services.clock.now() - 60_000
  const rows: Awaited<ReturnType<typeof readingOf>>[] = []
  for (const entry of planted) rows.push(await readingOf(entry, at))
  await withWriter(house, async (db) => {
    for (let from = 0; from < rows.length; from += rowsAtOnce) {
      await db
        .insertInto('reading')
        .values(rows.slice(from, from + rowsAtOnce))
        .execute()
    }
  })
  return rows.map(({ id }) => id)
}

async function readingOf({ caseId, mobileIndex }: PlantedCase, at: number) {
  const row = await findCase(services.store.read, caseId)
  if (row === undefined) throw new Error('A planted case is missing.')
  const { notice, textHash } = noticeOf(row, getEdition(row.edition_id))
  return {
    id: newId(at),
    case_id: caseId,
    offer_version: 1,
    notice_version: notice.version,
    text_hash: textHash,
    opened_by: `mobile:${mobileIndex}`,
    opened_at: at,
    visible_ms: 20_000,
    running_since: null,
    running_tab: null,
    finished_at: at + 20_000,
    witness: 'self' as const,
    witness_means: null,
    spent_seq: null,
  }
}
