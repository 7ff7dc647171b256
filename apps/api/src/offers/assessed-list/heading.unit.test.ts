import { describe, expect, it } from 'vitest'
import { columnKeys, columnOfHeading, columnRules } from './columns.ts'
import { csv, HEADINGS } from './fixtures/lists.ts'
import { findHeading } from './heading.ts'
import { readCsvSheet } from './spreadsheet/read-csv.ts'

const headingOf = (rows: string[][]) =>
  findHeading(readCsvSheet(csv(rows), { rows: 100, columns: 50 }))

describe('columnOfHeading', () => {
  it('knows every column by its own heading and by every synonym', () => {
    for (const key of columnKeys) {
      const { heading, synonyms } = columnRules[key]
      for (const words of [heading, ...synonyms]) expect(columnOfHeading(words)).toBe(key)
    }
  })

  it('gives no heading to two columns', () => {
    const all = columnKeys.flatMap((key) => [
      columnRules[key].heading,
      ...columnRules[key].synonyms,
    ])
    expect(new Set(all).size).toBe(all.length)
  })

  it.each([
    ['返还金额（元）', 'amount'],
    ['返还金额', 'amount'],
    [' *返还 比例\n（％）', 'ratio'],
    ['裁员率', 'layoffRate'],
    ['参保人数（人）', 'headcount'],
    ['社会统一信用代码', 'uscc'],
    ['银行帐号', 'accountNo'],
    ['返还金额(万元)', null],
    ['备注', null],
    ['', null],
  ])('takes «%s» for %s', (heading, key) => {
    expect(columnOfHeading(heading)).toBe(key)
  })
})

describe('findHeading', () => {
  it('finds the heading under a title, its columns in any order', () => {
    const heading = headingOf([['2023年度名单'], [], ['单位：元'], HEADINGS.toReversed()])
    expect(heading?.row).toBe(4)
    expect(heading?.places.get('contactMobile')).toEqual({ column: 0, heading: '联系手机' })
    expect(heading?.missing).toEqual([])
  })

  it('tells missing, repeated and unknown columns, but not a serial number', () => {
    const headings = ['序号', ...HEADINGS.filter((words) => words !== '开户银行'), '备注', '户名']
    const heading = headingOf([headings])
    expect(heading?.missing).toEqual(['bankName'])
    expect(heading?.unknown).toEqual([{ column: 14, heading: '备注' }])
    expect(heading?.repeated.get('accountName')?.map(({ column }) => column)).toEqual([10, 15])
  })

  it('looks no further than ten rows', () => {
    const above = Array.from({ length: 9 }, () => ['x'])
    expect(headingOf([...above, HEADINGS])?.row).toBe(10)
    expect(headingOf([...above, ['x'], HEADINGS])).toBeNull()
  })

  it('does not take a few words for a heading', () => {
    expect(headingOf([['单位名称', '联系人', '账号']])).toBeNull()
  })
})
