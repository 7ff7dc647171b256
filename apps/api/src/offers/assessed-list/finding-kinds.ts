export type Severity = 'error' | 'notice'

/** One thing that was found in a list, ready to be shown. */
export interface Finding {
  /** Row as the spreadsheet program numbers it; null for the file as a whole. */
  row: number | null
  /** The column's heading as the file writes it; null for the whole row. */
  column: string | null
  code: FindingCode
  /** What the cell holds; personal data masked. */
  value: string | null
  /** What is wrong. */
  message: string
  /** What the person can do. */
  todo: string
  severity: Severity
}

/** Errors keep a row, or the whole list, from being imported; notices do not. */
interface FindingKind<Figures extends readonly unknown[]> {
  severity: Severity
  message: (...figures: Figures) => string
  todo: string
}

function error<Figures extends readonly unknown[] = []>(
  message: string | ((...figures: Figures) => string),
  todo: string,
): FindingKind<Figures> {
  return { severity: 'error', message: asFunction(message), todo }
}

function notice<Figures extends readonly unknown[] = []>(
  message: string | ((...figures: Figures) => string),
  todo: string,
): FindingKind<Figures> {
  return { severity: 'notice', message: asFunction(message), todo }
}

function asFunction<Figures extends readonly unknown[]>(
  message: string | ((...figures: Figures) => string),
): (...figures: Figures) => string {
  return typeof message === 'string' ? () => message : message
}

/** The words of a reason that the policy package has given. */
const policyWords = (words: string) => words

const CHECK_FIGURES = '请核对缴费总额、返还比例和返还金额'
const CHECK_CODE = '请对照营业执照改正'
const SET_AS_TEXT = '请把这一列设为文本格式，对照原件重新录入'

