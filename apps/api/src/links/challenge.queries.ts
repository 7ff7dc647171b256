import type { Db, Trx } from '../platform/database/dialects.ts'
import type { Schema } from '../platform/database/schema.ts'

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

/** When codes went to a phone since an instant, newest first. */
export async function codesSentTo(trx: Trx, mobileIndex: string, since: number): Promise<number[]> {
  const rows = await trx
    .selectFrom('challenge')
    .select('created_at')
    .where('mobile_index', '=', mobileIndex)
    .where('created_at', '>', since)
    .orderBy('created_at', 'desc')
    .execute()
  return rows.map((row) => row.created_at)
}
