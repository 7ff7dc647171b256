import { describe, expect, it } from 'vitest'
import { createServerClock } from './useServerClock.ts'

describe('the time that the app shows', () => {
  it('is the phone’s until the server has spoken', () => {
    const clock = createServerClock(
      () => 10,
      () => 1_702_000_000_000,
    )
    expect(clock.now()).toBe(1_702_000_000_000)
    expect(clock.demo.value).toBe(null)
  })

  it('is the server’s from then on, whatever the phone’s clock is set to', () => {
    let passed = 500
    let wall = 1_000
    const clock = createServerClock(
      () => passed,
      () => wall,
    )
    clock.sync(1_702_000_000_000, '演示')
    passed += 2_500
    wall = 99
    expect(clock.now()).toBe(1_702_000_002_500)
    expect(clock.demo.value).toBe('演示')
  })
})
