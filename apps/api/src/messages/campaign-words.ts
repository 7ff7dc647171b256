import { deepLinkPath } from '@wengang/contracts'
import {
  formatMonthDay,
  getEdition,
  type LinkMode,
  longestValues,
  renderTemplate,
  type TemplateValues,
} from '@wengang/policy'
import type { CampaignParams } from './message-content.ts'

/** Where a message comes from, as far as its words name it. */
export interface WordsOfHouse {
  origin: string
  hotline: string
}

/** The words of a template for one phone, without the signature. */
export function campaignBody(
  params: CampaignParams,
  house: WordsOfHouse & { code: string | null },
): string {
  const { text, linkMode } = params.template
  return renderTemplate(text, campaignValues(params, house, linkMode))
}

/** A value for everything that a template may name; a provider's template gets the same. */
export function campaignValues(
  params: Omit<CampaignParams, 'template'>,
  { origin, hotline, code }: WordsOfHouse & { code: string | null },
  linkMode: LinkMode,
): TemplateValues {
  const { editionId, offers, deadline, toUnit } = params
  const day = deadline === null ? '' : formatMonthDay(deadline)
  return {
    单位: whoseOffers(offers),
    件数: String(offers),
    年度: String(getEdition(editionId).policyYear),
    截止日: day,
    期限: day === '' ? '请尽早' : `请于${day}前`,
    链接: toUnit === true ? `${origin}/login` : linkIn(origin, linkMode, code ?? ''),
    编码: code ?? '',
    查验网址: `${new URL(origin).host}${deepLinkPath({ kind: 'verifyMessage' })}`,
    电话: hotline,
  }
}

/** The longest values that words of this house can get. */
export function longestOf(house: WordsOfHouse, linkMode: LinkMode): TemplateValues {
  const code = 'A'.repeat(8)
  return longestValues({
    链接: linkIn(house.origin, linkMode, code),
    查验网址: `${new URL(house.origin).host}${deepLinkPath({ kind: 'verifyMessage' })}`,
    电话: house.hotline,
  })
}

/** Whose offers a message is about: one firm, or those that somebody handles. */
export function whoseOffers(offers: number): string {
  return offers === 1 ? '您单位' : `您经办的${offers}家单位`
}

function linkIn(origin: string, linkMode: LinkMode, code: string): string {
  return linkMode === 'constant'
    ? `${origin}${deepLinkPath({ kind: 'enterCode' })}`
    : `${origin}${deepLinkPath({ kind: 'message', code })}`
}
