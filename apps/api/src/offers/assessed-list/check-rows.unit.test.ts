import { describe, expect, it } from 'vitest'
import { csv, HEADINGS, table, unitRow, usccOf } from './fixtures/lists.ts'
import type { UnitRow, Value } from './fixtures/lists.ts'
import { readAssessedList } from './read-assessed-list.ts'

async function check(rows: readonly UnitRow[]) {
  return checkTable(table(rows))
}

async function checkTable(cells: readonly (readonly Value[])[]) {
  const list = await readAssessedList(csv(cells), { editionId: 'henan-refund-2023' })
  if (!list.ok) throw new Error(list.refusal.code)
  return list
}

/** Row, column and code of everything found in one row with these changes. */
async function found(changes: UnitRow): Promise<string[]> {
  const { findings } = await check([unitRow(changes)])
  return findings.map(({ column, code }) => `${column} ${code}`)
}

describe('a right row', () => {
  it('becomes a unit in fen and basis points', async () => {
    const list = await check([unitRow({ '裁员率(%)': '5.5' })])
    expect(list.findings).toEqual([])
    expect(list.units).toEqual([
      {
        sheetRow: 2,
        uscc: usccOf(1),
        unitName: '巩义市示例1号有限公司',
        unitNo: '410181000001',
        regionCode: '410181',
        size: 'small',
        headcount: 40,
        layoffBp: 550,
        baseFen: 1_000_000,
        ratioBp: 6000,
        amountFen: 600_000,
        accountType: 'corporate',
        bankName: '中国银行',
        accountName: '巩义市示例1号有限公司',
        accountNo: '263700000046',
        contactName: '王建国',
        contactMobile: '19900000001',
        eligible: true,
      },
    ])
    expect(list.totals).toEqual({ count: 1, amountFen: 600_000, ineligible: 0 })
  })

  it('belongs where it is insured, else where it was registered, else to the province', async () => {
    const regionOf = async (changes: UnitRow) =>
      (await check([unitRow(changes)])).units[0]?.regionCode
    expect(await regionOf({ 单位编号: '410102000001' })).toBe('410102')
    expect(await regionOf({ 单位编号: null })).toBe('410181')
    expect(await regionOf({ 单位编号: '110105000001' })).toBe('410181')
    expect(await regionOf({ 单位编号: '7', 统一社会信用代码: '914408020000000192' })).toBe('410000')
  })
})

describe('figures', () => {
  it.each([
    ['裁员率(%)', '5.51', '裁员率(%) layoffRate'],
    ['裁员率(%)', '5.505', '裁员率(%) tooManyDecimals'],
    ['裁员率(%)', '很低', '裁员率(%) notPercent'],
    ['裁员率(%)', '-0.3', '裁员率(%) layoffNegative'],
    ['参保人数', '12.5', '参保人数 headcountNotWhole'],
    ['参保人数', '-1', '参保人数 headcount'],
    ['参保人数', '99999999999', '参保人数 tooLarge'],
    ['企业规模', '巨型', '企业规模 sizeUnknown'],
    ['上年度缴费总额(元)', '一万', '上年度缴费总额(元) notMoney'],
    ['上年度缴费总额(元)', '1e4', '上年度缴费总额(元) notMoney'],
    ['上年度缴费总额(元)', '', '上年度缴费总额(元) blank'],
    ['上年度缴费总额(元)', '-', '上年度缴费总额(元) blank'],
    ['返还金额(元)', '5999.99', '返还金额(元) amount'],
    ['返还金额(元)', '6000.001', '返还金额(元) tooManyDecimals'],
    ['返还比例(%)', '高', '返还比例(%) notPercent'],
  ])('%s «%s»', async (column, value, finding) => {
    expect(await found({ [column]: value })).toEqual([finding])
  })

  it.each([
    [30, '20', []],
    [30, '20.01', ['裁员率(%) layoffRate']],
    [31, '5.5', []],
    [31, '20', ['裁员率(%) layoffRate']],
  ])('with %s insured a layoff rate of %s%%', async (headcount, rate, findings) => {
    expect(await found({ 参保人数: headcount, '裁员率(%)': rate })).toEqual(findings)
  })

  it('tells a ratio of another size from one that the year does not have', async () => {
    expect(await found({ '返还比例(%)': 30, '返还金额(元)': 3000 })).toEqual(['返还比例(%) ratio'])
    expect(await found({ '返还比例(%)': 45, '返还金额(元)': 4500 })).toEqual([
      '返还比例(%) ratioNotInEdition',
    ])
  })

  it('looks on at what does not depend on a broken figure', async () => {
    expect(
      await found({ '上年度缴费总额(元)': 'x', '裁员率(%)': 6, '返还比例(%)': 30, 银行账号: '1' }),
    ).toEqual([
      '上年度缴费总额(元) notMoney',
      '裁员率(%) layoffRate',
      '返还比例(%) ratio',
      '银行账号 accountNo',
    ])
  })

  it('reads what is written with units, separators and full-width digits', async () => {
    const { findings, units } = await check([
      unitRow({
        参保人数: '１，０００人',
        '裁员率(%)': ' 0.31 % ',
        '上年度缴费总额(元)': '¥790,457.00',
        '返还比例(%)': '30％',
        '返还金额(元)': '２３７１３７.１元',
        企业规模: '大型企业',
      }),
    ])
    expect(findings).toEqual([])
    expect(units[0]).toMatchObject({
      headcount: 1000,
      layoffBp: 31,
      baseFen: 79_045_700,
      ratioBp: 3000,
      amountFen: 23_713_710,
      size: 'large',
    })
  })
})

