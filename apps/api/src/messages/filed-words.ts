import { editionIds } from '@wengang/policy'
import type { Config } from '../platform/config.ts'
import { carries, filedAs, type MessageContent } from './message-content.ts'
import { filedText } from './message-pieces.ts'
import { linkOrigin } from './message-place.ts'
import { messagePieces } from './message-words.ts'

const day = '2023-12-31'
const at = Date.parse('2023-12-08T10:00:00+08:00')

/** One message of each wording that this house sends by itself, for filing with a provider. */
export function sampleContents(): MessageContent[] {
  const common: MessageContent[] = [
    { kind: 'code', params: { challengeId: 'sample' } },
    { kind: 'operatorInvited', params: { until: at } },
    ...(['person', 'unit'] as const).map((account): MessageContent => ({
      kind: 'newDevice',
      params: { account, sessionId: 'sample', at },
    })),
    ...(['old', 'new'] as const).map((told): MessageContent => ({
      kind: 'agentChanged',
      params: { told, day },
    })),
  ]
  const ofEditions = editionIds.flatMap((editionId): MessageContent[] => [
    ...[1, 2].flatMap((offers): MessageContent[] => [
      { kind: 'offerLink', params: { editionId, offers, deadline: day } },
      { kind: 'offerLink', params: { editionId, offers, deadline: null } },
      { kind: 'offerChanged', params: { editionId, offers } },
      {
        kind: 'publicityBegan',
        params: { editionId, roundId: 'sample', firms: offers, endsOn: day },
      },
    ]),
    ...(['old', 'new'] as const).map((told): MessageContent => ({
      kind: 'contactChanged',
      params: { editionId, told, day },
    })),
    ...(['contact', 'unit'] as const).map((told): MessageContent => ({
      kind: 'windowAnswer',
      params: { editionId, choice: 'ACCEPT', decidedAt: at, told },
    })),
    { kind: 'paid', params: { editionId } },
    { kind: 'paymentReturned', params: { editionId } },
  ])
  return [...common, ...ofEditions]
}

/** The names under which all of them are filed. */
export function houseWords(): string[] {
  return sampleContents().map(filedAs)
}

/** Every wording as a provider files it: its name here, and the text with its slots as that provider writes them. */
export function filedWords(
  config: Config,
  provider: 'aliyun' | 'tencent',
): { as: string; text: string }[] {
  const linkMode = provider === 'tencent' ? 'constant' : (config.sms.aliyun?.linkMode ?? 'constant')
  return sampleContents().map((content) => {
    const pieces = messagePieces(content, {
      signature: config.sms.signature,
      origin: linkOrigin(config),
      linkMode,
      hotline: config.agency.hotline,
      code: carries(content).code ? 'AB3XK9M2' : null,
      signInCode: '123456',
    })
    const style = provider === 'aliyun' ? 'named' : 'numbered'
    return { as: filedAs(content), text: filedText(pieces, style) }
  })
}
