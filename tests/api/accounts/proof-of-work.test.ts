import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { findProof } from '../../../apps/web/src/proof/find-proof.ts'
import { type House, makeHouse } from '../../support/house.ts'
import { openBrowser, type PhoneBrowser } from '../../support/phone-browser.ts'
import { withWriter } from '../../support/plant.ts'
import { must } from '../../support/staff-acts.ts'
import { newcomer } from './people.ts'

const hourMs = 3_600_000
/** No puzzle takes longer than this. */
const mostTries = 30_000

let house: House
beforeAll(async () => {
  house = await makeHouse({ TRUST_PROXY: 'true' })
})
afterAll(() => house.close())

let addresses = 0
let phone: PhoneBrowser
beforeEach(() => {
  house.clock.set('2023-12-08T10:00:00+08:00')
  addresses += 1
  phone = openBrowser(house, { 'x-forwarded-for': `198.51.100.${addresses}` })
})

const ask = (proof?: string, from = phone) => {
  const who = newcomer()
  return from.call('askNewPersonCode', {
    body: { ...who, ...(proof === undefined ? {} : { proof }) },
  })
}
const askOld = (proof?: string) => {
  const { idNumber } = newcomer()
  return phone.call('askPersonCode', {
    body: { idNumber, ...(proof === undefined ? {} : { proof }) },
  })
}
async function askOften(): Promise<void> {
  must(await ask())
  must(await askOld())
  must(await ask())
}
const puzzle = async () => must(await phone.call('getProofPuzzle', {})).puzzle
const solve = (text: string): string => {
  const proof = findProof(text, 0, mostTries)
  if (proof === null) throw new Error('the puzzle took too long')
  return proof
}

describe('an address that asks often', () => {
  it('solves a puzzle from the fourth time on, and then is served', async () => {
    await askOften()
    const refused = await ask()
    expect(refused).toMatchObject({ ok: false, code: 'PROOF_NEEDED' })
    expect(!refused.ok && refused.message).toContain('完成后会接着办理')
    expect(await askOld()).toMatchObject({ code: 'PROOF_NEEDED' })
    must(await ask(solve(await puzzle())))
    must(await askOld(solve(await puzzle())))
    expect(await ask()).toMatchObject({ code: 'PROOF_NEEDED' })
  })

  it('is let in by one solution once, also when it is used many times at once', async () => {
    await askOften()
    const proof = solve(await puzzle())
    const answers = await Promise.all(Array.from({ length: 6 }, () => ask(proof)))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await ask(proof)).toMatchObject({ code: 'PROOF_NEEDED' })
  })

  it('asks freely again in the next hour, and no other address pays for it', async () => {
    await askOften()
    const other = openBrowser(house, { 'x-forwarded-for': '203.0.113.77' })
    must(await ask(undefined, other))
    house.clock.advance(hourMs)
    must(await ask())
  })

  it('is a whole network where one subscriber has it to themselves', async () => {
    const from = (address: string) =>
      ask(undefined, openBrowser(house, { 'x-forwarded-for': address }))
    must(await from('2001:db8:1:2::1'))
    must(await from('2001:db8:1:2:3:4:5:6'))
    must(await from('2001:db8:1:2::'))
    expect(await from('2001:db8:1:2:ffff::9')).toMatchObject({ code: 'PROOF_NEEDED' })
    must(await from('2001:db8:1:3::1'))
  })

  it('is counted when it asks many times at once', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => ask()))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(3)
  })

  it('is counted in the database without being named there', async () => {
    await askOften()
    const rows = await house.services.store.read.selectFrom('limiter').selectAll().execute()
    expect(rows.filter(({ bucket }) => bucket.startsWith('newcomer:')).length).toBeGreaterThan(0)
    expect(JSON.stringify(rows)).not.toContain('198.51.100')
  })

  it('is let in by nothing when it cannot be counted', async () => {
    await withWriter(house, (db) => db.schema.alterTable('limiter').renameTo('gone').execute())
    try {
      expect(await ask()).toMatchObject({ ok: false, code: 'SERVER_FAULT' })
    } finally {
      await withWriter(house, (db) =>
        db.schema
          .alterTable('gone' as 'limiter')
          .renameTo('limiter')
          .execute(),
      )
    }
  })
})

describe('a puzzle', () => {
  beforeEach(askOften)

  it('holds for ten minutes of the clock of the house', async () => {
    const proof = solve(await puzzle())
    house.clock.advance(10 * 60_000)
    expect(await ask(proof)).toMatchObject({ code: 'PROOF_NEEDED' })
    const later = solve(await puzzle())
    house.clock.advance(10 * 60_000 - 1)
    must(await ask(later))
  })

  it('takes at least ten thousand hashes, and is another each time', async () => {
    const [one, two] = [await puzzle(), await puzzle()]
    expect(one).not.toBe(two)
    expect(findProof(one, 0, 10_000)).toBeNull()
  })

  it.each([
    ['nothing', ''],
    ['no JSON', 'bm8='],
    ['another JSON', btoa('{"challenge":null}')],
    ['a deep one', btoa('['.repeat(2_000))],
  ])('is not solved by %s', async (_what, proof) => {
    expect(await ask(proof)).toMatchObject({ code: 'PROOF_NEEDED' })
  })

  it('is not solved by a guess, nor by an easier or a longer one of one’s own', async () => {
    const proof = solve(await puzzle())
    const changed = (change: (solved: Solved) => void): string => {
      const solved = JSON.parse(atob(proof)) as Solved
      change(solved)
      return btoa(JSON.stringify(solved))
    }
    const forged = [
      changed(({ solution }) => (solution.counter += 1)),
      changed(({ solution }) => (solution.derivedKey = '00'.repeat(32))),
      changed(({ challenge }) => (challenge.parameters.keyPrefix = '00')),
      changed(({ challenge }) => (challenge.parameters.data.expiresAt += hourMs)),
      changed(({ challenge }) => (challenge.signature = '00'.repeat(32))),
    ]
    for (const one of forged) expect(await ask(one)).toMatchObject({ code: 'PROOF_NEEDED' })
    must(await ask(proof))
  })
})

interface Solved {
  challenge: {
    parameters: { keyPrefix: string; data: { expiresAt: number } }
    signature: string
  }
  solution: { counter: number; derivedKey: string }
}
