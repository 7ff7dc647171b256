import { randomUUID } from 'node:crypto'
import type { Choice } from '@wengang/policy'
import type { Phone, Who } from './acts.ts'
import { type Answered, answered, type Before, type Hands } from './hands.ts'
import type { Scene } from './scene.ts'

/** A page that claims to have been in sight for ever: the house believes its own clock. */
const claimedMs = 86_400_000

export async function look(
  scene: Scene,
  hands: Hands,
  who: Phone,
  firm: number,
): Promise<Answered> {
  const result = await scene.phones[who]('getOffer', { params: offer(scene, firm) })
  if (result.ok) {
    const { figures, lastSeq } = result.data.offer
    Object.assign(hands.seen[who][firm]!, { version: figures.version, lastSeq })
  }
  return answered(result)
}

export async function open(scene: Scene, hands: Hands, who: Who, firm: number): Promise<Answered> {
  const before = hands.seen[who][firm]!
  if (who === 'window') {
    const result = await scene.clerk('openWindowReading', { params: caseNo(scene, firm), body: {} })
    if (result.ok) {
      const { offerVersion, lastSeq, readingId } = result.data
      Object.assign(before, { version: offerVersion, lastSeq, readingId })
    }
    return answered(result)
  }
  const result = await scene.phones[who]('openReading', {
    params: offer(scene, firm),
    body: { offerVersion: before.version },
  })
  if (!result.ok) return answered(result)
  before.readingId = result.data.readingId
  return mark(scene, who, before.readingId, 'start')
}

export async function finish(
  scene: Scene,
  hands: Hands,
  who: Who,
  firm: number,
): Promise<Answered> {
  const { readingId } = hands.seen[who][firm]!
  if (readingId === null) return { outcome: 'nothing to finish' }
  if (who !== 'window') return mark(scene, who, readingId, 'finish')
  const body = { means: 'readAloud' as const }
  return answered(await scene.clerk('attestWindowReading', { params: { readingId }, body }))
}

async function mark(scene: Scene, who: Phone, readingId: string, kind: 'start' | 'finish') {
  return answered(
    await scene.phones[who]('markReading', {
      params: { readingId },
      body: { mark: kind, tab: who, visibleMs: claimedMs },
    }),
  )
}

/** Sends an answer of what its sender has before them. */
export async function answer(
  scene: Scene,
  hands: Hands,
  who: Who,
  firm: number,
  choice: Choice,
): Promise<Answered> {
  const before = hands.seen[who][firm]!
  const idempotencyKey = randomUUID()
  const body = {
    choice,
    offerVersion: before.version,
    basedOnSeq: before.lastSeq,
    readingId: before.readingId ?? randomUUID(),
  }
  const submit = async (): Promise<Answered> => {
    const result = await (who === 'window'
      ? scene.clerk('recordWindowAnswer', {
          params: caseNo(scene, firm),
          body: { ...body, ...seenAtWindow },
          idempotencyKey,
        })
      : scene.phones[who]('submitDecision', {
          params: offer(scene, firm),
          body,
          idempotencyKey,
        }))
    return answered(result)
  }
  const first = await submit()
  hands.sent[who] = { before, submit, first }
  noteReceipt(before, first)
  return first
}

/** A receipt shows its number: the next answer of the same person is based on it. */
function noteReceipt(before: Before, { told }: Answered): void {
  if (told !== undefined) before.lastSeq = (told as { receipt: { seq: number } }).receipt.seq
}

/** Sends the last answer once more with its key; a receipt must be the one that was given before. */
export async function repeat(hands: Hands, who: Who): Promise<Answered> {
  const sent = hands.sent[who]
  if (sent === undefined) return { outcome: 'nothing to repeat' }
  const again = await sent.submit()
  if (sent.first.outcome === 'done') {
    const same = JSON.stringify(again) === JSON.stringify(sent.first)
    return same ? again : { outcome: 'another receipt' }
  }
  sent.first = again
  noteReceipt(sent.before, again)
  return again
}

const seenAtWindow = {
  identitySeen: true,
  authorisationSeen: true,
  handlerName: '示例来人',
} as const

export const offer = (scene: Scene, firm: number) => ({ offerId: scene.cases[firm]!.caseId })
export const caseNo = (scene: Scene, firm: number) => ({ caseNo: scene.cases[firm]!.caseNo })
