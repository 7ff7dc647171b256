import type { DayKind } from '../day-kind.ts'

/** From this day on the next year's days off are known. */
const publishedFrom = '11-01'

/** A year without a calendar refuses every publicity: it is told of two months before. */
export const calendarKind: DayKind = {
  act: 'loadCalendar',
  async find({ db, today }) {
    if (today.slice(5) < publishedFrom) return []
    const year = Number(today.slice(0, 4)) + 1
    const loaded = await db
      .selectFrom('calendar_year')
      .select('year')
      .where('year', '=', year)
      .executeTakeFirst()
    if (loaded !== undefined) return []
    return [
      {
        key: `calendar:${year}`,
        group: 'today',
        words: `还没有录入 ${year} 年的节假日安排`,
        count: null,
        hint: '没有录入就不能开始公示',
        to: null,
      },
    ]
  },
}