/** Everything that can be found in an assessed list. Each kind stands here once, with its words. */
export const findingKinds = {
  // The table
  missingColumn: error('缺少这一列', '请补上这一列后再导入'),
  repeatedColumn: error(
    (columns: string) => `这一列出现了多次（${columns} 列）`,
    '请只保留一列，列名不要重复',
  ),
  unknownColumn: notice('不认识这一列，没有读取', '不需要可以不管；需要的话请改成规定的列名'),
  otherSheets: notice(
    (read: string, others: string) => `只读取了工作表“${read}”，没有读取：${others}`,
    '单位如果分在几张工作表里，请合并到一张',
  ),
  inTenThousands: error('金额单位写的是万元', '请把金额都换算成元'),
  hiddenRow: error('这一行被隐藏了', '请取消隐藏或筛选，核对后保留或删除这一行'),
  merged: error((range: string) => `单元格合并了（${range}）`, '请取消合并，每行分别填写'),
  totalRow: notice(
    (difference: string) => `这是合计行，没有作为单位读取${difference}`,
    '不用处理；合计由系统重新计算',
  ),
  notAUnit: notice('这一行没有单位和金额，没有读取', '不用处理；如果是单位，请补全'),
  unlistedErrors: error(
    (count: number) => `另有 ${count} 处错误没有列出`,
    '请先改好已列出的问题，再检查一次',
  ),
  unlistedNotices: notice(
    (count: number) => `另有 ${count} 处提示没有列出`,
    '请先看已列出的问题，再检查一次',
  ),
  totalTooLarge: error('返还金额的合计大得不合理', '请核对各行的返还金额'),

  // Any cell
  blank: error('没有填写', '请补上'),
  failedFormula: error('公式计算出错', '请改正公式，或直接填写数值'),
  formula: notice((value: string) => `这是公式，按保存的结果 ${value} 读取`, '请确认结果无误'),
  formulaWithoutValue: error('这是公式，文件里没有它的结果', '请用表格软件打开，重新计算并保存'),
  date: error('这一格是日期格式', '请改成数字或文本格式后重新填写'),
  digitsLost: error('长数字以数值存放，第 15 位以后已经丢失', SET_AS_TEXT),
  digitsAsNumber: notice('以数值存放，开头的 0 会丢失', '请核对开头是否缺 0，最好设为文本格式'),
  startsLikeFormula: error((sign: string) => `以“${sign}”开头，像是公式`, '请改成正确的文字'),
  tooLong: error((longest: number) => `超过 ${longest} 个字`, '请改短'),
  lostCharacter: error('有乱码字符', '请对照原件改正'),
  privateUse: notice(
    (characters: string) => `有生僻字（${characters}），在别的电脑或手机上可能显示不出来`,
    '不影响导入；请核对这个字',
  ),
  tooManyDecimals: error('小数超过两位', '请保留两位小数'),
  negative: error('是负数', CHECK_FIGURES),
  tooLarge: error('数字大得不合理', CHECK_FIGURES),

  // The unit
  usccLength: error((length: number) => `有 ${length} 位，应为 18 位`, CHECK_CODE),
  usccCharacters: error(
    (characters: string) => `含有“${characters}”，代码中没有这样的字符`,
    '请对照营业执照改正；字母 I、O、S、V、Z 从不出现，多为数字 1、0、5、2',
  ),
  usccRegion: error('第 3 至 8 位应全是数字', CHECK_CODE),
  usccCheck: error('校验位不对，有一位或几位写错了', CHECK_CODE),
  usccOrgCheck: error('第 9 至 17 位的组织机构代码不对', CHECK_CODE),
  repeatedUnit: error(
    (rows: string) => `同一单位还出现在第 ${rows} 行`,
    '请只保留一行；系统不替您选择',
  ),
  sizeUnknown: error('不是大型、中型、小型或微型', '请填写大型、中型、小型或微型'),
  headcountNotWhole: error('不是整数', '请填写参保人数，如 12'),
  wrongYear: error((year: number) => `不是 ${year} 年度`, '请确认选对了年度和文件'),

  // The figures; the words come with the policy's own reason
  unitKind: error(policyWords, '请从名单中删去，或改正统一社会信用代码'),
  headcount: error(policyWords, '至少为 1 人；请核对参保人数'),
  layoffRate: error(policyWords, '请核对裁员率和参保人数；确实超过的，请标明不符合原因'),
  layoffNegative: notice('是负数，按 0 读取', '不用处理；裁员率低于零的按零计'),
  notPercent: error('不是百分数', '请填写数字，如 5.5 或 5.5%'),
  notMoney: error('不是金额', '请填写以元为单位的数字，如 10000.00'),
  premiumPaid: error(policyWords, '请核对缴费总额；确实没有缴费的，请从名单中删去'),
  ratioNotInEdition: error(
    (words: string) => `${words}，本年度没有这个比例`,
    '请核对企业规模和返还比例',
  ),
  ratio: error(policyWords, '请核对企业规模和返还比例'),
  amount: error(policyWords, CHECK_FIGURES),

  // The account
  accountType: error((kinds: string) => `不是${kinds}`, '请按规定填写账户类型，或留空'),
  accountBlank: notice('没有银行账号', '可以导入；拨付前须到窗口补全收款账户'),
  bankBlank: notice('没有开户银行', '可以导入；拨付前须到窗口补全收款账户'),
  accountNo: error('不是 8 至 32 位数字', '请对照开户证明改正'),
  cardCheck: notice('像是银行卡号，但校验不符', '请核对卡号有没有写错'),
  accountNameDiffers: error('与单位名称不一致', '请核对户名；对公账户的户名应与单位名称一致'),
  otherAccountName: notice('与单位名称不同，按缴费账户读取', '请确认这是该单位缴费所用的账户'),

  // The contact
  contactBlank: notice('没有联系人', '可以导入；最好补上'),
  mobileBlank: notice('没有联系手机', '可以导入，但发不出短信，将列入窗口和电话名单'),
  mobile: error('不是 11 位手机号码', '请改正，或留空后由窗口联系'),
  unusualMobile: notice('是少见的号段', '请核对号码'),

  // Units found not eligible
  eligibleUnclear: error('看不出是否符合', '请填写“是”或“否”'),
  reasonMissing: error('写明不符合，但没有原因', '请填写不符合原因，单位查询时会看到'),
  reasonContradicts: error('写明符合，却有不符合原因', '请改成一致'),
} as const

export type FindingCode = keyof typeof findingKinds

/** The figures that the words of a kind need. */
export type FiguresOf<Code extends FindingCode> = Parameters<(typeof findingKinds)[Code]['message']>

/** Where a finding stands and what stands there. */
export interface FindingPlace {
  row: number | null
  column: string | null
  value: string | null
}

export function makeFinding<Code extends FindingCode>(
  place: FindingPlace,
  code: Code,
  ...figures: FiguresOf<Code>
): Finding {
  const kind: { severity: Severity; todo: string } = findingKinds[code]
  const message = findingKinds[code].message as (...figures: FiguresOf<Code>) => string
  return { ...place, code, message: message(...figures), todo: kind.todo, severity: kind.severity }
}
