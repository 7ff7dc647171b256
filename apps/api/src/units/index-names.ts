import { setImmediate as turn } from 'node:timers/promises'
import type { Db } from '../platform/database/dialects.ts'
import type { Services } from '../platform/services.ts'
import { type Gram, nameGrams, wholeName, writeGramsCommand } from './unit-grams.ts'

/** Units whose grams are brought into order together: the more, the fewer pages are touched twice. */
const unitsAtOnce = 5_000
/** Grams of one write: answers wait for no longer than one such turn. */
const gramsAtOnce = 500
const readAtOnce = 500

/**
 * Enters the units of a list into the search. Apart from the import and sorted, since pairs are strewn all
 * over their tree: written with each hundred units they would make it twice as slow. A repeat goes on where
 * nothing is known yet.
 */
export async function indexNames(
  { store }: Pick<Services, 'store'>,
  { batchId }: { batchId: string },
): Promise<void> {
  for (const page of [offeredUnits, ineligibleUnits]) {
    let waiting: Named[] = []
    for (let after = ''; ;) {
      const rows = await page(store.read, batchId, after)
      waiting.push(...(await withoutKnown(store.read, rows)))
      const last = rows.at(-1)
      if (last === undefined || waiting.length >= unitsAtOnce) {
        await writeSorted(store, waiting)
        waiting = []
      }
      if (last === undefined) break
      after = last.place
      // Reading shares the thread with requests.
      await turn()
    }
  }
}

async function writeSorted(store: Services['store'], units: readonly Named[]): Promise<void> {
  const grams = units.flatMap(nameGrams).toSorted(byKey)
  for (let from = 0; from < grams.length; from += gramsAtOnce) {
    await store.write(writeGramsCommand, { grams: grams.slice(from, from + gramsAtOnce) })
  }
}

type Named = Parameters<typeof nameGrams>[0]

/** Units with an offer of a list, by their cases. */
function offeredUnits(db: Db, batchId: string, after: string) {
  return db
    .selectFrom('offer')
    .innerJoin('unit_case', 'unit_case.id', 'offer.case_id')
    .innerJoin('unit', 'unit.id', 'unit_case.unit_id')
    .select(['offer.case_id as place', 'unit.id', 'unit.name', 'unit.region_code'])
    .where('offer.batch_id', '=', batchId)
    .where('offer.case_id', '>', after)
    .orderBy('offer.case_id')
    .limit(readAtOnce)
    .execute()
}

/** Units that a list names without one. */
function ineligibleUnits(db: Db, batchId: string, after: string) {
  return db
    .selectFrom('ineligible')
    .innerJoin('unit', 'unit.id', 'ineligible.unit_id')
    .select(['unit.id as place', 'unit.id', 'unit.name', 'unit.region_code'])
    .where('ineligible.batch_id', '=', batchId)
    .where('ineligible.unit_id', '>', after)
    .orderBy('ineligible.unit_id')
    .limit(readAtOnce)
    .execute()
}

/** Those of which not even the whole name is known: it is the last that is written of a unit. */
async function withoutKnown(db: Db, units: readonly Named[]): Promise<Named[]> {
  if (units.length === 0) return []
  const rows = await db
    .selectFrom('unit_gram')
    .select('unit_id')
    .where(
      'gram',
      'in',
      units.map(({ name }) => wholeName(name)),
    )
    .where(
      'unit_id',
      'in',
      units.map(({ id }) => id),
    )
    .execute()
  const known = new Set(rows.map((row) => row.unit_id))
  return units.filter(({ id }) => !known.has(id))
}

/** In the order of the tree; whole names, which begin with a sign, come after all pairs. */
function byKey(one: Gram, other: Gram): number {
  return (
    Number(one.gram.startsWith('=')) - Number(other.gram.startsWith('=')) ||
    (one.gram < other.gram ? -1 : one.gram > other.gram ? 1 : 0)
  )
}
