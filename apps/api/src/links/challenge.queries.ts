import { sql } from 'kysely'
import type { SentCode } from './code-limits.ts'
import type { Db, Trx } from '../platform/database/dialects.ts'
import type { Schema } from '../platform/database/schema.ts'
import { neverLeft } from '../messages/message-state.ts'

/** What a code is asked for: the link of a message, or a case known by its number. */
export interface ChallengeSubject {
  kind: Schema['challenge']['subject_kind']
  id: string
}

/** The newest code of a subject, whatever became of it. */
export function findNewestChallenge(
  db: Db | Trx,
  subject: ChallengeSubject,
): Promise<Schema['challenge'] | undefined> {
  return db
    .selectFrom('challenge')
    .selectAll()
    .where('subject_kind', '=', subject.kind)
    .where('subject_id', '=', subject.id)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** The codes of a phone since an instant, newest first. */
export async function codesSentTo(
  trx: Trx,
  mobileIndex: string,
  since: number,
): Promise<SentCode[]> {
  const rows = await trx
    .selectFrom('challenge')
    .leftJoin('message', (join) =>
      join.on('message.dedupe_key', '=', sql<string>`'code:' || challenge.id`),
    )
    .select(['challenge.created_at', 'challenge.used_at', 'message.state'])
    .where('challenge.mobile_index', '=', mobileIndex)
    .where('challenge.created_at', '>', since)
    .orderBy('challenge.created_at', 'desc')
    .orderBy('challenge.id', 'desc')
    .execute()
  return rows.map((row) => ({
    at: row.created_at,
    settled: row.used_at !== null || neverLeft(row.state),
  }))
}
