import { setImmediate } from 'node:timers/promises'
import { getEdition } from '@wengang/policy'
import { accountPlace } from '../cases/new-version.ts'
import { openField, unwrapDataKey } from '../platform/crypto/fields.ts'
import type { Services } from '../platform/services.ts'
import { controlSum, type FileLine } from './payment-file/profile.ts'
import { linesPage, type LineRow, type PlanRow } from './plan.queries.ts'

const pageSize = 250

/** The lines that went out or may go out, whole accounts opened, with their control sum and total in fen. */
export async function fileLines(
  { store, keys }: Pick<Services, 'store' | 'keys'>,
  plan: PlanRow,
): Promise<{ lines: FileLine[]; sum: string; totalFen: number }> {
  const { accountKinds, title } = getEdition(plan.edition_id)
  const words = new Map<string, string>(accountKinds.map((kind) => [kind.id, kind.words]))
  const lines: FileLine[] = []
  const sum = controlSum()
  let totalFen = 0
  for (let after = ''; ;) {
    const rows = await linesPage(store.read, plan.id, { after, limit: pageSize })
    for (const row of rows) {
      if (row.state === 'planned' || row.state === 'dropped') continue
      const line = {
        paymentId: row.id,
        caseId: row.case_id,
        accountName: row.account_name,
        bankName: row.bank_name,
        accountNo: accountOf(row, keys),
        amountFen: row.amount_fen,
        accountWords: words.get(row.account_type) ?? '',
        caseNo: row.case_no,
        purpose: title,
        state: row.state,
      }
      lines.push(line)
      sum.add(line)
      totalFen += row.amount_fen
    }
    const last = rows.at(-1)
    if (last === undefined || rows.length < pageSize) break
    after = last.id
    // A long plan lets requests through between its pages.
    await setImmediate()
  }
  return { lines, sum: sum.digest(), totalFen }
}

function accountOf(row: LineRow, keys: Services['keys']): string {
  const key = unwrapDataKey(keys, row.unit_id, row.key_wrapped)
  return openField(key, accountPlace(row.case_id, row.offer_version), row.account_sealed)
}
