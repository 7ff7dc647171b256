import type { Client } from '@wengang/contracts/client'
import { afterEach, describe, expect, it } from 'vitest'
import { whenSecondFactorNeeded, withStepUp } from './step-up.ts'

afterEach(() => whenSecondFactorNeeded(async () => false))

/** A server that wants the second factor until it was given. */
function server() {
  const calls: unknown[] = []
  const state = { given: false, asked: 0 }
  const call = withStepUp((async (name: string, input: unknown) => {
    calls.push([name, input])
    return state.given
      ? { ok: true, data: 'done' }
      : { ok: false, code: 'SECOND_FACTOR_NEEDED', message: '请再次确认' }
  }) as unknown as Client)
  return { call, calls, state }
}

const act = { params: { roundId: 'one' }, body: {}, idempotencyKey: 'the-same-key-again' } as const

describe('an act that needs the second factor anew', () => {
  it('is repeated with the same content and key once it was given', async () => {
    const { call, calls, state } = server()
    whenSecondFactorNeeded(async () => (state.given = true))
    expect(await call('closePublicity', act)).toMatchObject({ ok: true })
    expect(calls).toEqual([
      ['closePublicity', act],
      ['closePublicity', act],
    ])
  })

  it('stays refused when the person closes the question', async () => {
    const { call, calls } = server()
    expect(await call('closePublicity', act)).toMatchObject({ code: 'SECOND_FACTOR_NEEDED' })
    expect(calls).toHaveLength(1)
  })

  it('asks once for several at a time, and never for what the page asks by itself', async () => {
    const { call, state } = server()
    whenSecondFactorNeeded(async () => {
      state.asked += 1
      await Promise.resolve()
      return (state.given = true)
    })
    expect(await call('listRounds', { byItself: true })).toMatchObject({ ok: false })
    expect(state.asked).toBe(0)
    await Promise.all([call('closePublicity', act), call('listRounds', {})])
    expect(state.asked).toBe(1)
  })
})
