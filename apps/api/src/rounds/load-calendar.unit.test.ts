import { describe, expect, it } from 'vitest'
import { calendarYearOf } from './load-calendar.service.ts'

const of = (holidays: string[], workdays: string[] = []) =>
  calendarYearOf(2027, { holidays, workdays })

describe('a calendar year as a notice names it', () => {
  it('keeps only the days that differ from the weekday', () => {
    // 2027-01-01 is a Friday, the two days after it are a weekend, 2027-02-06 is a Saturday.
    expect(of(['2027-01-01', '2027-01-02', '2027-01-03'], ['2027-02-06'])).toEqual({
      year: { year: 2027, exceptions: { '2027-01-01': 'holiday', '2027-02-06': 'workday' } },
      findings: [],
    })
  })

  it.each([
    [['2026-12-31'], [], '不在 2027 年'],
    [['2027-02-30'], [], '不是一个日期'],
    [['2027-01-01'], ['2027-01-04'], '本来就是工作日'],
    [['2027-02-06'], ['2027-02-06'], '同时写在放假和上班里'],
    [[], [], '没有写放假的日期'],
  ])('refuses %j with working days %j', (holidays, workdays, words) => {
    const { findings } = of(holidays, workdays)
    expect(findings.map(({ message }) => message).join()).toContain(words)
  })
})
