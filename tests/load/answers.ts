import type { Shot } from './connection.ts'
import { fire, fireFresh, pace } from './generator.ts'
import { processorMs, residentMb } from './machine.ts'
import { line, median, percent } from './report.ts'
import { answerBody, answerShot, openUnderLoad, type UnderLoad } from './under-load.ts'

const rounds = 7
const perRound = 1_500
const barePerAnswer = 4
const warmUp = 1_000
const halfLoadSeconds = 8
const fresh = 40
const json = { 'content-type': 'application/json' }

/** Durable answers against the bare driver and a bare POST, p99 at half load, first answer on a new connection. */
export async function benchAnswers(): Promise<string[]> {
  const house = await openUnderLoad({
    cases: (rounds * 2 + halfLoadSeconds) * perRound,
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
  const raws = (count: number) => cases.splice(0, count).map(rawShot)
  const bares = (count: number) => Array.from({ length: count }, () => bareShot)
  await timed(house, answers(warmUp))
  await timed(house, raws(warmUp))
  await timed(house, bares(warmUp))

  const taken: Record<'ours' | 'raw' | 'bare', Timed>[] = []
  for (let round = 0; round < rounds; round += 1) {
    taken.push({
      ours: await timed(house, answers(perRound)),
      raw: await timed(house, raws(perRound)),
      bare: await timed(house, bares(perRound * barePerAnswer)),
    })
  }
  const rate = median(taken.map(({ ours }) => ours.perSecond))
  const half = await pace(house.port, answers((rate / 2) * halfLoadSeconds), rate / 2)
  const first = await fireFresh(house.port, answers(fresh))
  return [
    line('durable answers a second, 64 connections', rate.toFixed(0)),
    line(
      '… against the same statements through the bare driver',
      percent(median(taken.map(({ ours, raw }) => ours.perSecond / raw.perSecond))),
      '85 %',
    ),
    line(
      '… against a bare Hono POST of the same body',
      percent(median(taken.map(({ ours, bare }) => ours.perSecond / bare.perSecond))),
      '18 %',
    ),
    line(
      'processor time of an answer, of the bare driver, of the bare POST',
      (['ours', 'raw', 'bare'] as const)
        .map((kind) => `${median(taken.map((round) => round[kind].processorMs)).toFixed(2)} ms`)
        .join(', '),
    ),
    line('p50, p99 at half load', `${half.p50.toFixed(1)}, ${half.p99.toFixed(1)} ms`, 'p99 50 ms'),
    line(
      'first answer on a new connection: p50, longest',
      `${first.p50.toFixed(1)}, ${first.longest.toFixed(1)} ms`,
      '200 ms',
    ),
    line('memory after the load', `${residentMb(house.pid)} MB`),
  ]
}

interface Timed {
  perSecond: number
  /** Of the server, for one request. */
  processorMs: number
}

async function timed(house: UnderLoad, shots: readonly Shot[]): Promise<Timed> {
  const before = processorMs(house.pid)
  const { perSecond, statuses } = await fire(house.port, shots)
  if (statuses[200] !== shots.length)
    throw new Error(`Not all were taken: ${JSON.stringify(statuses)}`)
  return { perSecond, processorMs: (processorMs(house.pid) - before) / shots.length }
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
