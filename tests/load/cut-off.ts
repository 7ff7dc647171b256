import type { CallOutput } from '@wengang/contracts'
import { pace } from './generator.ts'
import { line } from './report.ts'
import { asStaff } from './staff-request.ts'
import { answerShot, openUnderLoad, type UnderLoad } from './under-load.ts'

const offers = 100_000
const answersPerSecond = 50
const idleSeconds = 10
const readings = 6_000

/** The cut-off over a hundred thousand offers while answers go on: how long any of them waits. */
export async function benchCutOff(): Promise<string[]> {
  const house = await openUnderLoad({ cases: offers, readings: true, answered: offers - readings })
  try {
    return await measure(house)
  } finally {
    await house.stop()
  }
}

async function measure(house: UnderLoad): Promise<string[]> {
  const shots = house.cases.slice(-readings).map(answerShot)
  await pace(house.port, shots.splice(0, 200), answersPerSecond)
  const idle = await pace(
    house.port,
    shots.splice(0, idleSeconds * answersPerSecond),
    answersPerSecond,
  )
  const began = performance.now()
  const publishing = publish(house).then((answer) => ({ answer, ms: performance.now() - began }))
  const during = await pace(house.port, shots, answersPerSecond, publishing)
  const { answer, ms } = await publishing
  return [
    line(
      `publicity over ${offers} offers while ${answersPerSecond} answers a second go on`,
      `${(ms / 1000).toFixed(1)} s, ${answer.round.accepted} on the list`,
    ),
    line(
      'longest answer meanwhile (before it: longest, p99)',
      `${during.longest.toFixed(0)} ms (${idle.longest.toFixed(0)}, ${idle.p99.toFixed(0)} ms)`,
      '200 ms',
    ),
    line('p50, p99 of answers meanwhile', `${during.p50.toFixed(1)}, ${during.p99.toFixed(1)} ms`),
    line(
      'answers taken, refused as too late',
      `${during.statuses[200] ?? 0}, ${during.statuses[409] ?? 0}`,
    ),
  ]
}

const json = { 'content-type': 'application/json' }

/** Prepared by one person and released by another, both while answers go on. */
async function publish(house: UnderLoad): Promise<CallOutput<'releasePublicity'>> {
  const rounds = '/api/staff/rounds'
  const body = JSON.stringify({ regionCode: '41' })
  const { round } = await asStaff<CallOutput<'preparePublicity'>>(house, rounds, json, body)
  return asStaff(house, `${rounds}/${round.id}/release`, json, '{}', house.reviewerToken)
}
