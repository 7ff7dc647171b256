import { sql } from 'kysely'
import type { Db, Trx } from '../platform/database/dialects.ts'
import { prepareQuery } from '../platform/database/prepared.ts'
import type { SealedEntry, SealRow } from './seal.ts'

/** The newest seal, whose hash stands on sheets and rounds; undefined before the first. */
export function newestSealHead(
  db: Db | Trx,
): Promise<Pick<SealRow, 'seq' | 'hash' | 'at'> | undefined> {
  return newestSeal.first(db, {})
}

const newestSeal = prepareQuery((db) =>
  db.selectFrom('seal').select(['seq', 'hash', 'at']).orderBy('seq', 'desc').limit(1),
)

/** Entries that no seal holds yet: of every chain its next ones, without a gap. */
export function unsealedEntries(db: Db | Trx, most: number): Promise<SealedEntry[]> {
  return db
    .selectFrom('entry')
    .select(['stream', 'seq', 'hash'])
    .where('seal_seq', 'is', null)
    .orderBy('stream')
    .orderBy('seq')
    .limit(most)
    .execute()
}

/** The entries of one seal in the order in which they were sealed. */
export function entriesOfSeal(db: Db | Trx, sealSeq: number): Promise<SealedEntry[]> {
  return db
    .selectFrom('entry')
    .select(['stream', 'seq', 'hash'])
    .where('seal_seq', '=', sealSeq)
    .orderBy('stream')
    .orderBy('seq')
    .execute()
}

/** Ties these entries to a seal, those only that have none; answers how many that were. */
export async function markSealed(
  trx: Trx,
  sealSeq: number,
  entries: readonly SealedEntry[],
): Promise<number> {
  const places = entries.map(({ stream, seq }) => sql`(${stream}, cast(${seq} as integer))`)
  const result = await trx
    .updateTable('entry')
    .set({ seal_seq: sealSeq })
    .where(sql<boolean>`(stream, seq) in (values ${sql.join(places)})`)
    // The plus keeps the index of unsealed entries out of it, which may be a long backlog.
    .where(sql<boolean>`+seal_seq is null`)
    .executeTakeFirst()
  return Number(result.numUpdatedRows)
}
