import { writeCaseEvent } from '../cases/case-chain.ts'
import { holdCase } from '../cases/case.queries.ts'
import { notFound, refuse } from '../platform/app-error.ts'
import { defineCommand } from '../platform/database/command.ts'
import type { Trx } from '../platform/database/dialects.ts'
import { type ActKey, type ActOutcome, once } from '../platform/idempotency.ts'

export interface CheckAccountInput {
  checkId: string
  caseId: string
  decision:
    | { kind: 'approved'; /** Keyed digest of the number as it was typed again. */ index: string }
    | { kind: 'refused'; note: string }
  by: string
  at: number
  act: ActKey
}

/**
 * Decides on a corrected account. Whoever typed it cannot; a number that differs from what was typed first
 * is refused and leaves it waiting. Throws SECOND_PERSON_NEEDED, STATE_REFUSES and INVALID_INPUT.
 */
export const checkAccountCommand = defineCommand(
  'checkAccount',
  (trx: Trx, input: CheckAccountInput): Promise<ActOutcome<{ caseNo: string }>> =>
    once(trx, input.act, async () => {
      const { checkId, caseId, decision, by, at } = input
      const row = (await holdCase(trx, caseId)) ?? notFound()
      const check = await trx
        .selectFrom('account_check')
        .selectAll()
        .where('id', '=', checkId)
        .executeTakeFirstOrThrow()
      if (check.state !== 'waiting' || check.offer_version !== row.version) {
        return refuse('STATE_REFUSES', {
          reason: '这个账户已经核对过，或者又更正过，请刷新后再办。',
        })
      }
      if (check.entered_by === by) return refuse('SECOND_PERSON_NEEDED', {})
      if (decision.kind === 'approved' && decision.index !== row.account_index) {
        return refuse('INVALID_INPUT', {
          findings: [
            {
              field: 'accountNo',
              message: '两次录入的账号不一致，请对照材料再录；窗口录错的，请退回更正',
            },
          ],
        })
      }
      const note = decision.kind === 'refused' ? decision.note : null
      await trx
        .updateTable('account_check')
        .set({ state: decision.kind, decided_by: by, decided_at: at, note })
        .where('id', '=', checkId)
        .execute()
      await writeCaseEvent(trx, row, {
        kind: decision.kind === 'approved' ? 'accountChecked' : 'accountCheckRefused',
        at,
        by,
        facts: { offerVersion: row.version, accountTail: row.account_tail, note },
      })
      return { ok: true, value: { caseNo: row.case_no } }
    }),
)
