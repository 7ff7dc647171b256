import { randomBytes } from 'node:crypto'
import { makeCaseNo } from '@wengang/policy'
import type { Db } from '../../platform/database/dialects.ts'

/**
 * So many case numbers that no case has. They are short enough to be read out, so that among a million cases
 * one list of a hundred thousand in eleven would meet a taken one.
 */
export async function freeCaseNos(
  db: Db,
  count: number,
  make: () => string = () => makeCaseNo(randomBytes(5)),
): Promise<string[]> {
  const free = new Set<string>()
  while (free.size < count) {
    const drawn = Array.from({ length: count - free.size }, make)
    const taken = await db
      .selectFrom('unit_case')
      .select('case_no')
      .where('case_no', 'in', drawn)
      .execute()
    const known = new Set(taken.map(({ case_no: no }) => no))
    for (const no of drawn) if (!known.has(no)) free.add(no)
  }
  return [...free]
}
