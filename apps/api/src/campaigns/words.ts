import type { WordsPreview } from '@wengang/contracts'
import {
  checkTemplate,
  type EditionId,
  getEdition,
  type LinkMode,
  renderTemplate,
  smsParts,
  transportRule,
} from '@wengang/policy'
import { campaignValues, longestOf } from '../messages/campaign-words.ts'
import { linkOrigin } from '../messages/message-place.ts'
import { refuse } from '../platform/app-error.ts'
import type { Config } from '../platform/config.ts'
import { lastDayOf } from './content.ts'

/** A template as far as its words go. */
export interface Words {
  text: string
  linkMode: LinkMode
  transport: string | null
}

/** How links may stand in messages that leave this house by a transport; null is the house's own. */
export function allowedLinkModes(config: Config, transport: string | null): readonly LinkMode[] {
  const { linkModes } = transportRule(transport ?? config.sms.transport)
  // A house that was set to constant links has a provider that takes no others.
  return config.sms.linkMode === 'constant'
    ? linkModes.filter((mode) => mode === 'constant')
    : linkModes
}

const exampleCode = 'AB3XK9M2'

/** Words as they would be sent to a phone of so many firms, how long they are, and what stands against them. */
export function previewOf(
  config: Config,
  words: Words,
  about: { editionId: EditionId; offers: number; now: number },
): WordsPreview {
  const { editionId, offers, now } = about
  const house = houseOf(config)
  const values = campaignValues(
    { editionId, offers, deadline: lastDayOf(getEdition(editionId), now) },
    { ...house, code: exampleCode },
    words.linkMode,
  )
  const text = `${signatureOf(config)}${renderTemplate(words.text, values)}`
  const length = smsParts(text)
  return {
    text,
    characters: length.characters,
    parts: length.ok ? length.parts : 0,
    ...standsAgainst(config, words),
  }
}

/** What stands against words: refusals, and what a provider may not like. */
export function standsAgainst(
  config: Config,
  { text, linkMode, transport }: Words,
): Pick<WordsPreview, 'refusals' | 'warnings'> {
  const checked = checkTemplate({
    text,
    linkMode,
    transport: transport ?? config.sms.transport,
    signature: signatureOf(config),
    longest: longestOf(houseOf(config), linkMode),
  })
  const allowed = allowedLinkModes(config, transport)
  return allowed.includes(linkMode) || checked.refusals.some((why) => why.includes('的链接'))
    ? checked
    : { ...checked, refusals: [...checked.refusals, '本系统设置为只用固定网址的链接'] }
}

/** Refuses words that must not be sent. Throws WORDS_REFUSED. */
export function requireWords(config: Config, words: Words): void {
  const { refusals } = standsAgainst(config, words)
  if (refusals.length > 0) refuse('WORDS_REFUSED', { reasons: refusals })
}

/** What messages cost, in fen, rounded up: a part may cost a fraction of one. */
export function costFen(config: Config, parts: number): number {
  return Math.ceil(Number((parts * config.sms.partPriceFen).toFixed(4)))
}

/** The signature in its brackets, first in every message. */
export function signatureOf(config: Config): string {
  return `【${config.sms.signature}】`
}

function houseOf(config: Config) {
  return { origin: linkOrigin(config), hotline: config.agency.hotline }
}
