import { fire, pace } from './generator.ts'
import { residentMb } from './machine.ts'
import { answerBody, answerShot, openUnderLoad } from './under-load.ts'

const each = 6_000
const json = { 'content-type': 'application/json' }

/** Durable answers against the bare driver and a bare POST, p99 at half load, first answer on a new connection. */
export async function benchAnswers(): Promise<string[]> {
  const house = await openUnderLoad(each * 4 + 200)
  const idleMb = residentMb(house.pid)
  const take = (count: number) => house.cases.splice(0, count)
  await fire(house.port, take(200).map(answerShot))

  const ours: number[] = []
  const raws: number[] = []
  for (let round = 0; round < 2; round += 1) {
    const answers = await fire(house.port, take(each / 2).map(answerShot))
    if (answers.statuses[200] !== each / 2) throw new Error(JSON.stringify(answers.statuses))
    ours.push(answers.perSecond)
    const raw = await fire(
      house.port,
      take(each / 2).map(({ caseId, readingId }) => ({
        method: 'POST',
        path: `/raw/${caseId}/${readingId}`,
        headers: json,
        body: answerBody(readingId),
      })),
    )
    raws.push(raw.perSecond)
  }
  const bare = await fire(
    house.port,
    Array.from({ length: each * 2 }, () => ({
      method: 'POST',
      path: '/bare',
      headers: json,
      body: answerBody('00000000-0000-7000-8000-000000000000'),
    })),
  )
  const mean = (list: number[]) => Math.round(list.reduce((sum, n) => sum + n, 0) / list.length)
  const rate = mean(ours)
  const half = await pace(house.port, take(Math.min(each, rate * 2)).map(answerShot), rate / 2)
  const fresh = await fire(house.port, take(20).map(answerShot), 1)
  const loadedMb = residentMb(house.pid)
  await house.stop()
  return [
    line('durable answers a second, 64 connections', String(rate)),
    line('… against the same statements through the bare driver', percent(rate, mean(raws)), '85 %'),
    line('… against a bare Hono POST of the same body', percent(rate, bare.perSecond), '18 %'),
    line('p99 at half load', `${half.p99.toFixed(1)} ms`, '50 ms'),
    line('longest of the first answers on a new connection', `${fresh.longest.toFixed(1)} ms`, '200 ms'),
    line('memory after start with the planted cases', `${idleMb} MB`),
    line('memory after the load', `${loadedMb} MB`),
  ]
}

/** One line of the report. */
export function line(what: string, value: string, aim?: string): string {
  return `| ${what} | ${value} | ${aim ?? ''} |`
}

/** A ratio as a percentage. */
export function percent(part: number, whole: number): string {
  return `${((part * 100) / whole).toFixed(0)} %`
}
