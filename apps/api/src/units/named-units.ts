import { normaliseUnitName, searchPairs } from '@wengang/identifiers'
import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../platform/database/dialects.ts'
import { byRarity } from './find-by-name.ts'

/** A part of a name, however it is written, as a condition that reads every name. */
export function namePart(part: string): RawBuilder<boolean> {
  const text = normaliseUnitName(part).replaceAll(/[\\%_]/g, String.raw`\$&`)
  return sql`unit.name_normal like ${`%${text}%`} escape '\\'`
}

/** So many units lead a list quicker than it is read through in its own order. */
const unitsAtMost = 2_000

/**
 * Keys of all units whose names hold a part, by the pair of its characters that the fewest names have. Null
 * when no pair is rare enough, or when a list is still being entered into the search.
 */
export async function unitsNamed(db: Db, part: string): Promise<string[] | null> {
  const [leading] = await byRarity(db, searchPairs(part), '')
  if (leading === undefined || leading.count > unitsAtMost) return null
  if (await isEntering(db)) return null
  const { rows } = await sql<{ id: string }>`
    select unit.id from unit_gram cross join unit
    where unit_gram.gram = ${leading.pair} and unit.id = unit_gram.unit_id and ${namePart(part)}
  `.execute(db)
  return rows.map(({ id }) => id)
}

async function isEntering(db: Db): Promise<boolean> {
  const row = await db
    .selectFrom('job')
    .select('id')
    // The keys of these jobs, as the index has them.
    .where('dedupe_key', '>=', 'names:')
    .where('dedupe_key', '<', 'names;')
    .where('done_at', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
