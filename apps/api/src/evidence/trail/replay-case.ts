import { replayCase } from '@wengang/contracts/endpoints/staff/replay-case'
import { caseAt, getEdition, type PastCase, statusWords } from '@wengang/policy'
import type { CaseRow } from '../../cases/case.queries.ts'
import { staffCaseByNo } from '../../cases/staff-case.ts'
import type { Db } from '../../platform/database/dialects.ts'
import type { HttpApp } from '../../platform/http/context.ts'
import { mount } from '../../platform/http/mount.ts'
import { signedIn } from '../../platform/region-scope.ts'
import { type NamedRecord, readRecord } from './case-record.queries.ts'

/** GET /api/staff/cases/:caseNo/then */
export function mountReplayCase(app: HttpApp): void {
  mount(app, replayCase, async ({ services, staff, params, query, now }) => {
    const { read } = services.store
    const row = await staffCaseByNo(read, params.caseNo, signedIn(staff))
    const at = query.at ?? now
    const record = await readRecord(read, row)
    const past = caseAt(record, at)
    const last = record.entries.findLast((entry) => entry.at <= at)
    return {
      at,
      unitName: row.unit_name,
      past: past === null ? null : await thenView(read, row, record, past),
      lastEntry: last === undefined ? null : { seq: last.seq, kind: last.kind, hash: last.hash },
    }
  })
}

async function thenView(db: Db, row: CaseRow, record: NamedRecord, past: PastCase) {
  const { version, answer, state } = past
  const offer = await db
    .selectFrom('offer')
    .select('amount_fen')
    .where('case_id', '=', row.id)
    .where('version', '=', version)
    .executeTakeFirstOrThrow()
  const decision =
    answer === null
      ? undefined
      : await db
          .selectFrom('decision')
          .select(['choice', 'decided_at', 'channel'])
          .where('case_id', '=', row.id)
          .where('decided_at', '=', answer.at)
          .orderBy('seq', 'desc')
          .executeTakeFirst()
  const facts = { daysLeft: null, round: null, publicityEnd: null, withdrawalReason: null }
  const { words } = statusWords(state, facts, getEdition(row.edition_id))
  return {
    state,
    words,
    offerVersion: version,
    amountFen: offer.amount_fen,
    answer:
      decision === undefined
        ? null
        : { choice: decision.choice, at: decision.decided_at, channel: decision.channel },
    round: record.rounds.find(({ cutAt }) => cutAt === past.round?.cutAt)?.title ?? null,
  }
}
