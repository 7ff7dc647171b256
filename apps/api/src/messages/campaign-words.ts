import { deepLinkPath } from '@wengang/contracts'
import {
  formatMonthDay,
  getEdition,
  isHouseWord,
  isVariable,
  type LinkMode,
  longestValues,
  templatePieces,
  type TemplateValues,
  type TemplateVariable,
} from '@wengang/policy'
import type { CampaignParams } from './message-content.ts'
import { type Piece, slot } from './message-pieces.ts'

/** Where a message comes from, as far as its words name it. */
export interface WordsOfHouse {
  origin: string
  hotline: string
}

/** The words of a template for one phone, without the signature, and what differs from phone to phone. */
export function campaignPieces(
  params: CampaignParams,
  house: WordsOfHouse & { code: string | null },
): Piece[] {
  const { text, linkMode } = params.template
  const values = campaignValues(params, house, linkMode)
  return templatePieces(text).flatMap((piece): Piece[] => {
    const name = piece.text
    if (piece.kind === 'words') return [name]
    if (isHouseWord(name)) return [values[name]]
    if (!isVariable(name)) return [`{${name}}`]
    if (name !== '链接') return [slot(slotNames[name], values[name])]
    // The address is filed with the words; only a code in it differs.
    const code = params.toUnit === true || linkMode === 'constant' ? '' : (house.code ?? '')
    const fixed = values[name].slice(0, values[name].length - code.length)
    return code === '' ? [fixed] : [fixed, slot(slotNames[name], code)]
  })
}

/** Providers want names of Latin letters. */
const slotNames: Record<TemplateVariable, string> = {
  单位: 'who',
  件数: 'firms',
  年度: 'year',
  截止日: 'day',
  期限: 'until',
  链接: 'link',
  编码: 'code',
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
