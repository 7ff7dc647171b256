import type { OfferView } from '@wengang/contracts'
import { accountTail, formatBp, formatYuan } from '@wengang/identifiers'
import type { CaseRow } from '../cases/case.queries.ts'
import type { Db } from '../platform/database/dialects.ts'
import type { Schema } from '../platform/database/schema.ts'

type Figures = Pick<
  Schema['offer'],
  | 'base_fen'
  | 'ratio_bp'
  | 'amount_fen'
  | 'layoff_bp'
  | 'bank_name'
  | 'account_name'
  | 'account_tail'
  | 'account_index'
>

const labels: readonly { label: string; words: (figures: Figures) => string }[] = [
  { label: '返还金额', words: ({ amount_fen: fen }) => `${formatYuan(fen)} 元` },
  { label: '上年度失业保险缴费', words: ({ base_fen: fen }) => `${formatYuan(fen)} 元` },
  { label: '返还比例', words: ({ ratio_bp: bp }) => formatBp(bp) },
  { label: '裁员率', words: ({ layoff_bp: bp }) => formatBp(bp) },
  { label: '户名', words: ({ account_name: name }) => name ?? '没有填写' },
  { label: '开户行', words: ({ bank_name: name }) => name ?? '没有填写' },
]

/** What differs between two versions of an offer, in the words of its screen. */
export function offerChanges(before: Figures, after: Figures): OfferView['changes'] {
  const changes = labels
    .map(({ label, words }) => ({ label, before: words(before), after: words(after) }))
    .filter((change) => change.before !== change.after)
  // Two accounts may end alike, so the keyed digest decides.
  if (before.account_index !== after.account_index) {
    changes.push({ label: '收款账号', before: tailOf(before), after: tailOf(after) })
  }
  return changes
}

/** What the agency changed since the answer on record; empty while it counts or there is none. */
export async function changesSinceAnswer(db: Db, row: CaseRow): Promise<OfferView['changes']> {
  if (row.decision === null || row.decision_version === row.version) return []
  const answered = await db
    .selectFrom('offer')
    .selectAll()
    .where('case_id', '=', row.id)
    .where('version', '=', row.decision_version)
    .executeTakeFirst()
  return answered === undefined ? [] : offerChanges(answered, row)
}

function tailOf({ account_tail: tail }: Figures): string {
  return tail === null ? '没有填写' : accountTail(tail)
}
