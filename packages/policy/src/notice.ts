import { formatBp, formatYuan } from '@wengang/identifiers'
import { formatPlainDate } from './days.ts'
import type { Edition, NoticeParagraph, NoticeTemplate } from './edition.ts'
import { noDecisionWords } from './no-decision.ts'

/** The figures of one offer version; parts of the account are null while they are unknown. */
export interface NoticeOffer {
  unitName: string
  baseFen: number
  layoffBp: number
  ratioBp: number
  amountFen: number
  accountName: string | null
  /** The last digits of the account; the whole number is never printed in a notice. */
  accountTail: string | null
  bankName: string | null
}

export interface RenderedNotice {
  version: string
  title: string
  paragraphs: readonly NoticeParagraph[]
}

/** The template of a version, by default the one in force. Throws RangeError for an unknown one. */
export function noticeTemplate(edition: Edition, version?: string): NoticeTemplate {
  if (version === undefined) return edition.notices.at(-1) ?? edition.notices[0]
  const template = edition.notices.find((notice) => notice.version === version)
  if (!template) throw new RangeError(`${edition.id} has no notice ${version}`)
  return template
}

/** Least reading time of an edition's notice in force, in ms (S2-18). */
export function minimumReadingMs(edition: Edition): number {
  return noticeTemplate(edition).minimumReadingMs
}

/** The notice as the firm reads it before it answers (S2-B). Throws RangeError as above. */
export function renderNotice(
  offer: NoticeOffer,
  edition: Edition,
  version?: string,
): RenderedNotice {
  const template = noticeTemplate(edition, version)
  const fields = {
    unitName: offer.unitName,
    base: formatYuan(offer.baseFen),
    layoffRate: formatBp(offer.layoffBp),
    ratio: formatBp(offer.ratioBp),
    amount: formatYuan(offer.amountFen),
    account: accountSentence(offer, template),
    deadline: formatPlainDate(edition.answerDeadline),
    noDecision: noDecisionWords(edition),
  }
  return {
    version: template.version,
    title: template.title,
    paragraphs: template.paragraphs.map(({ heading, text }) => ({
      heading,
      text: fill(text, fields),
    })),
  }
}

/** The notice as one plain text: what a reading's hash is taken of. */
export function noticeText(notice: RenderedNotice): string {
  const blocks = notice.paragraphs.map(({ heading, text }) => `${heading}\n${text}`)
  return [notice.title, ...blocks].join('\n\n')
}

function accountSentence(offer: NoticeOffer, { account }: NoticeTemplate): string {
  const accountName = offer.accountName?.trim()
  const accountTail = offer.accountTail?.trim()
  const bankName = offer.bankName?.trim()
  if (accountName && accountTail && bankName) {
    return fill(account.complete, { accountName, accountTail, bankName })
  }
  const missing = [
    accountName ? [] : '户名',
    accountTail ? [] : '账号',
    bankName ? [] : '开户行',
  ].flat()
  return fill(account.incomplete, { missing: missing.join('、') })
}

/** One pass, so that a unit's name with braces in it stays what it is. */
function fill(text: string, fields: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = fields[name]
    if (value === undefined) throw new RangeError(`the notice names an unknown field: ${name}`)
    return value
  })
}
