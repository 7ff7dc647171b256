import type { PreparedMessage } from '../messages/message.service.ts'
import { queueMessage } from '../messages/message.service.ts'
import { defineCommand } from '../platform/database/command.ts'
import type { Trx } from '../platform/database/dialects.ts'
import type { ActOutcome } from '../platform/idempotency.ts'
import { decideCommand, type DecideInput, type Receipt } from './decide.service.ts'

export interface WindowAnswerInput {
  decide: DecideInput
  /** To the phone of the list. */
  toContact: PreparedMessage | null
  /** To the phone of the unit's online service, where it is another one. */
  toUnit: PreparedMessage | null
}

/** Takes an answer at the counter like any other, and tells the phones on file in the same commit (S2-22). */
export const recordWindowAnswerCommand = defineCommand(
  'recordWindowAnswer',
  async (trx: Trx, input: WindowAnswerInput): Promise<ActOutcome<Receipt>> => {
    const { decide, toContact, toUnit } = input
    const outcome = await decideCommand.run(trx, decide)
    if (!outcome.ok) return outcome
    const { caseId, sheetId } = outcome.value
    const cases = [{ caseId, offerVersion: decide.offerVersion }]
    // A repeat answers the first sheet, so that each phone is told once.
    const dedupeKey = `windowAnswer:${sheetId}`
    if (toContact !== null) await queueMessage(trx, toContact, { dedupeKey, cases })
    if (toUnit !== null) {
      await queueMessage(trx, toUnit, { dedupeKey: `${dedupeKey}:unit`, cases })
    }
    return outcome
  },
)
