import type { Config } from '../platform/config.ts'
import type { Keys } from '../platform/crypto/keys.ts'
import { challengeCode, messageCode } from './message-codes.ts'
import { carries, type MessageContent } from './message-content.ts'
import type { Piece } from './message-pieces.ts'
import { type MessagePlace, messagePieces, messageText } from './message-words.ts'

/** Where links of messages lead when no request says otherwise. */
export function linkOrigin(config: Config): string {
  return config.publicOrigin ?? `http://localhost:${config.port}`
}

/** Where and how a message goes, as far as its words depend on it. */
export interface WordsPlace {
  origin?: string
  linkMode?: MessagePlace['linkMode']
}

/** The text of a message, written out anew whenever it is needed: codes stand in no table. */
export function textOf(
  services: { keys: Keys; config: Config },
  messageId: string,
  content: MessageContent,
  place: WordsPlace = {},
): string {
  return messageText(content, placeOf(services, messageId, content, place))
}

/** The same without its signature, in pieces. */
export function piecesOf(
  services: { keys: Keys; config: Config },
  messageId: string,
  content: MessageContent,
  place: WordsPlace = {},
): Piece[] {
  return messagePieces(content, placeOf(services, messageId, content, place))
}

function placeOf(
  { keys, config }: { keys: Keys; config: Config },
  messageId: string,
  content: MessageContent,
  { origin = linkOrigin(config), linkMode = config.sms.linkMode }: WordsPlace,
): MessagePlace {
  return {
    signature: config.sms.signature,
    origin,
    linkMode,
    hotline: config.agency.hotline,
    code: carries(content).code ? messageCode(keys, messageId) : null,
    signInCode: content.kind === 'code' ? challengeCode(keys, content.params.challengeId) : null,
  }
}
