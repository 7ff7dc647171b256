import type { CallOutput } from '@wengang/contracts'
import { shanghaiDay } from '@wengang/policy'
import { refuse } from '../../platform/app-error.ts'
import type { StaffPerson } from '../../platform/http/staff-session.ts'
import { keepDear } from '../../platform/keep-dear.ts'
import { isWithin } from '../../platform/region-scope.ts'
import type { Services } from '../../platform/services.ts'
import { tally } from './figures.queries.ts'
import { monthsBetween, Tallies } from './fold-figures.ts'

const mostMonths = 36
const usualMonths = 12

export interface FiguresWish {
  from?: string | undefined
  to?: string | undefined
  regionCode?: string | undefined
}

/** The months that somebody asked for, of what they work for. Throws INVALID_INPUT. */
export async function figuresOf(
  services: Pick<Services, 'store'>,
  staff: StaffPerson,
  wish: FiguresWish,
  now: number,
): Promise<CallOutput<'getFigures'>> {
  const to = wish.to ?? shanghaiDay(now).slice(0, 7)
  const from = wish.from ?? monthsBack(to, usualMonths - 1)
  const span = monthsBetween(from, to)
  if (span.months.length === 0 || span.months.length > mostMonths) {
    const message = `请选择 1 到 ${mostMonths} 个月`
    return refuse('INVALID_INPUT', { findings: [{ field: 'from', message }] })
  }
  const wished = wish.regionCode ?? staff.regionCode
  const regionCode = isWithin(wished, staff.regionCode) ? wished : null
  const programmes = staff.programmes?.join(',') ?? ''
  // Of a million cases a count takes seconds: who looks just after gets the same one.
  const name = `figures ${from} ${to} ${regionCode ?? ''} ${programmes}`
  const tallies = await keepDear(services, name, async () => {
    const counted = new Tallies(span)
    if (regionCode !== null) await tally(services.store.read, staff, regionCode, counted)
    return counted
  })
  const byCity = tallies.cities.map((city) => ({ city, months: tallies.months(city) }))
  return {
    months: tallies.months(),
    byRegion: span.months
      .flatMap((_, place) =>
        byCity.flatMap(({ city, months }) => {
          const own = months[place]
          return own === undefined ? [] : [{ regionCode: city, ...own }]
        }),
      )
      .filter(
        ({ offers, answers, paid, returned }) => offers + answers + paid.lines + returned > 0,
      ),
  }
}

function monthsBack(month: string, count: number): string {
  const at = new Date(`${month}-01T00:00:00Z`)
  at.setUTCMonth(at.getUTCMonth() - count)
  return at.toISOString().slice(0, 7)
}
