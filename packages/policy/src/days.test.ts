import { describe, expect, it } from 'vitest'
import {
  addDays,
  daysBetween,
  formatDate,
  formatMonthDay,
  formatPlainDate,
  isDay,
  shanghaiDay,
  shanghaiTime,
  startOfShanghaiDay,
  weekday,
  nextHour,
} from './days.ts'

describe('shanghaiDay and shanghaiTime', () => {
  it.each([
    ['2023-12-31T15:59:59.999Z', '2023-12-31', '23:59'],
    ['2023-12-31T16:00:00.000Z', '2024-01-01', '00:00'],
    ['2023-09-14T06:02:30.000Z', '2023-09-14', '14:02'],
    ['2024-02-28T20:00:00.000Z', '2024-02-29', '04:00'],
  ])('%s is %s %s', (instant, day, time) => {
    expect(shanghaiDay(Date.parse(instant))).toBe(day)
    expect(shanghaiTime(Date.parse(instant))).toBe(time)
  })

  it('agrees with the time zone database for every month of the policy years', () => {
    const format = new Intl.DateTimeFormat('sv-SE', {
      timeZone: 'Asia/Shanghai',
      dateStyle: 'short',
      timeStyle: 'short',
    })
    for (let year = 2022; year <= 2027; year += 1)
      for (let month = 0; month < 12; month += 1) {
        const instant = Date.UTC(year, month, 1, 16, 30)
        expect(`${shanghaiDay(instant)} ${shanghaiTime(instant)}`).toBe(format.format(instant))
      }
  })
})

describe('startOfShanghaiDay', () => {
  it('is eight hours before midnight in Greenwich and the first instant of the day', () => {
    const start = startOfShanghaiDay('2024-01-01')
    expect(start).toBe(Date.parse('2023-12-31T16:00:00Z'))
    expect(shanghaiDay(start - 1)).toBe('2023-12-31')
  })
})

describe('addDays and daysBetween', () => {
  it.each([
    ['2024-02-28', 2, '2024-03-01'],
    ['2023-02-28', 1, '2023-03-01'],
    ['2023-12-31', 1, '2024-01-01'],
    ['2024-01-01', -1, '2023-12-31'],
    ['2023-12-08', 23, '2023-12-31'],
  ])('%s and %i days is %s', (from, days, to) => {
    expect(addDays(from, days)).toBe(to)
    expect(daysBetween(from, to)).toBe(days)
  })
})

describe('isDay', () => {
  it.each([
    '2023-02-29',
    '2023-02-30',
    '2023-13-01',
    '2023-1-1',
    '23-01-01',
    '',
    '2023-01-01T00:00',
  ])('refuses %j', (text) => {
    expect(isDay(text)).toBe(false)
    expect(() => addDays(text, 1)).toThrow(RangeError)
  })

  it('takes a leap day', () => {
    expect(isDay('2024-02-29')).toBe(true)
  })
})

describe('formatDate', () => {
  it('writes a day as people read it', () => {
    expect(formatDate('2023-09-14')).toBe('2023年9月14日（周四）')
    expect(formatDate('2023-12-31')).toBe('2023年12月31日（周日）')
    expect(formatPlainDate('2023-12-31')).toBe('2023年12月31日')
    expect(formatMonthDay('2024-01-15')).toBe('1月15日')
    expect(weekday('2023-12-30')).toBe(6)
  })
})

describe('nextHour', () => {
  const at = (text: string) => Date.parse(`${text}+08:00`)

  it('is the same day while the hour lies ahead, else the next, in Shanghai (S3-33)', () => {
    expect(nextHour(2, at('2023-12-08T01:59:59.999'))).toBe(at('2023-12-08T02:00'))
    expect(nextHour(2, at('2023-12-08T02:00'))).toBe(at('2023-12-09T02:00'))
    expect(nextHour(0, at('2023-12-31T16:30'))).toBe(at('2024-01-01T00:00'))
  })
})
