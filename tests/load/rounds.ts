import type { Shot } from './connection.ts'
import { fire } from './generator.ts'
import { processorMs } from './machine.ts'
import { median } from './report.ts'
import type { UnderLoad } from './under-load.ts'

/** What one kind of request came to in one round. */
export interface Timed {
  perSecond: number
  /** Of the server with all its threads, for one request. */
  processorMs: number
}

/** Fires shots and takes the time; every answer has to be a 200. */
export async function timed(house: UnderLoad, shots: readonly Shot[]): Promise<Timed> {
  const before = processorMs(house.pid)
  const { perSecond, statuses } = await fire(house.port, shots)
  if (statuses[200] !== shots.length) {
    throw new Error(`Not all were taken: ${JSON.stringify(statuses)}`)
  }
  return { perSecond, processorMs: (processorMs(house.pid) - before) / shots.length }
}

/** Rounds in which every kind had its turn, so that what slows the machine slows them all. */
export interface Rounds<Kind extends string> {
  perSecond(kind: Kind): number
  processorMs(kind: Kind): number
  /** How much faster one kind is than another: the median over the rounds. */
  ratio(kind: Kind, other: Kind): number
}

/** Takes turns between kinds of requests, after one round that does not count. */
export async function takeTurns<Kind extends string>(
  house: UnderLoad,
  rounds: number,
  kinds: Record<Kind, () => readonly Shot[]>,
): Promise<Rounds<Kind>> {
  const names = Object.keys(kinds) as Kind[]
  const taken: Record<Kind, Timed>[] = []
  for (let round = 0; round <= rounds; round += 1) {
    const one: Partial<Record<Kind, Timed>> = {}
    for (const name of names) one[name] = await timed(house, kinds[name]())
    if (round > 0) taken.push(one as Record<Kind, Timed>)
  }
  return {
    perSecond: (kind) => median(taken.map((round) => round[kind].perSecond)),
    processorMs: (kind) => median(taken.map((round) => round[kind].processorMs)),
    ratio: (kind, other) =>
      median(taken.map((round) => round[kind].perSecond / round[other].perSecond)),
  }
}
