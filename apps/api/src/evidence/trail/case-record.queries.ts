import type { CaseRecord } from '@wengang/policy'
import type { CaseRow } from '../../cases/case.queries.ts'
import type { Db } from '../../platform/database/dialects.ts'
import { caseStream } from '../../platform/entries.ts'
import { readPayload } from '../payload.ts'

/** The rounds of a record with what the page says of them. */
export type NamedRecord = Omit<CaseRecord, 'rounds'> & {
  rounds: { cutAt: number; closedAt: number | null; voidedAt: number | null; title: string }[]
  entries: { seq: number; kind: string; hash: string; at: number }[]
}

/** Everything on record of a case, oldest first. */
export async function readRecord(db: Db, row: CaseRow): Promise<NamedRecord> {
  const [entries, versions, answers, rounds] = await Promise.all([
    entriesOfCase(db, row.id),
    versionsOf(db, row.id),
    db
      .selectFrom('decision')
      .select(['choice', 'decided_at', 'offer_version'])
      .where('case_id', '=', row.id)
      .orderBy('seq')
      .execute(),
    roundsAround(db, row),
  ])
  return {
    entries,
    events: entries,
    versions,
    answers: answers.map((one) => ({
      choice: one.choice,
      at: one.decided_at,
      version: one.offer_version,
    })),
    rounds,
  }
}

async function entriesOfCase(db: Db, caseId: string) {
  const rows = await db
    .selectFrom('entry')
    .select(['seq', 'kind', 'hash', 'at', 'payload'])
    .where('stream', '=', caseStream(caseId))
    .orderBy('seq')
    .execute()
  return rows.map(({ payload, ...rest }) => {
    const version = readPayload(payload)?.facts['offerVersion']
    return { ...rest, offerVersion: typeof version === 'number' ? version : null }
  })
}

async function versionsOf(db: Db, caseId: string): Promise<CaseRecord['versions']> {
  const rows = await db
    .selectFrom('offer')
    .leftJoin('batch', 'batch.id', 'offer.batch_id')
    .select(['offer.version', 'offer.created_at', 'batch.released_at'])
    .where('offer.case_id', '=', caseId)
    .where((eb) => eb.or([eb('offer.batch_id', 'is', null), eb('batch.state', '=', 'released')]))
    .orderBy('offer.version')
    .execute()
  return rows.map((row) => ({
    version: row.version,
    from: row.released_at ?? row.created_at,
  }))
}

/** The round that the case is in, and void ones that it was in before: a case keeps the name of its last round only. */
async function roundsAround(db: Db, row: CaseRow): Promise<NamedRecord['rounds']> {
  const around = [2, 4, 6].map((length) => row.region_code.slice(0, length))
  const rows = await db
    .selectFrom('round')
    .select(['id', 'title', 'cut_at', 'closed_at', 'voided_at', 'state'])
    .where('edition_id', '=', row.edition_id)
    .where('region_code', 'in', around)
    .where('cut_at', 'is not', null)
    .where((eb) => eb.or([eb('id', '=', row.round_id ?? ''), eb('state', '=', 'void')]))
    .orderBy('cut_at')
    .execute()
  return rows.flatMap(({ cut_at: cutAt, closed_at: closedAt, voided_at: voidedAt, title }) =>
    cutAt === null ? [] : [{ cutAt, closedAt, voidedAt, title }],
  )
}
