import type { CallOutput } from '@wengang/contracts'
import { shanghaiDay } from '@wengang/policy'
import { refuse } from '../../platform/app-error.ts'
import type { Db } from '../../platform/database/dialects.ts'
import type { StaffPerson } from '../../platform/http/staff-session.ts'
import { countsBetween } from './figures.queries.ts'
import { foldMonth, monthsBetween } from './fold-figures.ts'

const mostMonths = 36
const usualMonths = 12

export interface FiguresWish {
  from?: string | undefined
  to?: string | undefined
  regionCode?: string | undefined
}

/** The months that somebody asked for, of what they work for. Throws INVALID_INPUT. */
export async function figuresOf(
  db: Db,
  staff: StaffPerson,
  wish: FiguresWish,
  now: number,
): Promise<CallOutput<'getFigures'>> {
  const to = wish.to ?? shanghaiDay(now).slice(0, 7)
  const from = wish.from ?? monthsBack(to, usualMonths - 1)
  const months = monthsBetween(from, to)
  if (months.length === 0 || months.length > mostMonths) {
    const message = `请选择 1 到 ${mostMonths} 个月`
    return refuse('INVALID_INPUT', { findings: [{ field: 'from', message }] })
  }
  const counts = await countsBetween(db, staff, {
    from: startOf(from),
    to: startOf(monthsBack(to, -1)),
    regionCode: wish.regionCode ?? staff.regionCode,
  })
  const all = [...counts.offers, ...counts.answers, ...counts.paid, ...counts.returned]
  const cities = [...new Set(all.map(({ regionCode }) => regionCode))].sort()
  return {
    months: months.map((month) => foldMonth(counts, month)),
    byRegion: months.flatMap((month) =>
      cities.map((regionCode) => ({ regionCode, ...foldMonth(counts, month, regionCode) })),
    ),
  }
}

const startOf = (month: string): number => Date.parse(`${month}-01T00:00:00+08:00`)

function monthsBack(month: string, count: number): string {
  const at = new Date(`${month}-01T00:00:00Z`)
  at.setUTCMonth(at.getUTCMonth() - count)
  return at.toISOString().slice(0, 7)
}
