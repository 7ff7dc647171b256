import type { ReceivedPart } from '../support/smsc.ts'
import { textOf, wholeOn } from '../support/smsc.ts'
import type { Fate } from './rough-gateway.ts'

/** What a gateway knows of one text on one phone. */
export interface ReceivedText {
  /** How often all its parts were taken. */
  taken: number
  /** How often all its parts were taken and none was lost on the way: so often the phone may show it. */
  arrived: number
  /** How often every part was told to be there. */
  delivered: number
}

const nothing: ReceivedText = { taken: 0, arrived: 0, delivered: 0 }

/** What reached phones, by number and text, as the gateway saw it. */
export interface Received {
  of(mobile: string, text: string): ReceivedText
  /** Whole texts on phones of these numbers. */
  textsOf(mobile: string): ReadonlyMap<string, ReceivedText>
}

/** Puts together what a gateway took. */
export function receivedBy(
  parts: readonly ReceivedPart[],
  fateOf: (part: ReceivedPart) => Fate,
): Received {
  const byMobile = Map.groupBy(parts, (part) => part.mobile.slice(-11))
  const known = new Map<string, ReadonlyMap<string, ReceivedText>>()
  function textsOf(mobile: string): ReadonlyMap<string, ReceivedText> {
    const before = known.get(mobile)
    if (before !== undefined) return before
    const texts = new Map<string, ReceivedText>()
    // Put together first: a text of which one part was lost is still one text.
    for (const whole of wholeOn(byMobile.get(mobile) ?? [], mobile)) {
      const text = textOf(whole)
      const { taken, arrived, delivered } = texts.get(text) ?? nothing
      const fates = whole.map(fateOf)
      texts.set(text, {
        taken: taken + 1,
        arrived: arrived + (fates.includes('UNDELIV') ? 0 : 1),
        delivered: delivered + (fates.every((fate) => fate === 'DELIVRD') ? 1 : 0),
      })
    }
    known.set(mobile, texts)
    return texts
  }
  return { of: (mobile, text) => textsOf(mobile).get(text) ?? nothing, textsOf }
}
