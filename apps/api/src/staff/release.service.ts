import type { ReleaseKind } from '@wengang/contracts'
import { refuse } from '../platform/app-error.ts'
import type { Trx } from '../platform/database/dialects.ts'
import { lockExclusive } from '../platform/database/locks.ts'
import type { Schema } from '../platform/database/schema.ts'

/** What is put before a second person. */
export interface ReleaseRequest {
  id: string
  kind: ReleaseKind
  subjectId: string
  regionCode: string
  editionId: string
  /** In words for whoever releases it: what, how many, how much. */
  summary: string
  /** `staff:…` */
  by: string
  at: number
}

/** Puts a subject before a second person, in the transaction that made it ready. Throws STATE_REFUSES when it waits already. */
export async function askRelease(trx: Trx, request: ReleaseRequest): Promise<void> {
  const { kind, subjectId } = request
  await lockExclusive(trx, releaseLock(kind, subjectId))
  if ((await waitingRelease(trx, kind, subjectId)) !== undefined) {
    refuse('STATE_REFUSES', { reason: '已经提交复核，请等另一位工作人员处理。' })
  }
  await trx
    .insertInto('release')
    .values({
      id: request.id,
      kind,
      subject_id: subjectId,
      region_code: request.regionCode,
      edition_id: request.editionId,
      summary: request.summary,
      prepared_by: request.by,
      prepared_at: request.at,
      state: 'waiting',
      decided_by: null,
      decided_at: null,
      note: null,
    })
    .execute()
}

export interface ReleaseDecision {
  kind: ReleaseKind
  subjectId: string
  decision: 'released' | 'refused' | 'withdrawn'
  note: string | null
  /** `staff:…` */
  by: string
  at: number
}

/**
 * Settles what waits, in the transaction that acts on it; the entry is the subject's own. Whoever prepared
 * it may withdraw it and nothing else. Throws SECOND_PERSON_NEEDED, and STATE_REFUSES when nothing waits.
 */
export async function settleRelease(trx: Trx, decision: ReleaseDecision): Promise<void> {
  const { kind, subjectId, by } = decision
  await lockExclusive(trx, releaseLock(kind, subjectId))
  const row = await waitingRelease(trx, kind, subjectId)
  if (row === undefined) {
    return refuse('STATE_REFUSES', { reason: '没有等待复核的内容，可能已经有人处理。' })
  }
  const own = row.prepared_by === by
  if (own !== (decision.decision === 'withdrawn')) return refuse('SECOND_PERSON_NEEDED', {})
  await trx
    .updateTable('release')
    .set({
      state: decision.decision,
      decided_by: by,
      decided_at: decision.at,
      note: decision.note,
    })
    .where('id', '=', row.id)
    .execute()
}

function waitingRelease(
  trx: Trx,
  kind: ReleaseKind,
  subjectId: string,
): Promise<Schema['release'] | undefined> {
  return trx
    .selectFrom('release')
    .selectAll()
    .where('kind', '=', kind)
    .where('subject_id', '=', subjectId)
    .where('state', '=', 'waiting')
    .executeTakeFirst()
}

const releaseLock = (kind: ReleaseKind, subjectId: string): string => `release:${kind}:${subjectId}`
