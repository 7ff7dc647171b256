import type { Act, DayItem } from '@wengang/contracts'
import type { Db } from '../platform/database/dialects.ts'
import type { StaffPerson } from '../platform/http/staff-session.ts'

/** What a kind of line is found with. */
export interface DayLook {
  db: Db
  person: StaffPerson
  now: number
  /** YYYY-MM-DD in Asia/Shanghai. */
  today: string
}

/** One kind of line of the first screen; only people whose role covers the act see it. */
export interface DayKind {
  act: Act
  /** Bounded work: it runs whenever somebody opens the desk. */
  find: (look: DayLook) => Promise<DayItem[]>
}

/** A line that counts; none when there is nothing to count. */
export function counted(line: Omit<DayItem, 'count'>, count: number | bigint): DayItem[] {
  return Number(count) === 0 ? [] : [{ ...line, count: Number(count) }]
}
