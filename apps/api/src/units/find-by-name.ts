import { setImmediate as turn } from 'node:timers/promises'
import { searchableName, searchPairs } from '@wengang/identifiers'
import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../platform/database/dialects.ts'
import { withinRegion } from '../platform/region-scope.ts'
import { wholeName } from './unit-grams.ts'

export interface NamedUnit {
  id: string
  uscc: string
  name: string
  region_code: string
}

export interface FoundByName {
  units: NamedUnit[]
  /** Further ones may be there. */
  more: boolean
}

/** Of the rarest pair so many units are looked at in one query: about 5 ms, then others have their turn. */
const lookAtOnce = 2_000
/** And so many in all, before more characters are asked for. */
const lookAtMost = 100_000
/** Pairs are counted up to here: whatever is rarer may lead the search. */
const countAtMost = 4_000
/** A pair as rare as this leads at once. */
const rareEnough = 50
/** So many names are compared with what was typed before the best are shown. */
const compareAtMost = 200
/** Pairs beside the leading one that the database looks for; the whole words are compared afterwards. */
const pairsBeside = 3

/**
 * Units of a region whose names hold every word, the whole name first, then names that begin so, then the
 * shorter. Null when the words tell nothing apart. Reads along the pair of characters that the fewest names
 * have, in short queries, so that a million units and the commonest words stall nobody.
 */
export async function findByName(
  db: Db,
  typed: string,
  { regionPrefix, limit }: { regionPrefix: string; limit: number },
): Promise<FoundByName | null> {
  const words = typed.split(/\s+/).map(searchableName).filter(Boolean)
  const pairs = [...new Set(words.flatMap(searchPairs))]
  if (pairs.length === 0) return null
  const exact = await unitsOf(db, wholeName(typed), [], regionPrefix, null, null)
  const [leading, ...others] = (await byRarity(db, pairs, regionPrefix)).map(({ pair }) => pair)
  if (leading === undefined) return null
  const beside = others.slice(0, pairsBeside)
  const found: NamedUnit[] = []
  let after: Place | null = null
  let looked = 0
  let ended = false
  while (!ended && looked < lookAtMost && found.length < compareAtMost) {
    const until: Place | null = await placeAfter(db, leading, regionPrefix, after)
    const rows = await unitsOf(db, leading, beside, regionPrefix, after, until)
    found.push(...rows.filter(({ name }) => holdsAll(name, words)))
    looked += lookAtOnce
    ended = until === null && rows.length < compareAtMost
    after = until
    await turn()
  }
  const known = new Set(exact.map(({ id }) => id))
  const rest = found.filter(({ id }) => !known.has(id)).toSorted(closest(words[0] ?? ''))
  const units = [...exact, ...rest]
  return { units: units.slice(0, limit), more: !ended || units.length > limit }
}

function holdsAll(name: string, words: readonly string[]): boolean {
  const text = searchableName(name)
  return words.every((word) => text.includes(word))
}

function closest(word: string) {
  const begins = (name: string): number => (searchableName(name).startsWith(word) ? 0 : 1)
  return (one: NamedUnit, other: NamedUnit): number =>
    begins(one.name) - begins(other.name) ||
    one.name.length - other.name.length ||
    (one.name < other.name ? -1 : 1)
}

export interface CountedPair {
  pair: string
  /** Names of the region that have it; counted up to 4,000. */
  count: number
}

/** Pairs of characters, the rarest in a region first; behind one that is rare enough they are not counted. */
export async function byRarity(
  db: Db,
  pairs: readonly string[],
  regionPrefix: string,
): Promise<CountedPair[]> {
  const counted: CountedPair[] = []
  for (const pair of pairs) {
    const { rows } = await sql<{ count: number }>`
      select count(*) as count from (
        select 1 from unit_gram where gram = ${pair} and ${inRegion(regionPrefix)} limit ${countAtMost}
      ) as few
    `.execute(db)
    const count = rows[0]?.count ?? 0
    counted.push({ pair, count })
    if (count <= rareEnough) break
  }
  const rest = pairs.slice(counted.length).map((pair) => ({ pair, count: countAtMost }))
  return [...counted.toSorted((one, other) => one.count - other.count), ...rest]
}

/** A place in the list of a pair: behind this unit of this region. */
interface Place {
  region_code: string
  unit_id: string
}

const inRegion = (prefix: string): RawBuilder<boolean> => withinRegion('region_code', prefix)

const behind = (after: Place | null) =>
  after === null
    ? sql``
    : sql`and (unit_gram.region_code, unit_gram.unit_id) > (${after.region_code}, ${after.unit_id})`

const upTo = (until: Place | null) =>
  until === null
    ? sql``
    : sql`and (unit_gram.region_code, unit_gram.unit_id) <= (${until.region_code}, ${until.unit_id})`

/** Where the next piece of a pair's list ends; null when it is the last. */
async function placeAfter(
  db: Db,
  pair: string,
  regionPrefix: string,
  after: Place | null,
): Promise<Place | null> {
  const { rows } = await sql<Place>`
    select region_code, unit_id from unit_gram
    where gram = ${pair} and ${inRegion(regionPrefix)} ${behind(after)}
    order by region_code, unit_id limit 1 offset ${lookAtOnce - 1}
  `.execute(db)
  return rows[0] ?? null
}

/** Units of one piece of a pair's list that have the other pairs too. */
async function unitsOf(
  db: Db,
  pair: string,
  beside: readonly string[],
  regionPrefix: string,
  after: Place | null,
  until: Place | null,
): Promise<NamedUnit[]> {
  const also = beside.map(
    (other) => sql`and exists (
      select 1 from unit_gram as other where other.gram = ${other}
      and other.region_code = unit_gram.region_code and other.unit_id = unit_gram.unit_id
    )`,
  )
  // CROSS JOIN: the list of the pair leads, whatever a planner thinks of it.
  const { rows } = await sql<NamedUnit>`
    select unit.id, unit.uscc, unit.name, unit.region_code
    from unit_gram cross join unit
    where unit_gram.gram = ${pair} and ${withinRegion('unit_gram.region_code', regionPrefix)}
    ${behind(after)} ${upTo(until)} and unit.id = unit_gram.unit_id ${sql.join(also, sql` `)}
    order by unit_gram.region_code, unit_gram.unit_id limit ${compareAtMost}
  `.execute(db)
  return rows
}
