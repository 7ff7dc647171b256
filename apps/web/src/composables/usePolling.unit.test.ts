import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope, nextTick } from 'vue'
import { fakePage } from './fake-page.ts'
import { usePolling, type Polling } from './usePolling.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

function setUp(waitsMs: readonly number[], look: () => Promise<unknown>) {
  const page = fakePage()
  const scope = effectScope()
  const polling = scope.run(() => usePolling(look, { waitsMs, page })) as Polling
  return { page, scope, polling }
}

describe('looking again', () => {
  it('waits as long as told each time, and then no more', async () => {
    const look = vi.fn(async () => undefined)
    const { polling } = setUp([1_000, 3_000], look)
    await vi.advanceTimersByTimeAsync(999)
    expect(look).toHaveBeenCalledTimes(0)
    await vi.advanceTimersByTimeAsync(1)
    expect(look).toHaveBeenCalledTimes(1)
    expect(polling.done.value).toBe(false)
    await vi.advanceTimersByTimeAsync(2_999)
    expect(look).toHaveBeenCalledTimes(1)
    await vi.advanceTimersByTimeAsync(60_000)
    expect(look).toHaveBeenCalledTimes(2)
    expect(polling.done.value).toBe(true)
  })

  it('goes on after a look that failed', async () => {
    const look = vi.fn(async () => Promise.reject(new Error('offline')))
    setUp([1_000, 1_000], look)
    await vi.advanceTimersByTimeAsync(5_000)
    expect(look).toHaveBeenCalledTimes(2)
  })

  it('looks at nothing while hidden, and once when seen again', async () => {
    const look = vi.fn(async () => undefined)
    const { page } = setUp([1_000, 1_000, 1_000], look)
    page.hide()
    await nextTick()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(look).toHaveBeenCalledTimes(0)
    page.show()
    await vi.advanceTimersByTimeAsync(0)
    expect(look).toHaveBeenCalledTimes(1)
  })

  it('begins again when asked, without a second row of looks', async () => {
    const look = vi.fn(async () => undefined)
    const { polling } = setUp([1_000, 1_000], look)
    await vi.advanceTimersByTimeAsync(1_500)
    polling.restart()
    await vi.advanceTimersByTimeAsync(10_000)
    expect(look).toHaveBeenCalledTimes(3)
  })

  it('ends with its page', async () => {
    const look = vi.fn(async () => undefined)
    const { scope } = setUp([1_000], look)
    scope.stop()
    await vi.advanceTimersByTimeAsync(5_000)
    expect(look).toHaveBeenCalledTimes(0)
  })
})
