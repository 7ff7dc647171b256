import { mayDo, releaseActs, type ReleaseKind, type ReleaseView } from '@wengang/contracts'
import type { Db, Trx } from '../platform/database/dialects.ts'
import type { Schema } from '../platform/database/schema.ts'
import type { StaffPerson } from '../platform/http/staff-session.ts'
import { actorOf, withinRegion } from '../platform/region-scope.ts'
import { staffIdOf, staffNames } from './staff-names.queries.ts'

/** What waits for a second person in a person's region, oldest first. */
export async function waitingReleases(db: Db, person: StaffPerson): Promise<ReleaseView[]> {
  const rows = await db
    .selectFrom('release')
    .selectAll()
    .where('state', '=', 'waiting')
    .where(withinRegion('region_code', person.regionCode))
    .orderBy('prepared_at')
    .orderBy('id')
    .limit(200)
    .execute()
  return releaseViews(db, rows, person)
}

/** The last release of one subject, whatever became of it; null when it never was put before anybody. */
export async function releaseOf(
  db: Db,
  kind: ReleaseKind,
  subjectId: string,
  person: StaffPerson,
): Promise<ReleaseView | null> {
  const rows = await db
    .selectFrom('release')
    .selectAll()
    .where('kind', '=', kind)
    .where('subject_id', '=', subjectId)
    .orderBy('prepared_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .execute()
  return (await releaseViews(db, rows, person))[0] ?? null
}

async function releaseViews(
  db: Db,
  rows: readonly Schema['release'][],
  person: StaffPerson,
): Promise<ReleaseView[]> {
  const names = await staffNames(
    db,
    rows.flatMap((row) => [staffIdOf(row.prepared_by), staffIdOf(row.decided_by)]),
  )
  const nameOf = (actor: string): string => names.get(staffIdOf(actor) ?? '') ?? '系统'
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    subjectId: row.subject_id,
    regionCode: row.region_code,
    summary: row.summary,
    preparedBy: nameOf(row.prepared_by),
    preparedAt: row.prepared_at,
    state: row.state,
    decidedBy: row.decided_by === null ? null : nameOf(row.decided_by),
    decidedAt: row.decided_at,
    note: row.note,
    mine:
      row.state === 'waiting' &&
      row.prepared_by !== actorOf(person) &&
      mayDo(person.roles, releaseActs[row.kind]),
  }))
}

/** Whether a subject waits for a second person. */
export async function isWaiting(
  db: Db | Trx,
  kind: ReleaseKind,
  subjectId: string,
): Promise<boolean> {
  return (await preparerOf(db, kind, subjectId)) !== null
}

/** Why a person (`staff:…`) may not release a subject; null when they may. For acts that write before they settle. */
export async function releaseRefusal(
  db: Db,
  kind: ReleaseKind,
  subjectId: string,
  by: string,
): Promise<'STATE_REFUSES' | 'SECOND_PERSON_NEEDED' | null> {
  const preparer = await preparerOf(db, kind, subjectId)
  if (preparer === null) return 'STATE_REFUSES'
  return preparer === by ? 'SECOND_PERSON_NEEDED' : null
}

async function preparerOf(
  db: Db | Trx,
  kind: ReleaseKind,
  subjectId: string,
): Promise<string | null> {
  const row = await db
    .selectFrom('release')
    .select('prepared_by')
    .where('kind', '=', kind)
    .where('subject_id', '=', subjectId)
    .where('state', '=', 'waiting')
    .executeTakeFirst()
  return row?.prepared_by ?? null
}

/** Which of the subjects wait for a second person. */
export async function waitingSubjects(
  db: Db,
  kind: ReleaseKind,
  subjectIds: readonly string[],
): Promise<Set<string>> {
  if (subjectIds.length === 0) return new Set()
  const rows = await db
    .selectFrom('release')
    .select('subject_id')
    .where('kind', '=', kind)
    .where('subject_id', 'in', subjectIds)
    .where('state', '=', 'waiting')
    .execute()
  return new Set(rows.map((row) => row.subject_id))
}