describe('the unit', () => {
  it.each([
    ['91410181MA9', 'usccLength'],
    ['91410181MAO000010X', 'usccCharacters'],
    ['9141O181MA9000010X', 'usccCharacters'],
    ['91410181MA90000199', 'usccCheck'],
    ['6.22202E+18', 'digitsLost'],
    ['', 'blank'],
    ['114101810099980146', 'unitKind'],
  ])('code «%s»', async (value, code) => {
    expect(await found({ 统一社会信用代码: value })).toEqual([`统一社会信用代码 ${code}`])
  })

  it.each([
    ['@SUM(A1)', 'startsLikeFormula'],
    ['＝1+1', 'startsLikeFormula'],
    ['甲'.repeat(101), 'tooLong'],
    ['示例\uFFFD公司', 'lostCharacter'],
    ['示例\uE0A3公司', 'privateUse'],
  ])('name «%s»', async (name, code) => {
    const findings = await found({ 单位名称: name, 银行户名: name })
    expect(findings).toEqual([`单位名称 ${code}`, `银行户名 ${code}`])
  })

  it('keeps every character of a name, and counts one outside the basic plane once', async () => {
    const name = '𬭎'.repeat(100)
    const { units } = await check([unitRow({ 单位名称: ` ${name}\u3000`, 银行户名: name })])
    expect(units[0]?.unitName).toBe(name)
  })

  it('takes out the breaks of a name that was wrapped in its cell', async () => {
    const { units } = await check([unitRow({ 单位名称: '巩义市示例\n1号有限公司' })])
    expect(units[0]?.unitName).toBe('巩义市示例1号有限公司')
  })

  it('names all rows of a unit and takes none of them', async () => {
    const rows = Array.from({ length: 9 }, (_, index) => unitRow({}, index === 3 ? 2 : 1))
    const { findings, units } = await check(rows)
    expect(units.map(({ sheetRow }) => sheetRow)).toEqual([5])
    expect(findings.map(({ row }) => row)).toEqual([2, 3, 4, 6, 7, 8, 9, 10])
    expect(findings[0]?.message).toBe('同一单位还出现在第 3、4、6、7、8 等 7 行')
    const { findings: two } = await check([unitRow(), unitRow({ 银行账号: 'x' })])
    expect(two.map(({ row, code }) => [row, code])).toEqual([
      [2, 'repeatedUnit'],
      [3, 'accountNo'],
      [3, 'repeatedUnit'],
    ])
  })
})

describe('the account', () => {
  it.each<[UnitRow, string[]]>([
    [{ 银行账号: null }, ['银行账号 accountBlank']],
    [{ 银行账号: null, 开户银行: null, 银行户名: null }, ['银行账号 accountBlank']],
    [{ 开户银行: '无' }, ['开户银行 bankBlank']],
    [{ 银行户名: null }, ['银行户名 blank']],
    [{ 银行户名: '洛阳示例贸易有限公司' }, ['银行户名 accountNameDiffers']],
    [{ 银行账号: '1234567' }, ['银行账号 accountNo']],
    [{ 银行账号: '2637-0000 0046' }, []],
    [{ 银行账号: '6222020000000000018' }, []],
    [{ 银行账号: '6222020000000000019' }, ['银行账号 cardCheck']],
  ])('%j', async (changes, findings) => {
    expect(await found(changes)).toEqual(findings)
  })

  it('has its own rule for the name where premiums are paid from it', async () => {
    const other = { 银行户名: '洛阳示例贸易有限公司' }
    expect(await found({ ...other, 账户类型: '对公账户' })).toEqual(['银行户名 accountNameDiffers'])
    expect(await found({ ...other, 账户类型: '' })).toEqual(['银行户名 accountNameDiffers'])
    expect(await found({ ...other, 账户类型: '缴费' })).toEqual(['银行户名 otherAccountName'])
    expect(await found({ 账户类型: '缴费账户' })).toEqual([])
    expect(await found({ 账户类型: '个人' })).toEqual(['账户类型 accountType'])
    const { units } = await check([unitRow({ ...other, 账户类型: '缴费' })])
    expect(units[0]).toMatchObject({ accountType: 'premiumPayment', accountName: other.银行户名 })
  })
})

