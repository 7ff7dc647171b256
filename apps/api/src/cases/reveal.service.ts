import { notFound } from '../platform/app-error.ts'
import { defineCommand } from '../platform/database/command.ts'
import type { Trx } from '../platform/database/dialects.ts'
import { appendToStream, unitStream } from '../platform/entries.ts'
import { writeCaseEvent } from './case-chain.ts'
import { holdCase } from './case.queries.ts'

interface PersonalReading {
  /** What was read: the name of a field, never its value. */
  field: string
  reason: string
  by: string
  at: number
}

const entryOf = ({ field, reason, by, at }: PersonalReading) => ({
  kind: 'personalRead',
  at,
  by,
  facts: { field, reason },
})

/** Notes in the chain of a case that one of its personal values was read in full. */
export const noteCaseReadingCommand = defineCommand(
  'noteCaseReading',
  async (trx: Trx, input: PersonalReading & { caseId: string }): Promise<void> => {
    const row = (await holdCase(trx, input.caseId)) ?? notFound()
    await writeCaseEvent(trx, row, entryOf(input))
  },
)

/** The same for a unit's online service. */
export const noteUnitReadingCommand = defineCommand(
  'noteUnitReading',
  async (trx: Trx, input: PersonalReading & { unitId: string }): Promise<void> => {
    await appendToStream(trx, unitStream(input.unitId), entryOf(input))
  },
)
