import { describe, expect, it } from 'vitest'
import { nextReminderAt, nextSendingTime, openWindow } from './sending-window.ts'
import { makeCalendar } from './workdays.ts'

const calendar = makeCalendar([
  { year: 2023, exceptions: { '2023-12-30': 'workday', '2023-12-29': 'holiday' } },
])
const usual = { from: '09:00', to: '18:00', workdaysOnly: true }
const at = (text: string): number => Date.parse(`${text}+08:00`)
const told = (instant: number | null): string | null =>
  instant === null ? null : new Date(instant + 8 * 3_600_000).toISOString().slice(0, 16)
const isOpen = (text: string, window = usual): boolean =>
  openWindow(at(text), window, calendar) !== null

describe('the hours of sending', () => {
  it('are those of working days by the table, the last minute excluded', () => {
    expect(isOpen('2023-12-08T09:00:00')).toBe(true)
    expect(isOpen('2023-12-08T08:59:59')).toBe(false)
    expect(isOpen('2023-12-08T17:59:59')).toBe(true)
    expect(isOpen('2023-12-08T18:00:00')).toBe(false)
    expect(isOpen('2023-12-09T10:00:00')).toBe(false)
    expect(isOpen('2023-12-29T10:00:00')).toBe(false)
    expect(isOpen('2023-12-30T10:00:00')).toBe(true)
    expect(isOpen('2023-12-09T10:00:00', { ...usual, workdaysOnly: false })).toBe(true)
  })

  it('are never at night, whatever a window says', () => {
    const always = { from: '00:00', to: '24:00', workdaysOnly: false }
    expect(isOpen('2023-12-08T07:59:59', always)).toBe(false)
    expect(isOpen('2023-12-08T08:00:00', always)).toBe(true)
    expect(isOpen('2023-12-08T19:59:59', always)).toBe(true)
    expect(isOpen('2023-12-08T20:00:00', always)).toBe(false)
    const night = { from: '22:00', to: '23:00', workdaysOnly: false }
    expect(nextSendingTime(at('2023-12-08T10:00:00'), night, calendar)).toBeNull()
  })

  it('come again on the next working day', () => {
    const next = (text: string) => told(nextSendingTime(at(text), usual, calendar))
    expect(next('2023-12-08T10:30:00')).toBe('2023-12-08T10:30')
    expect(next('2023-12-08T07:00:00')).toBe('2023-12-08T09:00')
    expect(next('2023-12-08T18:00:00')).toBe('2023-12-11T09:00')
    expect(next('2023-12-28T20:00:00')).toBe('2023-12-30T09:00')
  })

  it('are refused for a year without a calendar', () => {
    expect(() => isOpen('2031-01-06T10:00:00')).toThrow('2031')
  })
})

describe('reminders', () => {
  it('come after five days, then every two, as many as were wanted and five at most', () => {
    const days = (wave: number, wanted: number) =>
      told(nextReminderAt(at('2023-12-08T16:20:00'), wave, wanted))
    expect(days(0, 5)).toBe('2023-12-13T00:00')
    expect(days(1, 5)).toBe('2023-12-10T00:00')
    expect(days(4, 9)).toBe('2023-12-10T00:00')
    expect(days(5, 9)).toBeNull()
    expect(days(2, 2)).toBeNull()
    expect(days(0, 0)).toBeNull()
  })
})
