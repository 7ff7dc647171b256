import type { Shot } from './connection.ts'
import { line, percent } from './report.ts'
import { takeTurns } from './rounds.ts'
import { openUnderLoad, type UnderLoad } from './under-load.ts'

const rounds = 9
const perRound = 1_000
const perBareRound = 5_000
const links = 64

/** The page behind a link and an offer by API against a bare GET, plain and packed. */
export async function benchPages(): Promise<string[]> {
  const house = await openUnderLoad({ cases: perRound, links })
  try {
    return await measure(house)
  } finally {
    await house.stop()
  }
}

async function measure(house: UnderLoad): Promise<string[]> {
  const packed = { 'accept-encoding': 'gzip, deflate, br' }
  const turns = await takeTurns(house, rounds, {
    bare: () => Array.from({ length: perBareRound }, () => ({ method: 'GET', path: '/bare' })),
    link: () => linkShots(house, {}),
    offer: () => offerShots(house, {}),
    packedLink: () => linkShots(house, packed),
    packedOffer: () => offerShots(house, packed),
  })
  const row = (what: string, kind: 'link' | 'offer' | 'packedLink' | 'packedOffer', aim = '') =>
    line(
      what,
      `${percent(turns.ratio(kind, 'bare'))} (${turns.perSecond(kind).toFixed(0)}/s, processor ${turns.processorMs(kind).toFixed(2)} ms)`,
      aim,
    )
  return [
    line(
      'bare Hono GET a second, 64 connections',
      `${turns.perSecond('bare').toFixed(0)}, processor ${turns.processorMs('bare').toFixed(3)} ms`,
    ),
    row('page of a link `GET /s/:code` against it', 'link', '50 %'),
    row('offer `GET /api/offers/:id` against it', 'offer', '50 %'),
    row('… the page packed with brotli', 'packedLink'),
    row('… the offer packed with brotli', 'packedOffer'),
  ]
}

/** One of some ten thousand phones; one address alone is not let look that often. */
function anyAddress(): string {
  const [high = 0, low = 0] = crypto.getRandomValues(new Uint8Array(2))
  return `10.0.${high % 40}.${low}`
}

function linkShots({ linkPaths }: UnderLoad, headers: Record<string, string>): Shot[] {
  return Array.from({ length: perRound }, (_, index) => ({
    method: 'GET',
    path: linkPaths[index % linkPaths.length] ?? '',
    headers: { ...headers, 'x-forwarded-for': anyAddress() },
  }))
}

function offerShots({ cases }: UnderLoad, headers: Record<string, string>): Shot[] {
  return cases.map(({ caseId, cookie }) => ({
    method: 'GET',
    path: `/api/offers/${caseId}`,
    headers: { ...headers, cookie },
  }))
}
