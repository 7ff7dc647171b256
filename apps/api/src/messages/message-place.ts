import type { Config } from '../platform/config.ts'
import type { Keys } from '../platform/crypto/keys.ts'
import { challengeCode, messageCode } from './message-codes.ts'
import { carries, type MessageContent } from './message-content.ts'
import { messageText } from './message-words.ts'

/** Where links of messages lead when no request says otherwise. */
export function linkOrigin(config: Config): string {
  return config.publicOrigin ?? `http://localhost:${config.port}`
}

/** The text of a message, written out anew whenever it is needed: codes stand in no table. */
export function textOf(
  { keys, config }: { keys: Keys; config: Config },
  messageId: string,
  content: MessageContent,
  origin = linkOrigin(config),
): string {
  return messageText(content, {
    signature: config.sms.signature,
    origin,
    linkMode: config.sms.linkMode,
    hotline: config.agency.hotline,
    code: carries(content).code ? messageCode(keys, messageId) : null,
    signInCode: content.kind === 'code' ? challengeCode(keys, content.params.challengeId) : null,
  })
}
