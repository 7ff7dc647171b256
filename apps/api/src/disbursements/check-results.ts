import { formatYuan } from '@wengang/identifiers'
import { refuse } from '../platform/app-error.ts'
import type { Db } from '../platform/database/dialects.ts'
import { isInScope, type Scope } from '../platform/region-scope.ts'
import { findPayments, type PaymentRow } from './payment.queries.ts'

/** One line of what the bank did. */
export interface PaymentResult {
  paymentId: string
  result: 'paid' | 'returned'
  amountFen: number
  reason: string
}

const pageSize = 500
const toldFaults = 5

/**
 * Looks through all lines before any is written, and tells by line what does not fit: unknown or foreign,
 * another amount, contradicting what is on record, named twice. Answers the case of each payment. Throws
 * STATE_REFUSES.
 */
export async function checkResults(
  db: Db,
  results: readonly PaymentResult[],
  scope: Scope,
): Promise<Map<string, string>> {
  const caseOf = new Map<string, string>()
  const faults: string[] = []
  for (let from = 0; from < results.length; from += pageSize) {
    const page = results.slice(from, from + pageSize)
    const rows = await findPayments(
      db,
      page.map(({ paymentId }) => paymentId),
    )
    const known = new Map(rows.map((row) => [row.id, row]))
    for (const [place, line] of page.entries()) {
      const row = known.get(line.paymentId)
      const fault = faultOf(
        line,
        row !== undefined && isInScope(row, scope) ? row : undefined,
        caseOf.has(line.paymentId),
      )
      if (row !== undefined) caseOf.set(line.paymentId, row.case_id)
      if (fault !== null) faults.push(`第 ${from + place + 1} 行：${fault}`)
    }
  }
  if (faults.length === 0) return caseOf
  const more = faults.length > toldFaults ? `；共 ${faults.length} 处` : ''
  return refuse('STATE_REFUSES', {
    reason: `${faults.slice(0, toldFaults).join('；')}${more}。一条也没有登记，请改好后再登记。`,
  })
}

function faultOf(
  line: PaymentResult,
  row: Pick<PaymentRow, 'amount_fen' | 'state'> | undefined,
  isRepeated: boolean,
): string | null {
  if (row === undefined) return '没有找到这笔拨付'
  if (isRepeated) return '同一笔拨付出现了两次'
  if (row.amount_fen !== line.amountFen) {
    return `金额应当是 ${formatYuan(row.amount_fen)} 元，填写的是 ${formatYuan(line.amountFen)} 元`
  }
  switch (row.state) {
    case 'planned':
    case 'dropped':
      return '这笔拨付没有发出'
    case 'ordered':
      return null
    case 'paid':
      return line.result === 'paid' ? null : '已经登记为拨付成功'
    case 'returned':
      return line.result === 'returned' ? null : '已经登记为拨付未成功'
  }
}
