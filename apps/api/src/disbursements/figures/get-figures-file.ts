import { getFiguresFile } from '@wengang/contracts/endpoints/staff/get-figures-file'
import type { MonthFigures } from '@wengang/contracts'
import { writeXlsxStream } from 'hucre/xlsx'
import { regionName } from '@wengang/identifiers'
import { csvLine, UTF8_MARK } from '../../platform/csv.ts'
import type { HttpApp } from '../../platform/http/context.ts'
import { mount } from '../../platform/http/mount.ts'
import { signedIn } from '../../platform/region-scope.ts'
import { plainYuan } from '../payment-file/profile.ts'
import { figuresOf } from './figures.service.ts'

const sumHead = '拨付成功金额(元)'
const heads = [
  '月份',
  '地区',
  '核定单位数',
  '答复数',
  '拨付成功笔数',
  sumHead,
  '拨付未成功笔数',
  '答复到拨付天数（中位）',
  '答复到拨付天数（90%）',
]

/** GET /api/staff/figures/file: all first, then by city; for a spreadsheet, or as CSV. */
export function mountGetFiguresFile(app: HttpApp): void {
  mount(app, getFiguresFile, async ({ services, staff, query, now, c }) => {
    const figures = await figuresOf(services, signedIn(staff), query, now)
    const rows = [
      ...figures.months.map((month) => cellsOf(month, '合计')),
      ...figures.byRegion.map((month) =>
        cellsOf(month, regionName(`${month.regionCode}00`) ?? month.regionCode),
      ),
    ]
    const months = figures.months.map(({ month }) => month)
    const span = `${months.at(0) ?? ''}-${months.at(-1) ?? ''}`
    const name = encodeURIComponent(`月度数据-${span}.${query.format}`)
    return c.body(await contentOf(rows, query.format), 200, {
      'content-type': types[query.format],
      'content-disposition': `attachment; filename*=UTF-8''${name}`,
    })
  })
}

type Format = 'csv' | 'xlsx'
type Value = string | number | null

const types: Record<Format, string> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

async function contentOf(
  rows: Value[][],
  format: Format,
): Promise<string | Uint8Array<ArrayBuffer>> {
  if (format === 'xlsx') {
    const columns = heads.map((head) =>
      head === sumHead ? { width: 20, numFmt: '#,##0.00' } : { width: 14 },
    )
    const pieces: Uint8Array[] = []
    const sheet = { name: '月度数据', columns }
    for await (const piece of writeXlsxStream([heads, ...rows], sheet)) pieces.push(piece)
    return new Uint8Array(Buffer.concat(pieces))
  }
  // As the bank's file writes money, so that nothing rounds it on the way.
  const text = (value: Value, place: number): string =>
    value === null ? '' : heads[place] === sumHead ? Number(value).toFixed(2) : String(value)
  return `${UTF8_MARK}${[heads, ...rows.map((row) => row.map(text))].map(csvLine).join('')}`
}

/** Counts stand as numbers, so that a spreadsheet can add them up. */
function cellsOf(figures: MonthFigures, region: string): Value[] {
  const { month, offers, answers, paid, returned, medianDays, p90Days } = figures
  const sum = Number(plainYuan(paid.totalFen))
  return [month, region, offers, answers, paid.lines, sum, returned, medianDays, p90Days]
}
