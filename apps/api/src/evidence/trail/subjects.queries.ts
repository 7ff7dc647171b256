import type { Db } from '../../platform/database/dialects.ts'
import { isWithin } from '../../platform/region-scope.ts'

/** What a chain is about: in words, where the desk shows it, and where it lies. */
export interface Subject {
  words: string
  path: string | null
  /** Null: of no region, for those who see the whole agency. */
  regionCode: string | null
}

type Finder = (db: Db, ids: readonly string[]) => Promise<Map<string, Subject>>

const cases: Finder = async (db, ids) => {
  const rows = await db
    .selectFrom('unit_case')
    .innerJoin('unit', 'unit.id', 'unit_case.unit_id')
    .select(['unit_case.id', 'unit_case.case_no', 'unit_case.region_code', 'unit.name'])
    .where('unit_case.id', 'in', ids)
    .execute()
  return subjects(rows, (row) => [`${row.name} ${row.case_no}`, `/cases/${row.case_no}`])
}

const units: Finder = async (db, ids) => {
  const rows = await db
    .selectFrom('unit')
    .select(['id', 'name', 'uscc', 'region_code'])
    .where('id', 'in', ids)
    .execute()
  return subjects(rows, ({ name, uscc }) => [name, `/window/units/${uscc}`])
}

const rounds: Finder = async (db, ids) => {
  const rows = await db
    .selectFrom('round')
    .select(['id', 'title', 'region_code'])
    .where('id', 'in', ids)
    .execute()
  return subjects(rows, ({ id, title }) => [title, `/rounds/${id}`])
}

const batches: Finder = async (db, ids) => {
  const rows = await db
    .selectFrom('batch')
    .select(['id', 'file_name', 'region_code'])
    .where('id', 'in', ids)
    .execute()
  return subjects(rows, ({ id, file_name: file }) => [`名单 ${file}`, `/batches/${id}`])
}

const people: Finder = async (db, ids) => {
  const rows = await db
    .selectFrom('staff')
    .select(['id', 'display_name', 'region_code'])
    .where('id', 'in', ids)
    .execute()
  return subjects(rows, ({ display_name: name }) => [name, null])
}

const campaigns: Finder = async (db, ids) => {
  const rows = await db
    .selectFrom('campaign')
    .select(['id', 'title', 'region_code'])
    .where('id', 'in', ids)
    .execute()
  return subjects(rows, ({ id, title }) => [title, `/campaigns/${id}`])
}

const templates: Finder = async (db, ids) => {
  const rows = await db
    .selectFrom('sms_template')
    .select(['id', 'name', 'region_code'])
    .where('id', 'in', ids)
    .execute()
  return subjects(rows, ({ name }) => [`短信模板 ${name}`, '/campaigns/templates'])
}

const plans: Finder = async (db, ids) => {
  const rows = await db
    .selectFrom('payment_plan')
    .innerJoin('round', 'round.id', 'payment_plan.round_id')
    .select(['payment_plan.id', 'round.title', 'payment_plan.region_code'])
    .where('payment_plan.id', 'in', ids)
    .execute()
  return subjects(rows, ({ id, title }) => [`拨付计划 ${title}`, `/payments/plans/${id}`])
}

/** How chains of each kind are told; any other is told by its name, to those who see the whole agency. */
const finders: Readonly<Record<string, Finder>> = {
  case: cases,
  unit: units,
  round: rounds,
  batch: batches,
  staff: people,
  campaign: campaigns,
  template: templates,
  paymentPlan: plans,
}

/** The subjects of chains, by the name of the chain. */
export async function subjectsOf(
  db: Db,
  streams: readonly string[],
): Promise<Map<string, Subject>> {
  const byKind = Map.groupBy([...new Set(streams)], kindOf)
  const found = new Map<string, Subject>()
  for (const [kind, names] of byKind) {
    const finder = Object.hasOwn(finders, kind) ? finders[kind] : undefined
    if (finder === undefined) continue
    for (const [id, subject] of await finder(db, names.map(idOf)))
      found.set(`${kind}:${id}`, subject)
  }
  return found
}

/** Whether a person of this region may see what a chain is about. */
export function isSeenFrom(regionCode: string, subject: Subject | undefined): boolean {
  const lies = subject?.regionCode ?? null
  return lies === null ? regionCode.length <= 2 : isWithin(lies, regionCode)
}

const kindOf = (stream: string): string => stream.slice(0, stream.indexOf(':'))
const idOf = (stream: string): string => stream.slice(stream.indexOf(':') + 1)

function subjects<Row extends { id: string; region_code: string }>(
  rows: readonly Row[],
  tell: (row: Row) => [words: string, path: string | null],
): Map<string, Subject> {
  return new Map(
    rows.map((row) => {
      const [words, path] = tell(row)
      return [row.id, { words, path, regionCode: row.region_code }]
    }),
  )
}
