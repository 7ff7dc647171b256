/** A calendar day in Asia/Shanghai, 'YYYY-MM-DD'. */
export type Day = string

const dayMs = 86_400_000
// Asia/Shanghai has had no summer time since 1992, so a fixed offset serves every policy year.
const shanghaiOffsetMs = 8 * 3_600_000

const weekdayWords = ['日', '一', '二', '三', '四', '五', '六'] as const

/** Midnight UTC of the day. Throws RangeError for anything but an existing 'YYYY-MM-DD'. */
function utcMs(day: Day): number {
  const ms = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN
  // Date.parse rolls 2023-02-30 over into March in some engines.
  if (Number.isNaN(ms) || dayOfUtc(ms) !== day) throw new RangeError(`not a day: ${day}`)
  return ms
}

function dayOfUtc(ms: number): Day {
  return new Date(ms).toISOString().slice(0, 10)
}

export function isDay(text: string): boolean {
  try {
    utcMs(text)
    return true
  } catch {
    return false
  }
}

export function yearOf(day: Day): number {
  return Number(day.slice(0, 4))
}

export function addDays(day: Day, days: number): Day {
  return dayOfUtc(utcMs(day) + days * dayMs)
}

/** Days from `from` until `to`: 0 on the same day, negative once `to` has passed. */
export function daysBetween(from: Day, to: Day): number {
  return (utcMs(to) - utcMs(from)) / dayMs
}

/** 0 for Sunday to 6 for Saturday. */
export function weekday(day: Day): number {
  return new Date(utcMs(day)).getUTCDay()
}

/** The day in Shanghai at an instant (epoch ms). */
export function shanghaiDay(epochMs: number): Day {
  return dayOfUtc(epochMs + shanghaiOffsetMs)
}

/** The time of day in Shanghai at an instant (epoch ms): '14:02'. */
export function shanghaiTime(epochMs: number): string {
  return new Date(epochMs + shanghaiOffsetMs).toISOString().slice(11, 16)
}

/** The instant (epoch ms) at which a day begins in Shanghai. */
export function startOfShanghaiDay(day: Day): number {
  return utcMs(day) - shanghaiOffsetMs
}

/** '2023年9月14日（周四）' */
export function formatDate(day: Day): string {
  return `${formatPlainDate(day)}（周${weekdayWords[weekday(day)]}）`
}

/** '2023年9月14日', for printed texts */
export function formatPlainDate(day: Day): string {
  return `${yearOf(day)}年${formatMonthDay(day)}`
}

/** '9月14日', where the year is plain */
export function formatMonthDay(day: Day): string {
  const date = new Date(utcMs(day))
  return `${date.getUTCMonth() + 1}月${date.getUTCDate()}日`
}

/** The next instant at which it is this full hour (0 to 23) in Shanghai, after `now`; both epoch ms. */
export function nextHour(hour: number, now: number): number {
  const today = startOfShanghaiDay(shanghaiDay(now)) + hour * 3_600_000
  return today > now ? today : today + dayMs
}
