import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope, nextTick, ref, type Ref } from 'vue'
import { useSessionEnd, type SessionEndState } from './useSessionEnd.ts'

beforeEach(() => vi.useFakeTimers({ now: 0 }))
afterEach(() => vi.useRealTimers())

function setUp(lookAgain: (end: Ref<number | null>) => void = () => undefined) {
  const end = ref<number | null>(900_000)
  const looks: number[] = []
  const scope = effectScope()
  const state = scope.run(() =>
    useSessionEnd({
      expiresAt: () => end.value,
      now: () => Date.now(),
      lookAgain: async () => {
        looks.push(Date.now())
        lookAgain(end)
        await nextTick()
      },
    }),
  ) as Readonly<Ref<SessionEndState>>
  return { end, looks, state, scope }
}

describe('the end of a session', () => {
  it('is told two and a half minutes before, after a look whether it still holds', async () => {
    const { looks, state } = setUp()
    await vi.advanceTimersByTimeAsync(749_000)
    expect(state.value).toBe('far')
    await vi.advanceTimersByTimeAsync(1_000)
    expect(looks).toEqual([750_000])
    expect(state.value).toBe('soon')
    await vi.advanceTimersByTimeAsync(149_000)
    expect(state.value).toBe('soon')
    await vi.advanceTimersByTimeAsync(1_000)
    expect(state.value).toBe('ended')
  })

  it('is not told where acts have moved it', async () => {
    const { looks, state } = setUp((end) => (end.value = Date.now() + 900_000))
    await vi.advanceTimersByTimeAsync(750_000)
    expect(looks).toHaveLength(1)
    expect(state.value).toBe('far')
    await vi.advanceTimersByTimeAsync(750_000)
    expect(looks).toHaveLength(2)
  })

  it('is taken back when the person goes on', async () => {
    const { end, state } = setUp()
    await vi.advanceTimersByTimeAsync(850_000)
    expect(state.value).toBe('soon')
    end.value = 850_000 + 900_000
    await nextTick()
    expect(state.value).toBe('far')
  })

  it('concerns nobody without a session', async () => {
    const { end, looks, state } = setUp()
    end.value = null
    await vi.advanceTimersByTimeAsync(2_000_000)
    expect(state.value).toBe('far')
    expect(looks).toEqual([])
  })
})
