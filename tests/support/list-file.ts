/** What a test wants of one row of an assessed list; the rest is made up. */
export interface ListedUnit {
  uscc: string
  unitName: string
  mobile: string
  /** Whole yuan; the refund is 30 % of it. */
  baseYuan?: number
  accountNo?: string
  contactName?: string
  /** Why the unit is not eligible. */
  ineligible?: string
}

/** An assessed list of large firms, as a file of comma-separated values in UTF-8. */
export function listFile(units: readonly ListedUnit[]): Uint8Array {
  const rows = units.map(rowOf)
  const headings = Object.keys(rows[0] ?? {})
  const lines = rows.map((row) => Object.values(row).join(','))
  return Buffer.from(`${[headings.join(','), ...lines].join('\n')}\n`)
}

function rowOf(unit: ListedUnit) {
  const baseYuan = unit.baseYuan ?? 790_000
  return {
    统一社会信用代码: unit.uscc,
    单位名称: unit.unitName,
    企业规模: '大型',
    参保人数: 412,
    '裁员率(%)': 0,
    '上年度缴费总额(元)': `${baseYuan}.00`,
    '返还比例(%)': 30,
    '返还金额(元)': (baseYuan * 0.3).toFixed(2),
    银行户名: unit.unitName,
    开户银行: '中国银行',
    银行账号: unit.accountNo ?? '263700000046',
    联系人: unit.contactName ?? '示例联系人',
    联系手机: unit.mobile,
    是否符合: unit.ineligible === undefined ? '是' : '否',
    不符合原因: unit.ineligible ?? '',
  }
}
