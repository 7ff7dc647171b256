import { readXlsx } from 'hucre/xlsx'
import { describe, expect, it } from 'vitest'
import { csv, sample, table, unitRow } from './fixtures/lists.ts'
import { makeFinding } from './finding-kinds.ts'
import { checkFile, readAssessedList } from './read-assessed-list.ts'
import { writeResultFile } from './result-file.ts'
import { readCsvSheet } from './spreadsheet/read-csv.ts'

const SOURCE = { editionId: 'henan-refund-2023' } as const

async function resultOf(bytes: Uint8Array): Promise<Buffer> {
  const list = await checkFile(bytes, SOURCE)
  return written(writeResultFile(list, list.findings))
}

async function written(content: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  for await (const chunk of content) chunks.push(chunk)
  return Buffer.concat(chunks)
}

describe('writeResultFile', () => {
  it('gives a workbook back with every value at its place and a column of what is wrong', async () => {
    const bytes = sample('henan-refund-2023-messy.xlsx')
    const [before] = (await readXlsx(bytes)).sheets
    const [after] = (await readXlsx(await resultOf(bytes))).sheets
    const problems = after!.rows.map((row) => row[15] ?? null)
    expect(after!.rows.map((row) => row.slice(0, 15))).toEqual(before!.rows)
    expect(problems[2]).toBe(
      '问题：备注：不认识这一列，没有读取（不需要可以不管；需要的话请改成规定的列名）',
    )
    expect(problems[3]).toBeNull()
    expect(problems[7]).toBe('单位名称：没有填写（请补上）；银行户名：没有填写（请补上）')
    expect(problems[27]).toBe('这一行被隐藏了（请取消隐藏或筛选，核对后保留或删除这一行）')
    expect(problems.filter((words) => words !== null)).toHaveLength(29)
  })

  it('writes no formula into a workbook', async () => {
    const [sheet] = (await readXlsx(await resultOf(sample('henan-refund-2023-messy.xlsx')))).sheets
    expect(sheet!.rows[35]?.[2]).toMatch(/^=HYPERLINK/)
    expect(
      [...(sheet!.cells?.values() ?? [])].filter((cell) => cell.formula !== undefined),
    ).toEqual([])
  })

  it('gives CSV back in UTF-8 with a mark, harmless to spreadsheet programs', async () => {
    const rows = table([unitRow({ 单位名称: '=1+1', 联系人: '王,"建国"' }), unitRow({}, 2)])
    const bytes = await resultOf(csv(rows))
    expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]))
    const { rows: read } = readCsvSheet(bytes, { rows: 10, columns: 20 })
    expect(read.map(({ number }) => number)).toEqual([1, 2, 3])
    expect(read[0]?.cells.at(-1)).toBe('问题')
    expect(read[1]?.cells[2]).toBe("'=1+1")
    expect(read[1]?.cells[12]).toBe('王,"建国"')
    expect(read[1]?.cells[14]).toBe('单位名称：以“=”开头，像是公式（请改成正确的文字）')
    expect(read[2]?.cells).toHaveLength(14)
  })

  it('can be sent in again once it is corrected', async () => {
    for (const name of ['henan-refund-2023-clean.xlsx', 'henan-refund-2023-clean-gb18030.csv']) {
      const before = await readAssessedList(sample(name), SOURCE)
      const after = await readAssessedList(await resultOf(sample(name)), SOURCE)
      expect(after.ok && after.findings).toEqual([])
      expect(after.ok && after.units).toEqual(before.ok && before.units)
    }
  })

  it('says what concerns the whole file in the heading', async () => {
    const list = await checkFile(csv(table([unitRow()])), SOURCE)
    const further = makeFinding({ row: null, column: null, value: null }, 'totalTooLarge')
    const bytes = await written(writeResultFile(list, [further]))
    expect(bytes.toString().split('\r\n')[0]).toMatch(/,问题：返还金额的合计大得不合理（.*）$/)
  })
})
