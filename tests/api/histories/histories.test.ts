import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anyHistory, historyWithList } from '../../histories/acts.ts'
import { playHistories } from '../../histories/histories.ts'
import { openStage, type Stage } from '../../histories/scene.ts'
import { type House, makeHouse } from '../../support/house.ts'

let house: House
let stage: Stage
beforeAll(async () => {
  house = await makeHouse()
  stage = await openStage(house)
})
afterAll(() => house.close())

const seed = 20_231_208

describe('random histories', { timeout: 600_000 }, () => {
  it('end as the law says', async () => {
    const t = performance.now()
    const tally = await playHistories(stage, { runs: Number(process.env['RUNS'] ?? 1000), seed, history: anyHistory })
    console.log(Math.round(performance.now() - t), [...tally].sort().map((x) => x.join(' ')).join('\n'))
  })

  it('with changed lists end as the law says', async () => {
    const t = performance.now()
    const tally = await playHistories(stage, { runs: 12, seed, history: historyWithList })
    console.log(Math.round(performance.now() - t), [...tally].filter(([k]) => k.startsWith('list')))
    expect(1).toBe(1)
  })
})
