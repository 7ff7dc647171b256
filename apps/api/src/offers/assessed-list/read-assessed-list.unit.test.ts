import { createHash } from 'node:crypto'
import { writeXlsx } from 'hucre/xlsx'
import { describe, expect, it } from 'vitest'
import { csv, HEADINGS, sample, table, unitRow } from './fixtures/lists.ts'
import { makeZip } from './fixtures/make-zip.ts'
import { LARGEST_FILE, readAssessedList } from './read-assessed-list.ts'

const read = (bytes: Uint8Array) => readAssessedList(bytes, { editionId: 'henan-refund-2023' })

async function readWhole(bytes: Uint8Array) {
  const list = await read(bytes)
  if (!list.ok) throw new Error(list.refusal.code)
  return list
}

async function refusalOf(bytes: Uint8Array) {
  const list = await read(bytes)
  return list.ok ? null : list.refusal.code
}

describe('the clean samples', () => {
  it('imports whole, from the first figure to the sum', async () => {
    const bytes = sample('henan-refund-2023-clean.xlsx')
    const list = await readWhole(bytes)
    expect(list.findings).toEqual([])
    expect(list.units).toHaveLength(1000)
    expect(list.units[0]).toMatchObject({
      baseFen: 79_045_700,
      ratioBp: 3000,
      amountFen: 23_713_710,
    })
    expect(list.totals).toEqual({ count: 1000, amountFen: 9_068_515_231, ineligible: 0 })
    expect(list).toMatchObject({ fileType: 'xlsx', sheetName: '核定结果', headingRow: 1 })
    expect(list.sha256).toBe(createHash('sha256').update(bytes).digest('hex'))
  })

  it('reads the same units from CSV, whatever its encoding and the order of its columns', async () => {
    const xlsx = await readWhole(sample('henan-refund-2023-clean.xlsx'))
    for (const name of [
      'henan-refund-2023-clean-gb18030.csv',
      'henan-refund-2023-clean-utf8-bom.csv',
    ]) {
      const list = await readWhole(sample(name))
      expect(list.findings).toEqual([])
      expect(list.units).toEqual(xlsx.units.slice(0, 200))
      expect(list).toMatchObject({ fileType: 'csv', sheetName: null })
    }
  })
})

describe('the messy sample', () => {
  const expected = sample('henan-refund-2023-messy.expected.tsv')
    .toString()
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t').slice(0, 3).join('|'))

  it('gives exactly the findings that are expected, in the order of its rows', async () => {
    const { findings } = await readWhole(sample('henan-refund-2023-messy.xlsx'))
    expect(expected).toHaveLength(32)
    expect(
      findings.map(({ row, column, severity }) => `${row}|${column ?? ''}|${severity}`),
    ).toEqual(expected)
  })

  it('takes every row without an error, in its right form', async () => {
    const { units, headingRow } = await readWhole(sample('henan-refund-2023-messy.xlsx'))
    const rows = new Map(units.map((unit) => [unit.sheetRow, unit]))
    expect(headingRow).toBe(3)
    expect([...rows.keys()]).toEqual([4, 7, 13, 17, 22, 24, 25, 26, 35, 38, 39])
    expect(rows.get(7)?.uscc).toBe('91410122MA9549792J')
    expect(rows.get(13)).toMatchObject({ headcount: 30, layoffBp: 2000 })
    expect(rows.get(17)).toMatchObject({
      unitName: '郑州示例（括号）商贸有限公司',
      accountName: '郑州示例(括号) 商贸有限公司',
    })
    expect(rows.get(22)).toMatchObject({ amountFen: 600_000 })
    expect(rows.get(24)).toMatchObject({ baseFen: 1_000_000, amountFen: 600_000 })
    expect(rows.get(25)?.contactMobile).toBe('19900000025')
    expect(rows.get(26)).toMatchObject({ layoffBp: 0, ratioBp: 6000 })
    expect(rows.get(35)?.unitName).toBe('巩义市示例𬭎运铸造有限公司')
    expect(rows.get(38)?.contactMobile).toBeNull()
    expect(rows.get(39)).toMatchObject({ accountNo: null, bankName: '中国建设银行' })
  })
})

