import { randomInt } from 'node:crypto'
import { makeHouse } from '../support/house.ts'
import { startPostgres } from '../support/postgres.ts'
import { anyHistory } from './acts.ts'
import { playHistories } from './histories.ts'
import { HistoryFailure } from './play.ts'
import { openStage } from './scene.ts'

// npm run histories -- N [SEED [PATH]]: N random histories on each engine, or the one at PATH again.

/** One house holds so many before its lists grow long. */
const perHouse = 2_000

const [runsText = '1000', seedText, path] = process.argv.slice(2)
const runs = Number(runsText)
const seed = seedText === undefined ? randomInt(2 ** 31 - 1) : Number(seedText)

if (!Number.isSafeInteger(runs) || runs < 1 || !Number.isSafeInteger(seed)) {
  console.error('Usage: npm run histories -- N [SEED [PATH]]')
  process.exit(1)
}

/** Plays all of them on the engine that the environment names. */
async function playOn(engine: 'sqlite' | 'postgres'): Promise<void> {
  process.env['WENGANG_TEST_ENGINE'] = engine
  const began = Date.now()
  for (let done = 0; done < runs; done += perHouse) {
    const house = await makeHouse()
    try {
      await playHistories(await openStage(house), {
        runs: Math.min(perHouse, runs - done),
        seed: seed + done,
        history: anyHistory,
        ...(path === undefined ? {} : { path, lanes: 1 }),
      })
    } finally {
      await house.close()
    }
  }
  const seconds = ((Date.now() - began) / 1_000).toFixed(0)
  console.log(`${engine}: ${runs} histories in ${seconds} s, all as the books say`)
}

console.log(`seed ${seed}`)
const postgres = await startPostgres()
process.env['WENGANG_TEST_POSTGRES'] = postgres.adminUrl
try {
  await playOn('sqlite')
  await playOn('postgres')
} catch (error) {
  if (!(error instanceof HistoryFailure)) throw error
  console.error(error.message)
  process.exitCode = 1
} finally {
  await postgres.stop()
}
