import {
  formatDate,
  formatMonthDay,
  formatPlainDate,
  shanghaiDay,
  shanghaiTime,
  type Day,
} from '@wengang/policy/days'

/** How days, times and waits are said everywhere. */
export const dateWords = {
  /** 2023年9月14日（周四） */
  day: (day: Day): string => formatDate(day),
  /** 9月14日 */
  shortDay: (day: Day): string => formatMonthDay(day),
  /** 2023年9月14日（周四）10:02 */
  instant: (at: number): string => `${formatDate(shanghaiDay(at))}${shanghaiTime(at)}`,
  /** 2023年9月14日 10:02, where many stand below each other */
  plainInstant: (at: number): string => `${formatPlainDate(shanghaiDay(at))} ${shanghaiTime(at)}`,
  /** 9月14日 10:02 */
  shortInstant: (at: number): string => `${formatMonthDay(shanghaiDay(at))} ${shanghaiTime(at)}`,
  /** 10:02 */
  time: (at: number): string => shanghaiTime(at),
  /** A deadline is always said with what is left of it. */
  daysLeft: (days: number): string => {
    if (days < 0) return `已过 ${-days} 天`
    return days === 0 ? '今天截止' : `还有 ${days} 天`
  },
  /** 42 秒, 3 分钟: how long to wait, in ms, rounded up. */
  wait: (ms: number): string =>
    ms <= 90_000 ? `${Math.ceil(ms / 1_000)} 秒` : `${Math.ceil(ms / 60_000)} 分钟`,
} as const