describe('a workbook', () => {
  const rows = table([unitRow(), unitRow({}, 2)])

  it('is read where its list is, and says what it leaves out', async () => {
    const list = await readWhole(
      await writeXlsx({
        sheets: [
          { name: '说明', rows: [['填写说明']] },
          { name: '空', rows: [] },
          { name: '名单', rows },
          { name: '备份', rows, hidden: true },
        ],
      }),
    )
    expect(list.sheetName).toBe('名单')
    expect(list.units).toHaveLength(2)
    expect(list.findings.map(({ row, message }) => [row, message])).toEqual([
      [null, '只读取了工作表“名单”，没有读取：说明、备份'],
    ])
  })

  it('does not take a list from a hidden sheet', async () => {
    const bytes = await writeXlsx({
      sheets: [
        { name: '说明', rows: [['填写说明']] },
        { name: '名单', rows, hidden: true },
      ],
    })
    expect(await refusalOf(bytes)).toBe('noHeading')
  })

  it('multiplies out what is shown as per cent, and stops at dates and failed formulas', async () => {
    const cells = new Map([
      ['1,5', { value: 0.055, style: { numFmt: '0.0%' } }],
      ['1,7', { value: 0.6, style: { numFmt: '0%' } }],
      ['2,4', { value: 40, style: { numFmt: 'yyyy/m/d' } }],
      ['2,6', { formula: 'Z1' }],
    ])
    const failed = rows.map((row) => row.with(8, row[0] === rows[2]?.[0] ? '#REF!' : row[8]!))
    const list = await readWhole(
      await writeXlsx({ sheets: [{ name: '名单', rows: failed, cells }] }),
    )
    expect(list.units).toHaveLength(1)
    expect(list.units[0]).toMatchObject({ layoffBp: 550, ratioBp: 6000 })
    expect(list.findings.map(({ row, column, code }) => [row, column, code])).toEqual([
      [3, '参保人数', 'date'],
      [3, '上年度缴费总额(元)', 'formulaWithoutValue'],
      [3, '返还金额(元)', 'failedFormula'],
    ])
  })

  it('keeps an account that was stored as a number only as far as numbers go', async () => {
    const accounts = [
      unitRow({ 银行账号: 263_700_000_046 }),
      unitRow({ 银行账号: 6_222_020_000_000_000_000 }, 2),
    ]
    const list = await readWhole(
      await writeXlsx({ sheets: [{ name: '名单', rows: table(accounts) }] }),
    )
    expect(list.units.map((unit) => unit.eligible === true && unit.accountNo)).toEqual([
      '263700000046',
    ])
    expect(list.findings.map(({ row, code }) => [row, code])).toEqual([
      [2, 'digitsAsNumber'],
      [3, 'digitsLost'],
    ])
  })

  it('names merged cells in every row they cover, and no other fault of those cells', async () => {
    const merges = [
      { startRow: 1, startCol: 9, endRow: 2, endCol: 10 },
      { startRow: 0, startCol: 0, endRow: 0, endCol: 1 },
    ]
    const merged = rows.map((row, index) =>
      row.map((value, column) => (index === 2 && (column === 9 || column === 10) ? null : value)),
    )
    const list = await readWhole(
      await writeXlsx({ sheets: [{ name: '名单', rows: merged, merges }] }),
    )
    expect(list.units).toEqual([])
    expect(list.findings.map(({ row, column, message }) => [row, column, message])).toEqual([
      [2, '开户银行', '单元格合并了（J2:K3）'],
      [2, '银行户名', '单元格合并了（J2:K3）'],
      [3, '开户银行', '单元格合并了（J2:K3）'],
      [3, '银行户名', '单元格合并了（J2:K3）'],
    ])
  })
})

describe('what is refused', () => {
  it('a zip bomb, at once', async () => {
    const bomb = makeZip([
      { name: '[Content_Types].xml', content: '<Types/>' },
      { name: 'xl/worksheets/sheet1.xml', content: Buffer.alloc(300 * 1024 * 1024, ' ') },
    ])
    expect(bomb.length).toBeLessThan(1024 * 1024)
    const started = performance.now()
    expect(await refusalOf(bomb)).toBe('bomb')
    expect(performance.now() - started).toBeLessThan(500)
  })

  it('more than 50 MB, without looking into it', async () => {
    expect(await refusalOf(new Uint8Array(LARGEST_FILE + 1))).toBe('tooLarge')
  })

  it('more than 100,000 rows', async () => {
    const [heading, row] = table([unitRow()])
    const many = csv([heading!, ...Array.from({ length: 100_001 }, () => row!)])
    expect(await refusalOf(many)).toBe('tooManyRows')
  })

  it.each([
    ['noHeading', '单位,金额\n甲,1\n'],
    ['noRows', `${HEADINGS.join(',')}\n`],
    ['empty', ''],
    ['pdf', '%PDF-1.7'],
  ])('%s, with words for what to do', async (code, text) => {
    const list = await read(Buffer.from(text))
    expect(list).toMatchObject({ ok: false, refusal: { code } })
    expect(list.ok ? '' : list.refusal.todo).toMatch(/^请/)
  })
})
