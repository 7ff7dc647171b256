import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope } from 'vue'
import { fakePage } from './fake-page.ts'
import { useVisibleClock, type VisibleClock, type VisibleSpan } from './useVisibleClock.ts'

beforeEach(() => vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] }))
afterEach(() => vi.useRealTimers())

function setUp() {
  const page = fakePage()
  const spans: VisibleSpan[] = []
  const resumed: number[] = []
  let ms = 5_000
  const scope = effectScope()
  const clock = scope.run(() =>
    useVisibleClock({
      now: () => ms,
      page,
      onPause: (span) => spans.push(span),
      onResume: (at) => resumed.push(at),
    }),
  ) as VisibleClock
  const pass = (by: number): void => {
    ms += by
    vi.advanceTimersByTime(by)
  }
  return { page, clock, spans, resumed, pass, scope }
}

describe('the clock of what was seen', () => {
  it('stands still until it is started', () => {
    const { clock, pass } = setUp()
    pass(3_000)
    expect(clock.visibleMs.value).toBe(0)
    expect(clock.state.value).toBe('idle')
  })

  it('counts while the page is seen', () => {
    const { clock, pass, resumed } = setUp()
    clock.start()
    pass(3_000)
    expect(clock.visibleMs.value).toBe(3_000)
    expect(clock.state.value).toBe('running')
    expect(resumed).toEqual([0])
  })

  it('leaves out what passed while the page was hidden', () => {
    const { clock, pass, page, spans, resumed } = setUp()
    clock.start()
    pass(4_000)
    page.hide()
    expect(clock.state.value).toBe('paused')
    pass(60_000)
    page.show()
    pass(1_500)
    expect(clock.visibleMs.value).toBe(5_500)
    expect(spans).toEqual([{ fromMs: 0, untilMs: 4_000 }])
    expect(resumed).toEqual([0, 64_000])
  })

  it('begins paused on a page that is hidden when it starts', () => {
    const { clock, pass, page, resumed } = setUp()
    page.hide()
    clock.start()
    pass(2_000)
    expect(clock.visibleMs.value).toBe(0)
    page.show()
    pass(1_000)
    expect(clock.visibleMs.value).toBe(1_000)
    expect(resumed).toEqual([2_000])
  })

  it('reports the last stretch when it stops, once', () => {
    const { clock, pass, page, spans } = setUp()
    clock.start()
    pass(2_000)
    clock.stop()
    page.hide()
    page.show()
    pass(2_000)
    expect(spans).toEqual([{ fromMs: 0, untilMs: 2_000 }])
    expect(clock.visibleMs.value).toBe(2_000)
    expect(clock.state.value).toBe('stopped')
  })

  it('stops with its page', () => {
    const { clock, pass, spans, scope } = setUp()
    clock.start()
    pass(1_000)
    scope.stop()
    pass(1_000)
    expect(spans).toEqual([{ fromMs: 0, untilMs: 1_000 }])
  })
})
