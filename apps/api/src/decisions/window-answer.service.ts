import type { PreparedMessage } from '../messages/message.service.ts'
import { queueMessage } from '../messages/message.service.ts'
import { defineCommand } from '../platform/database/command.ts'
import type { Trx } from '../platform/database/dialects.ts'
import type { ActOutcome } from '../platform/idempotency.ts'
import { decideCommand, type DecideInput, type Receipt } from './decide.service.ts'

/** Takes an answer at the counter like any other, and tells the phone on file in the same commit (S2-22). */
export const recordWindowAnswerCommand = defineCommand(
  'recordWindowAnswer',
  async (
    trx: Trx,
    { decide, message }: { decide: DecideInput; message: PreparedMessage | null },
  ): Promise<ActOutcome<Receipt>> => {
    const outcome = await decideCommand.run(trx, decide)
    if (outcome.ok && message !== null) {
      const { caseId, sheetId } = outcome.value
      await queueMessage(trx, message, {
        // A repeat answers the first sheet, so that the firm is told once.
        dedupeKey: `windowAnswer:${sheetId}`,
        cases: [{ caseId, offerVersion: decide.offerVersion }],
      })
    }
    return outcome
  },
)
