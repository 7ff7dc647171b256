import { getFiguresFile } from '@wengang/contracts/endpoints/staff/get-figures-file'
import type { MonthFigures } from '@wengang/contracts'
import { regionName } from '@wengang/identifiers'
import { csvLine, UTF8_MARK } from '../../platform/csv.ts'
import type { HttpApp } from '../../platform/http/context.ts'
import { mount } from '../../platform/http/mount.ts'
import { signedIn } from '../../platform/region-scope.ts'
import { plainYuan } from '../payment-file/profile.ts'
import { figuresOf } from './figures.service.ts'

const heads = [
  '月份',
  '地区',
  '核定单位数',
  '答复数',
  '拨付成功笔数',
  '拨付成功金额(元)',
  '拨付未成功笔数',
  '答复到拨付天数（中位）',
  '答复到拨付天数（90%）',
]

/** GET /api/staff/figures/file: all first, then by city. */
export function mountGetFiguresFile(app: HttpApp): void {
  mount(app, getFiguresFile, async ({ services, staff, query, now, c }) => {
    const figures = await figuresOf(services.store.read, signedIn(staff), query, now)
    const rows = [
      ...figures.months.map((month) => cellsOf(month, '合计')),
      ...figures.byRegion.map((month) =>
        cellsOf(month, regionName(`${month.regionCode}00`) ?? month.regionCode),
      ),
    ]
    const text = `${UTF8_MARK}${[heads, ...rows].map(csvLine).join('')}`
    const months = figures.months.map(({ month }) => month)
    const name = encodeURIComponent(`月度数据-${months.at(0) ?? ''}-${months.at(-1) ?? ''}.csv`)
    return c.body(text, 200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename*=UTF-8''${name}`,
    })
  })
}

function cellsOf(figures: MonthFigures, region: string): string[] {
  const { month, offers, answers, paid, returned, medianDays, p90Days } = figures
  const counts = [offers, answers, paid.lines].map(String)
  const days = [medianDays, p90Days].map((value) => (value === null ? '' : String(value)))
  return [month, region, ...counts, plainYuan(paid.totalFen), String(returned), ...days]
}