describe('the contact', () => {
  it.each<[UnitRow, string[]]>([
    [{ 联系人: null, 联系手机: null }, ['联系人 contactBlank', '联系手机 mobileBlank']],
    [{ 联系手机: '0371-12333' }, ['联系手机 mobile']],
    [{ 联系手机: '+86 199-0000-0001' }, []],
    [{ 联系手机: '15400000001' }, ['联系手机 unusualMobile']],
  ])('%j', async (changes, findings) => {
    expect(await found(changes)).toEqual(findings)
  })

  it('shows no personal data in a finding', async () => {
    const { findings } = await check([
      unitRow({
        联系手机: '19900000001，19900000002',
        联系人: '='.concat('欧阳思远'),
        银行账号: '26370000A046',
        银行户名: '王建国',
      }),
    ])
    expect(findings.map(({ column, value }) => [column, value])).toEqual([
      ['银行账号', '****A046'],
      ['银行户名', '王**'],
      ['联系人', '=****'],
      ['联系手机', '****'],
    ])
  })
})

describe('units found not eligible', () => {
  const figures = { '返还比例(%)': null, '返还金额(元)': null, 银行账号: null, 联系手机: null }

  it('are read with the reason and need no figures', async () => {
    const { units, findings, totals } = await check([
      unitRow({ 不符合原因: '' }, 1),
      unitRow({ ...figures, '裁员率(%)': 30, 不符合原因: '裁员率超过规定' }, 2),
    ])
    expect(findings).toEqual([])
    expect(totals).toEqual({ count: 1, amountFen: 600_000, ineligible: 1 })
    expect(units[1]).toEqual({
      sheetRow: 3,
      uscc: usccOf(2),
      unitName: '巩义市示例2号有限公司',
      unitNo: '410181000002',
      regionCode: '410181',
      size: 'small',
      headcount: 40,
      layoffBp: 3000,
      baseFen: 1_000_000,
      contactName: '王建国',
      contactMobile: null,
      eligible: { reason: '裁员率超过规定' },
    })
  })

  it.each<[string, string, string[]]>([
    ['是', '', []],
    ['是', '无', []],
    ['是', '欠费', ['不符合原因 reasonContradicts']],
    ['否', '欠费', []],
    ['不符合', '', ['不符合原因 reasonMissing']],
    ['也许', '', ['是否符合 eligibleUnclear']],
  ])('是否符合 «%s», 不符合原因 «%s»', async (verdict, reason, findings) => {
    expect(await found({ 是否符合: verdict, 不符合原因: reason })).toEqual(findings)
  })
})

describe('the table', () => {
  it('reports a missing column once, checks the others, and takes no unit', async () => {
    const headings = HEADINGS.filter((heading) => heading !== '返还比例(%)')
    const { findings, units } = await checkTable(
      table([unitRow(), unitRow({ '裁员率(%)': 6 }, 2)], headings),
    )
    expect(findings.map(({ row, column, code }) => [row, column, code])).toEqual([
      [1, '返还比例(%)', 'missingColumn'],
      [3, '裁员率(%)', 'layoffRate'],
    ])
    expect(units).toEqual([])
  })

  it('takes no unit where a column stands twice', async () => {
    const { findings, units } = await checkTable(table([unitRow()], [...HEADINGS, '账号']))
    expect(findings.map(({ column, message }) => [column, message])).toEqual([
      ['银行账号', '这一列出现了多次（L、O 列）'],
    ])
    expect(units).toEqual([])
  })

  it('does without the local number', async () => {
    const headings = HEADINGS.filter((heading) => heading !== '单位编号')
    const { findings, units } = await checkTable(table([unitRow()], headings))
    expect(findings).toEqual([])
    expect(units[0]?.unitNo).toBeNull()
  })

  it('leaves out totals and remarks, and says where a total is wrong', async () => {
    const rows = [unitRow({}, 1), unitRow({}, 2)]
    const total = (amount: string) =>
      HEADINGS.map((heading) => (heading === '返还金额(元)' ? amount : ''))
    const withTotal = (amount: string) =>
      checkTable([...table(rows), ['合 计', ...total(amount).slice(1)], [], ['填表人：王**']])
    const right = await withTotal('12,000.00')
    expect(right.units).toHaveLength(2)
    expect(right.findings.map(({ row, code }) => [row, code])).toEqual([
      [4, 'totalRow'],
      [6, 'notAUnit'],
    ])
    expect(right.findings[0]?.message).toBe('这是合计行，没有作为单位读取')
    expect((await withTotal('12000.01')).findings[0]?.message).toBe(
      '这是合计行，没有作为单位读取；表中合计 12,000.01 元，各行相加 12,000.00 元',
    )
  })

  it('does not take a firm for a total', async () => {
    const name = '总计示例科技有限公司'
    const row = { 单位编号: null, 统一社会信用代码: 'x', 单位名称: name, 银行户名: name }
    expect(await found(row)).toEqual(['统一社会信用代码 usccLength'])
  })

  it('takes no unit from a list in ten thousands of yuan', async () => {
    const { findings, units } = await checkTable([['单位：万元'], ...table([unitRow()])])
    expect(findings.map(({ row, code }) => [row, code])).toEqual([[1, 'inTenThousands']])
    expect(units).toEqual([])
  })

  it('wants the year of the edition where the list names one', async () => {
    expect(await found({ 业务年度: '2023年度' })).toEqual([])
    expect(await found({ 业务年度: '2022' })).toEqual(['业务年度 wrongYear'])
  })
})
