import { chineseCapital } from '@wengang/identifiers/chinese-capital'
import { formatYuan } from '@wengang/identifiers/money'
import { choiceWords } from '../errors.ts'
import type { SheetDocument } from '../sheet.ts'
import { answerFacts } from './answer-facts.ts'
import type { Fact } from './fact.ts'
import { proofFacts, recordFacts } from './record-facts.ts'

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

function unitCodes({ unitNo, uscc }: SheetDocument['unit']): string {
  return unitNo === null ? uscc : `${uscc}　　单位编号 ${unitNo}`
}

function notes({ choice }: SheetDocument): string[] {
  const later =
    '公示开始前可以重新选择。有新的选择时，以最后一次提交的为准，本确认单即被替代；公示开始后不再更改。'
  return choice === 'ACCEPT' ? [later] : ['放弃的资金留在失业保险基金，不列入公示名单。', later]
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
    answer: answerFacts(sheet),
    recordHeading: '确认记录',
    record: recordFacts(sheet),
    proof: proofFacts(sheet, contentHash),
    notes: notes(sheet),
    scan: '扫码核验',
    scanMeaning: `二维码：打开 ${sheet.verifyUrl} 核验本确认单`,
  }
}
