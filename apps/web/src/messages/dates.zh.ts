import {
  formatMonthDay,
  formatPlainDate,
  shanghaiDay,
  shanghaiTime,
  type Day,
} from '@wengang/policy/days'

/** How days and times are said everywhere; what is left of a deadline, `daysLeftWords` says. */
export const dateWords = {
  /** 9月14日 */
  shortDay: (day: Day): string => formatMonthDay(day),
  /** 2023年9月14日 10:02 */
  plainInstant: (at: number): string => `${formatPlainDate(shanghaiDay(at))} ${shanghaiTime(at)}`,
  /** 9月14日 10:02 */
  shortInstant: (at: number): string => `${formatMonthDay(shanghaiDay(at))} ${shanghaiTime(at)}`,
  /** 10:02 */
  time: (at: number): string => shanghaiTime(at),
} as const
