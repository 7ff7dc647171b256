import { randomUUID } from 'node:crypto'
import type { CallResult, Client } from '@wengang/contracts'
import type { Choice } from '@wengang/policy'
import type { House } from './house.ts'

/** Opens a reading and finishes it after the least time, as a phone does. */
export async function readThrough(house: House, client: Client, offerId: string): Promise<string> {
  const offer = await client('getOffer', { params: { offerId } })
  if (!offer.ok) throw new Error(offer.code)
  const { version } = offer.data.offer.figures
  const opened = await client('openReading', {
    params: { offerId },
    body: { offerVersion: version },
  })
  if (!opened.ok) throw new Error(opened.code)
  const { readingId } = opened.data
  const mark = (kind: 'start' | 'finish', visibleMs: number) =>
    client('markReading', { params: { readingId }, body: { mark: kind, tab: 'one', visibleMs } })
  await mark('start', 0)
  house.clock.advance(10_000)
  const finished = await mark('finish', 10_000)
  if (!finished.ok) throw new Error(finished.code)
  return readingId
}

/** Submits an answer based on what the offer shows now. */
export async function answer(
  house: House,
  client: Client,
  offerId: string,
  choice: Choice,
  wish: { basedOnSeq?: number; readingId?: string; key?: string } = {},
): Promise<CallResult<'submitDecision'>> {
  const readingId = wish.readingId ?? (await readThrough(house, client, offerId))
  const offer = await client('getOffer', { params: { offerId } })
  if (!offer.ok) throw new Error(offer.code)
  return client('submitDecision', {
    params: { offerId },
    body: {
      choice,
      offerVersion: offer.data.offer.figures.version,
      basedOnSeq: wish.basedOnSeq ?? offer.data.offer.lastSeq,
      readingId,
    },
    idempotencyKey: wish.key ?? randomUUID(),
  })
}
