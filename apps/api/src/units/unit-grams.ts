import { searchableName, searchPairs } from '@wengang/identifiers'
import type { Trx } from '../platform/database/dialects.ts'
import { prepareInserts } from '../platform/database/rows.ts'
import type { WindowSchema } from '../platform/database/window-schema.ts'

type Gram = WindowSchema['unit_gram']

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

const insertGrams = prepareInserts('unit_gram')

/** Enters new units into the search; in the transaction that adds them. */
export async function indexUnits(trx: Trx, units: Parameters<typeof nameGrams>[0][]) {
  await insertGrams(trx, units.flatMap(nameGrams).toSorted(byKey))
}

/** In the order of the tree, so that neighbours are written together. */
function byKey(one: Gram, other: Gram): number {
  return one.gram < other.gram ? -1 : one.gram > other.gram ? 1 : 0
}
