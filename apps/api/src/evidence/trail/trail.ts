import { normaliseUscc } from '@wengang/identifiers'
import type { auditEntry } from '@wengang/contracts/shapes/audit'
import type { z } from 'zod'
import { staffCaseByNo } from '../../cases/staff-case.ts'
import type { Db } from '../../platform/database/dialects.ts'
import { caseStream, unitStream } from '../../platform/entries.ts'
import type { StaffPerson } from '../../platform/http/staff-session.ts'
import { staffIdOf, staffNames } from '../../staff/staff-names.queries.ts'
import { actorWords, readPayload } from '../payload.ts'
import { isSeenFrom, subjectsOf } from './subjects.queries.ts'
import {
  entriesByActor,
  entriesOfStreams,
  entriesOfTime,
  type Piece,
  spanOf,
  type TrailEntry,
} from './trail.queries.ts'

export type AuditEntry = z.infer<typeof auditEntry>

/** What a search is narrowed by. */
export interface TrailFilter {
  person?: string | undefined
  uscc?: string | undefined
  caseNo?: string | undefined
  kind?: string | undefined
  from?: string | undefined
  to?: string | undefined
}

const pageSize = 50
/** Entries of other regions that one request steps over before it answers with what it has. */
const mostPieces = 20

/** One page of the entries that a person may see, newest first. */
export async function searchTrail(
  db: Db,
  filter: TrailFilter & { after?: string | undefined },
  staff: StaffPerson,
): Promise<{ entries: AuditEntry[]; next: string | null }> {
  const read = await readerOf(db, filter, staff)
  const seen: TrailEntry[] = []
  let after = filter.after
  for (let piece = 0; piece < mostPieces; piece += 1) {
    const { rows, next } = await read(after, pageSize - seen.length)
    const subjects = await subjectsOf(
      db,
      rows.map(({ stream }) => stream),
    )
    seen.push(...rows.filter(({ stream }) => isSeenFrom(staff.regionCode, subjects.get(stream))))
    if (next === null) return { entries: await entryViews(db, seen), next: null }
    after = next
    if (seen.length >= pageSize) break
  }
  return { entries: await entryViews(db, seen), next: after ?? null }
}

type Reader = (after: string | undefined, limit: number) => Promise<Piece>

/** The shortest way to what is asked: chains of a case or unit, acts of a person, or a time. */
async function readerOf(db: Db, filter: TrailFilter, staff: StaffPerson): Promise<Reader> {
  const { kind, person, uscc, caseNo } = filter
  const span = { ...spanOf(filter), kind }
  const streams = await streamsOf(db, { uscc, caseNo }, staff)
  const actor = person === undefined || person === '' ? null : await actorOfName(db, person)
  if (streams !== null) {
    return async (after, limit) => {
      const { rows, next } = await entriesOfStreams(db, streams, { ...span, after, limit })
      const own = rows.filter(({ payload }) => actor === null || readPayload(payload)?.by === actor)
      return { rows: own, next }
    }
  }
  if (actor !== null) {
    return (after, limit) => entriesByActor(db, actor, { ...span, after, limit })
  }
  return (after, limit) => entriesOfTime(db, { ...span, after, limit })
}

/** Nobody of that name gets nothing, which is what there is. */
async function actorOfName(db: Db, name: string): Promise<string> {
  const row = await db
    .selectFrom('staff')
    .select('id')
    .where((eb) => eb.or([eb('name', '=', name), eb('display_name', '=', name)]))
    .orderBy('id')
    .executeTakeFirst()
  return `staff:${row?.id ?? ''}`
}

async function streamsOf(
  db: Db,
  { uscc = '', caseNo = '' }: { uscc?: string | undefined; caseNo?: string | undefined },
  staff: StaffPerson,
): Promise<string[] | null> {
  if (caseNo !== '') {
    const { id } = await staffCaseByNo(db, caseNo, staff)
    return [caseStream(id)]
  }
  if (uscc === '') return null
  const unit = await db
    .selectFrom('unit')
    .select('id')
    .where('uscc', '=', normaliseUscc(uscc))
    .executeTakeFirst()
  if (unit === undefined) return []
  const cases = await db
    .selectFrom('unit_case')
    .select('id')
    .where('unit_id', '=', unit.id)
    .execute()
  return [unitStream(unit.id), ...cases.map(({ id }) => caseStream(id))]
}

/** Entries as they are read: what, when, by whom, about what. */
export async function entryViews(db: Db, rows: readonly TrailEntry[]): Promise<AuditEntry[]> {
  const payloads = rows.map(({ payload }) => readPayload(payload))
  const [subjects, names] = await Promise.all([
    subjectsOf(
      db,
      rows.map(({ stream }) => stream),
    ),
    staffNames(
      db,
      payloads.map((payload) => staffIdOf(payload?.by ?? null)),
    ),
  ])
  return rows.map(({ stream, seq, kind, at, hash }, place) => {
    const payload = payloads[place] ?? null
    const subject = subjects.get(stream)
    return {
      stream,
      seq,
      kind,
      at,
      hash,
      who: actorWords(payload, names),
      subject: subject?.words ?? stream,
      path: subject?.path ?? null,
      facts: { ...payload?.facts },
    }
  })
}
