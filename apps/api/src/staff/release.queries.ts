import { mayDo, releaseActs, type ReleaseKind, type ReleaseView } from '@wengang/contracts'
import type { Db, Trx } from '../platform/database/dialects.ts'
import { programmesOf, rolesOf } from '../platform/database/staff-schema.ts'
import type { Schema } from '../platform/database/schema.ts'
import type { StaffPerson } from '../platform/http/staff-session.ts'
import { actorOf, isInScope, withinScope } from '../platform/region-scope.ts'
import { staffIdOf, staffNames } from './staff-names.queries.ts'

/** What waits for a second person in a person's region and programmes, oldest first. */
export async function waitingReleases(db: Db, person: StaffPerson): Promise<ReleaseView[]> {
  const rows = await db
    .selectFrom('release')
    .selectAll()
    .where('state', '=', 'waiting')
    .where(withinScope('release', person))
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

type ActiveStaff = Pick<
  Schema['staff'],
  'id' | 'display_name' | 'roles' | 'region_code' | 'programmes'
>

function activeStaff(db: Db): Promise<ActiveStaff[]> {
  return db
    .selectFrom('staff')
    .select(['id', 'display_name', 'roles', 'region_code', 'programmes'])
    .where('disabled_at', 'is', null)
    .orderBy('id')
    .execute()
}

/** What decides who may release. */
type Waiting = Pick<Schema['release'], 'kind' | 'region_code' | 'edition_id' | 'prepared_by'>

/**
 * Names of those who may release what waits: active people of the role whose region and programmes cover it,
 * but for whoever prepared it. Nobody is a lawful answer, and told in words by `releaseWaitWords`.
 */
export async function whoMayRelease(db: Db, waiting: Waiting): Promise<string[]> {
  return fitToRelease(await activeStaff(db), waiting)
}

function fitToRelease(staff: readonly ActiveStaff[], waiting: Waiting): string[] {
  return staff
    .filter(({ id }) => id !== staffIdOf(waiting.prepared_by))
    .filter((one) =>
      isInScope(waiting, { regionCode: one.region_code, programmes: programmesOf(one) }),
    )
    .filter((one) => mayDo(rolesOf(one), releaseActs[waiting.kind]))
    .map(({ display_name: displayName }) => displayName)
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
  const staff = rows.some(({ state }) => state === 'waiting') ? await activeStaff(db) : []
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
    mayRelease: fitToRelease(staff, row),
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
