import { setImmediate } from 'node:timers/promises'
import { normaliseUnitName } from '@wengang/identifiers'
import type { ListedName } from '../../offers/assessed-list/unit-list.ts'
import type { Db } from '../../platform/database/dialects.ts'
import { type RoundCase, roundCasesPage, type RoundRow } from '../round.queries.ts'

/** A row of the list beside the unit of the round that it means, or may mean. */
export interface CreditMatch {
  row: number
  caseId: string
  uscc: string | null
  name: string
  /** matched: the code is the unit's; open: only the name is, so a person decides. */
  state: 'matched' | 'open'
}

export interface CreditMatches {
  rows: number
  matches: CreditMatch[]
  unknownNames: number
}

const pageSize = 500

/**
 * Lays a list beside the public list of a round. A row with a code means the unit of that code and no
 * other; a row with a name alone decides nothing: a person does.
 */
export async function matchList(
  db: Db,
  round: RoundRow,
  listed: readonly ListedName[],
): Promise<CreditMatches> {
  const byCode = groupBy(listed, ({ uscc }) => uscc)
  const byName = groupBy(listed, ({ uscc, name }) =>
    uscc === null && name !== '' ? normaliseUnitName(name) : null,
  )
  const found: CreditMatch[] = []
  const known = new Set<number>()
  const take = (one: RoundCase, row: ListedName, state: CreditMatch['state']): void => {
    known.add(row.row)
    found.push({ row: row.row, caseId: one.id, uscc: row.uscc, name: row.name, state })
  }
  for (let after = ''; ;) {
    const page = await roundCasesPage(db, round, after, pageSize)
    for (const one of page) {
      if (one.part !== 'accepted' || one.withdrawn) continue
      // The same unit twice in the list is one unit.
      const [byItsCode] = byCode.get(one.uscc) ?? []
      if (byItsCode !== undefined) take(one, byItsCode, 'matched')
      for (const row of byName.get(normaliseUnitName(one.unitName)) ?? []) {
        if (byItsCode === undefined) take(one, row, 'open')
      }
    }
    const last = page.at(-1)
    if (last === undefined || page.length < pageSize) break
    after = last.id
    await setImmediate()
  }
  const named = [...byName.values()].flat()
  return {
    rows: listed.length,
    matches: found,
    unknownNames: named.filter(({ row }) => !known.has(row)).length,
  }
}

function groupBy(
  listed: readonly ListedName[],
  keyOf: (row: ListedName) => string | null,
): Map<string, ListedName[]> {
  const groups = new Map<string, ListedName[]>()
  for (const row of listed) {
    const key = keyOf(row)
    if (key !== null) groups.set(key, [...(groups.get(key) ?? []), row])
  }
  return groups
}
