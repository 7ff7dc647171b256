import { searchableName, searchPairs } from '@wengang/identifiers'
import { defineCommand } from '../platform/database/command.ts'
import type { Trx } from '../platform/database/dialects.ts'
import { prepareInserts } from '../platform/database/rows.ts'
import type { WindowSchema } from '../platform/database/window-schema.ts'

export type Gram = WindowSchema['unit_gram']

/** What stands for a whole name, however it is written. */
export const wholeName = (name: string): string => `=${searchableName(name)}`

/** What a unit is found by when a part of its name, or all of it, is typed. */
export function nameGrams(unit: { id: string; name: string; region_code: string }): Gram[] {
  return [wholeName(unit.name), ...searchPairs(unit.name)].map((gram) => ({
    gram,
    region_code: unit.region_code,
    unit_id: unit.id,
  }))
}

const insertGrams = prepareInserts('unit_gram', { ifNew: true })

/** Enters new units into the search, in the transaction that adds them: for a few, as they come. */
export async function indexUnits(
  trx: Trx,
  units: readonly Parameters<typeof nameGrams>[0][],
): Promise<void> {
  await insertGrams(trx, units.flatMap(nameGrams))
}

/** Writes one piece of many units' grams; what is there already stays. */
export const writeGramsCommand = defineCommand(
  'writeGrams',
  async (trx: Trx, { grams }: { grams: readonly Gram[] }): Promise<void> => {
    await insertGrams(trx, grams)
  },
)
