import type { Shot } from './connection.ts'
import { fireFresh, pace } from './generator.ts'
import { residentMb } from './machine.ts'
import { line, percent } from './report.ts'
import { takeTurns } from './rounds.ts'
import { answerBody, answerShot, openUnderLoad, type UnderLoad } from './under-load.ts'

const rounds = 7
const perRound = 1_500
const barePerAnswer = 4
const halfLoadSeconds = 8
/** Enough answers for half the load of a machine that takes as many a second. */
const mostPerSecond = 8_000
const fresh = 40
const json = { 'content-type': 'application/json' }

/** Durable answers against the bare driver and a bare POST, p99 at half load, first answer on a new connection. */
export async function benchAnswers(): Promise<string[]> {
  const house = await openUnderLoad({
    cases: (rounds + 1) * 2 * perRound + (mostPerSecond / 2) * halfLoadSeconds + fresh,
    readings: true,
  })
  try {
    return await measure(house)
  } finally {
    await house.stop()
  }
}

async function measure(house: UnderLoad): Promise<string[]> {
  const cases = [...house.cases]
  const answers = (count: number) => cases.splice(0, count).map(answerShot)
  const turns = await takeTurns(house, rounds, {
    ours: () => answers(perRound),
    raw: () => cases.splice(0, perRound).map(rawShot),
    bare: () => Array.from({ length: perRound * barePerAnswer }, () => bareShot),
  })
  const rate = turns.perSecond('ours')
  const half = await pace(house.port, answers((rate / 2) * halfLoadSeconds), rate / 2)
  const first = await fireFresh(house.port, answers(fresh))
  return [
    line('durable answers a second, 64 connections', rate.toFixed(0)),
    line(
      '… against the same statements through the bare driver',
      percent(turns.ratio('ours', 'raw')),
      '85 %',
    ),
    line(
      '… against a bare Hono POST of the same body',
      percent(turns.ratio('ours', 'bare')),
      '18 %',
    ),
    line(
      'processor time of an answer, of the bare driver, of the bare POST',
      (['ours', 'raw', 'bare'] as const)
        .map((kind) => `${turns.processorMs(kind).toFixed(2)} ms`)
        .join(', '),
    ),
    line('p50, p99 at half load', `${half.p50.toFixed(1)}, ${half.p99.toFixed(1)} ms`, 'p99 50 ms'),
    line(
      'first answer on a new connection: p50, longest',
      `${first.p50.toFixed(1)}, ${first.longest.toFixed(1)} ms`,
      '200 ms',
    ),
    line('memory under this load', `${residentMb(house.pid)} MB`),
  ]
}

function rawShot({ caseId, readingId }: UnderLoad['cases'][number]): Shot {
  return {
    method: 'POST',
    path: `/raw/${caseId}/${readingId}`,
    headers: json,
    body: answerBody(readingId),
  }
}

const bareShot: Shot = {
  method: 'POST',
  path: '/bare',
  headers: json,
  body: answerBody('00000000-0000-7000-8000-000000000000'),
}
