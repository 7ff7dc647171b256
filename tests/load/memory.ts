import { setTimeout as wait } from 'node:timers/promises'
import { fire } from './generator.ts'
import { peakMb, residentMb } from './machine.ts'
import { line } from './report.ts'
import { answerShot, openUnderLoad } from './under-load.ts'

const cases = 5_000
const settleMs = 10_000

/** Memory of the server: after its start with nothing to do, under answers, and when they are over. */
export async function benchMemory(): Promise<string[]> {
  const house = await openUnderLoad({ cases, readings: true })
  try {
    await wait(settleMs)
    const idle = residentMb(house.pid)
    await fire(house.port, house.cases.map(answerShot))
    const peak = peakMb(house.pid)
    await wait(settleMs)
    return [
      line('memory of the server, idle', `${idle} MB`, '120 MB'),
      line(`… at most while ${cases} answers come in`, `${peak} MB`),
      line('… ten seconds later', `${residentMb(house.pid)} MB`),
    ]
  } finally {
    await house.stop()
  }
}
