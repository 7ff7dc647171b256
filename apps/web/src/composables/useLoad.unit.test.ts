import type { CallResult } from '@wengang/contracts/client'
import { afterEach, describe, expect, it } from 'vitest'
import { lost, refused } from '../gallery/fixtures/refusals.ts'
import { replaceSurroundings } from '../surroundings.ts'
import { useLoad } from './useLoad.ts'

afterEach(() => replaceSurroundings(null))

function setUp(answers: CallResult<'listOffers'>[], known = false) {
  const taken: unknown[] = []
  const left: string[] = []
  replaceSurroundings({ leave: (url) => left.push(url) })
  const loading = useLoad<'listOffers'>(
    () => Promise.resolve(answers.shift() ?? lost),
    (data) => taken.push(data),
    { here: () => '/offers', known },
  )
  return { ...loading, taken, left }
}

const found: CallResult<'listOffers'> = { ok: true, data: { offers: [] } }

describe('what a page asks for', () => {
  it('is shown when it came', async () => {
    const { load, state, taken } = setUp([found])
    expect(state.value).toBe('loading')
    expect(await load()).toBe('ready')
    expect(state.value).toBe('ready')
    expect(taken).toEqual([{ offers: [] }])
  })

  it.each([
    [lost, 'offline'],
    [refused('INVALID_INPUT', { findings: [] }), 'notFound'],
    [refused('BUSY', {}), 'fault'],
    [refused('ADMINISTRATOR_ONLY', {}), 'refused'],
  ] as const)('is told apart when it did not: %o', async (refusal, outcome) => {
    const { load, state } = setUp([refusal])
    expect(await load()).toBe(outcome)
    expect(state.value).toBe(outcome)
  })

  it('leads to the code and back without a session', async () => {
    const { load, state, left } = setUp([refused('SIGN_IN_NEEDED', {})])
    await load()
    expect(state.value).toBe('leaving')
    expect(left).toEqual(['/q?next=%2Foffers'])
  })

  it('leads a unit to its own entrance', async () => {
    const { load, state, left } = setUp([refused('ADMINISTRATOR_NEEDED', {})])
    await load()
    expect(state.value).toBe('leaving')
    expect(left).toEqual(['/login/administrator?next=%2Foffers'])
  })

  it('keeps what is shown when a later look fails', async () => {
    const { load, look, state } = setUp([found, lost])
    await load()
    expect(await look()).toBe('offline')
    expect(state.value).toBe('ready')
  })

  it('never leaves the page by itself', async () => {
    const { load, look, state, left } = setUp([found, refused('SIGN_IN_NEEDED', {})])
    await load()
    expect(await look()).toBe('leaving')
    expect(state.value).toBe('ready')
    expect(left).toEqual([])
  })

  it('leaves when the person asks again without a session', async () => {
    const { load, state, left } = setUp([refused('SIGN_IN_NEEDED', {})], true)
    await load()
    expect(state.value).toBe('leaving')
    expect(left).toHaveLength(1)
  })
})
