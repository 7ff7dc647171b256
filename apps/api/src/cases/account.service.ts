import { caseState } from '@wengang/policy'
import type { PreparedMessage } from '../messages/message.service.ts'
import { notFound } from '../platform/app-error.ts'
import type { ChainedField } from '../platform/crypto/fields.ts'
import { defineCommand } from '../platform/database/command.ts'
import type { Trx } from '../platform/database/dialects.ts'
import { type ActKey, type ActOutcome, lawfulRefusal, once } from '../platform/idempotency.ts'
import { accountActive, askAccountCheck } from './account-check.queries.ts'
import { writeCaseEvent } from './case-chain.ts'
import { type CaseRow, factsOf, holdCase, roundOf } from './case.queries.ts'
import { moveCase, stateRefusal } from './move-case.ts'
import { addVersion, type PreparedVersion } from './new-version.ts'
import { tellContact } from './tell-contact.ts'

export interface CorrectAccountInput {
  caseId: string
  version: PreparedVersion
  /** For the check by a second person, where one is needed. */
  checkId: string
  reason: string
  personal: Record<string, ChainedField>
  message: PreparedMessage | null
  by: string
  at: number
  act: ActKey
}

export interface CorrectedAccount {
  caseId: string
  offerVersion: number
}

/**
 * Corrects the receiving account at the window. Before the cut that is a new version, to be read and
 * answered again. Where only the way of paying an answered amount is at stake, after a returned payment or
 * where the account was left blank (the notice promises that it can be completed before payment), the new
 * version takes the answer over and its entry says so, and a second person checks the account before money
 * goes to it; otherwise nothing changes after the cut.
 */
export const correctAccountCommand = defineCommand(
  'correctAccount',
  (trx: Trx, input: CorrectAccountInput): Promise<ActOutcome<CorrectedAccount>> =>
    once(trx, input.act, async () => {
      const { at, by, version } = input
      const row = (await holdCase(trx, input.caseId)) ?? notFound()
      if (row.stage !== 'returned' && isSame(row, version)) {
        return lawfulRefusal('STATE_REFUSES', { reason: '填写的账户和登记的账户一样，不用更正。' })
      }
      const carried = keepsAnswer(row, await accountActive(trx, row.id, row.version))
      const facts = {
        reason: input.reason,
        identitySeen: true,
        offerVersion: version.version,
        accountTail: version.account_tail ?? null,
        answerKept: carried,
      }
      const note = { at, by, facts, personal: input.personal }
      if (carried) {
        const entry = { kind: 'accountCorrected', ...note }
        await writeCaseEvent(trx, row, entry, { decision_version: version.version })
        await addVersion(trx, row, version, at)
        await askAccountCheck(trx, row, { ...input, id: input.checkId, version: version.version })
      } else {
        const moved = await moveCase(trx, row, { kind: 'changeOffer' }, note)
        if (!moved.ok) return stateRefusal(moved.refusal)
        await addVersion(trx, row, version, at)
        await tellContact(trx, input.message, row, {
          dedupeKey: `offerChanged:${row.id}:${version.version}`,
          offerVersion: version.version,
        })
      }
      return { ok: true, value: { caseId: row.id, offerVersion: version.version } }
    }),
)

/** Whether all that a payment needs is on file. */
export function hasAccount(
  row: Pick<CaseRow, 'account_sealed' | 'account_name' | 'bank_name' | 'account_tail'>,
): boolean {
  return [row.account_sealed, row.account_name, row.bank_name, row.account_tail].every(
    (part) => part !== null && part !== '',
  )
}

/** Whether a corrected account would take the answer over: only the way of paying is at stake. */
export function keepsAnswer(row: CaseRow, active: boolean): boolean {
  const state = caseState(factsOf(row), roundOf(row))
  if (state === 'returned') return true
  const afterCut = state === 'publicity' || state === 'objected' || state === 'allocated'
  return afterCut && (!active || !hasAccount(row))
}

function isSame(row: CaseRow, version: PreparedVersion): boolean {
  return (
    row.account_index === version.account_index &&
    row.account_name === version.account_name &&
    row.bank_name === version.bank_name &&
    row.account_type === version.account_type
  )
}
