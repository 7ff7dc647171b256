import { addDays, type Day, shanghaiDay, shanghaiTime, startOfShanghaiDay } from './days.ts'
import { isWorkday, type WorkdayCalendar } from './workdays.ts'

/** When messages to many firms may go: times of day in Shanghai 'HH:MM', `to` excluded. */
export interface SendingWindow {
  from: string
  to: string
  workdaysOnly: boolean
}

/** Whatever a campaign says, nobody is woken: nothing goes before eight or from eight in the evening on. */
const dayTime = { from: '08:00', to: '20:00' } as const

/** The window of one day as instants (epoch ms, `to` excluded); null on a day without one. Throws CalendarYearMissing. */
export function windowOn(
  day: Day,
  window: SendingWindow,
  calendar: WorkdayCalendar,
): { from: number; to: number } | null {
  if (window.workdaysOnly && !isWorkday(day, calendar)) return null
  const from = window.from < dayTime.from ? dayTime.from : window.from
  const to = window.to > dayTime.to ? dayTime.to : window.to
  return from < to ? { from: instantOf(day, from), to: instantOf(day, to) } : null
}

/** The open window that an instant (epoch ms) lies in; null outside. Throws CalendarYearMissing. */
export function openWindow(
  at: number,
  window: SendingWindow,
  calendar: WorkdayCalendar,
): { from: number; to: number } | null {
  const today = windowOn(shanghaiDay(at), window, calendar)
  return today !== null && today.from <= at && at < today.to ? today : null
}

// Longer than any row of holidays; a window that never opens ends the search.
const furthestDays = 31

/** The next instant (epoch ms) at which sending may go on, `at` itself inside the window; null when none is in sight. */
export function nextSendingTime(
  at: number,
  window: SendingWindow,
  calendar: WorkdayCalendar,
): number | null {
  const today = shanghaiDay(at)
  for (let ahead = 0; ahead <= furthestDays; ahead += 1) {
    const open = windowOn(addDays(today, ahead), window, calendar)
    if (open !== null && at < open.to) return Math.max(at, open.from)
  }
  return null
}

/** Days from a message to the one that reminds of it: the first after 5, later ones after 2. */
const reminderDays = { first: 5, later: 2 } as const

/** Most reminders of one campaign. */
export const mostReminders = 5

/**
 * When the next message of a campaign is due to a phone that was written to at `at` (epoch ms): from the
 * beginning of its day on, so that the window decides the hour. `wave` counts what was sent: 0 the notice
 * itself, from 1 on reminders. Null after the last one.
 */
export function nextReminderAt(at: number, wave: number, reminders: number): number | null {
  if (wave >= Math.min(reminders, mostReminders)) return null
  const days = wave === 0 ? reminderDays.first : reminderDays.later
  return startOfShanghaiDay(addDays(shanghaiDay(at), days))
}

function instantOf(day: Day, time: string): number {
  const midnight = startOfShanghaiDay(day)
  const [hours = '0', minutes = '0'] = time.split(':')
  const at = midnight + (Number(hours) * 60 + Number(minutes)) * 60_000
  if (time !== '24:00' && shanghaiTime(at) !== time) throw new RangeError(`not a time: ${time}`)
  return at
}
