import * as fc from 'fast-check'
import type { Act } from './acts.ts'
import type { Law } from './law.ts'
import { HistoryFailure, play, type Tally } from './play.ts'
import type { Lane, Stage } from './scene.ts'

export interface HistoriesWish {
  runs: number
  seed: number
  history: fc.Arbitrary<Act[]>
  /** How many play at the same time, each with a clock of its own, on one database. */
  lanes?: number
  /** The law by which the books are kept, to see that another one is found out. */
  law?: Law
  /** Where a failure stands in the run of its seed, to see it again. */
  path?: string
}

const defaultLanes = 4

/** Plays random histories; throws the shortest one that fails, with the seed that brings it back. */
export async function playHistories(stage: Stage, wish: HistoriesWish): Promise<Tally> {
  const { runs, seed, lanes = defaultLanes } = wish
  const tally: Tally = new Map()
  const count = Math.min(lanes, runs)
  const lanesDone = await Promise.allSettled(
    Array.from({ length: count }, (_, lane) => {
      const share = Math.ceil((runs - lane) / count)
      return playLane(stage.openLane(), { ...wish, runs: share, seed: seed + lane }, tally)
    }),
  )
  const failed = lanesDone.find((lane) => lane.status === 'rejected')
  if (failed !== undefined) throw failed.reason
  return tally
}

async function playLane(lane: Lane, wish: HistoriesWish, tally: Tally): Promise<void> {
  const { runs, seed, history, law, path } = wish
  const property = fc.asyncProperty(history, async (acts) => {
    await play(await lane.nextScene(), acts, tally, law)
  })
  const result = await fc.check(property, {
    numRuns: runs,
    seed,
    ...(path === undefined ? {} : { path }),
  })
  if (!result.failed) return
  const { errorInstance, counterexamplePath } = result
  const again = `npm run histories -- ${runs} ${seed} ${counterexamplePath ?? ''}`
  const story = errorInstance instanceof HistoryFailure ? errorInstance.message : errorInstance
  throw new HistoryFailure(`A history fails (again with: ${again})\n${String(story)}`)
}
