import { channelWords, choiceWords } from '@wengang/contracts/errors'
import type { SheetDocument } from '@wengang/contracts/sheet'
import { chineseCapital, formatBp, formatYuan } from '@wengang/identifiers'
import { enterpriseSizeWords } from '@wengang/policy/enterprise-size'
import { fromTo, grouped, toTheSecond } from './formats.ts'

export interface Fact {
  label: string
  words: string
}

/** Everything that stands on a sheet, in words, in the order in which it is read. */
export interface SheetWords {
  title: string
  agencyName: string
  caseNo: Fact
  number: string
  unit: Fact[]
  notice: SheetDocument['notice']
  answerHeading: string
  choices: { words: string; chosen: boolean }[]
  amount: { label: string; figures: string; currency: string; capitals: string }
  answer: Fact[]
  recordHeading: string
  record: Fact[]
  proof: Fact[]
  notes: string[]
  scan: string
  scanMeaning: string
}

const accountTypeWords: Record<SheetDocument['offer']['accountType'], string> = {
  corporate: '对公',
  premium: '缴费',
}

function present(facts: (Fact | null)[]): Fact[] {
  return facts.filter((fact) => fact !== null)
}

function optional(label: string, words: string | null): Fact | null {
  return words === null ? null : { label, words }
}

function unitCodes({ unitNo, uscc }: SheetDocument['unit']): string {
  return unitNo === null ? uscc : `${uscc}　　单位编号 ${unitNo}`
}

/** What of the account is known, and what to do about the rest (the list may leave parts open). */
function account({ choice, offer }: SheetDocument): Fact[] {
  const { accountName, accountTail, accountType, bankName } = offer
  const tail =
    accountTail === null ? null : `尾号 ${accountTail}（${accountTypeWords[accountType]}）`
  const known = [bankName, tail].filter((part) => part !== null).join(' ')
  const complete = accountName !== null && accountTail !== null && bankName !== null
  const rest = choice === 'ACCEPT' ? '尚不完整，请到业务大厅补全后拨付' : '尚不完整'
  return present([
    optional('账户户名', accountName),
    {
      label: choice === 'ACCEPT' ? '拨付账户' : '登记账户',
      words: complete ? known : [known, rest].filter((part) => part !== '').join('；'),
    },
  ])
}

function answer(sheet: SheetDocument): Fact[] {
  const { baseFen, headcount, layoffBp, ratioBp, size } = sheet.offer
  return [
    {
      label: '计算依据',
      words: `上年度实际缴纳失业保险费 ${formatYuan(baseFen)} 元 × ${formatBp(ratioBp)}`,
    },
    {
      label: '单位情况',
      words: `${enterpriseSizeWords[size]}企业，参保 ${headcount} 人，裁员率 ${formatBp(layoffBp)}`,
    },
    ...account(sheet),
  ]
}

function readingWords({ reading, clerkName }: SheetDocument): string {
  const { finishedAt, openedAt, visibleMs, witnessMeans } = reading
  const clerk = clerkName ?? '受理人员'
  switch (witnessMeans) {
    case null:
      return `${toTheSecond(openedAt)} 打开告知，页面显示 ${Math.floor(visibleMs / 1000)} 秒，本人确认已阅读`
    case 'readAloud':
      return `${fromTo(openedAt, finishedAt)}，由${clerk}当面宣读并见证`
    case 'signedPaper':
      return `${fromTo(openedAt, finishedAt)}，单位签署纸质告知，由${clerk}核对并见证`
  }
}

function channelFact({ channel, mobileMasked }: SheetDocument): Fact {
  const means =
    channel === 'link' ? `${channelWords.link}（短信链接和验证码）` : channelWords[channel]
  return { label: '办理方式', words: mobileMasked === null ? means : `${means}，${mobileMasked}` }
}

function sequenceWords({ basedOnSequence, sequence }: SheetDocument): string {
  return basedOnSequence === null
    ? `本办件第 ${sequence} 次确认`
    : `本办件第 ${sequence} 次确认，提交前已看到第 ${basedOnSequence} 次的结果`
}

function record(sheet: SheetDocument): Fact[] {
  return present([
    { label: '确认时间', words: `${toTheSecond(sheet.decidedAt)}（北京时间）` },
    { label: '确认次数', words: sequenceWords(sheet) },
    channelFact(sheet),
    optional('受理人员', sheet.clerkName),
    { label: '阅读告知', words: readingWords(sheet) },
    optional('使用设备', sheet.device),
    optional('单位说明', sheet.reason),
  ])
}

function notes({ choice }: SheetDocument): string[] {
  const later =
    '公示开始前可以重新选择。有新的选择时，以最后一次提交的为准，本确认单即被替代；公示开始后不再更改。'
  return choice === 'ACCEPT' ? [later] : ['放弃的资金留在失业保险基金，不列入公示名单。', later]
}

/** Half of a hash is enough to compare by eye and still cannot be forged. */
function shortHash(hash: string): string {
  return grouped(hash.slice(0, 32))
}

function proof({ chain, notice, verifyUrl }: SheetDocument, contentHash: string): Fact[] {
  return present([
    { label: '内容校验值', words: grouped(contentHash) },
    { label: '告知校验值', words: `${shortHash(notice.textHash)}（版本 ${notice.version}）` },
    { label: '存证记录', words: `${chain.stream} 第 ${chain.seq} 条` },
    { label: '存证校验值', words: shortHash(chain.hash) },
    optional('封存校验值', chain.sealHead === null ? null : shortHash(chain.sealHead)),
    { label: '核验网址', words: verifyUrl },
  ])
}

/**
 * Puts a sheet into the words that page and PDF share.
 * `contentHash` is the SHA-256 of the sheet's canonical JSON, in hex.
 */
export function sheetWords(sheet: SheetDocument, contentHash: string): SheetWords {
  return {
    title: sheet.title,
    agencyName: sheet.agencyName,
    caseNo: { label: '办理编号', words: sheet.caseNo },
    number: `确认单编号 ${sheet.sheetId}`,
    unit: [
      { label: '单位名称', words: sheet.unit.name },
      { label: '统一社会信用代码', words: unitCodes(sheet.unit) },
    ],
    notice: sheet.notice,
    answerHeading: '单位的选择',
    choices: [
      { words: choiceWords.ACCEPT, chosen: sheet.choice === 'ACCEPT' },
      { words: choiceWords.DECLINE, chosen: sheet.choice === 'DECLINE' },
    ],
    amount: {
      label: sheet.choice === 'ACCEPT' ? '返还金额' : '放弃的金额',
      figures: formatYuan(sheet.offer.amountFen),
      currency: '元',
      capitals: `人民币${chineseCapital(sheet.offer.amountFen)}`,
    },
    answer: answer(sheet),
    recordHeading: '确认记录',
    record: record(sheet),
    proof: proof(sheet, contentHash),
    notes: notes(sheet),
    scan: '扫码核验',
    scanMeaning: `二维码：打开 ${sheet.verifyUrl} 核验本确认单`,
  }
}
