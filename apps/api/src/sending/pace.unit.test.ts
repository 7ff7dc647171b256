import { describe, expect, it } from 'vitest'
import { allowance, pacedAfter, type Pace } from './pace.ts'

const pace = (change: Partial<Pace>): Pace => ({
  perMinute: 60,
  pacedAt: 100_000,
  openSince: 0,
  queued: 0,
  now: 103_500,
  ...change,
})

describe('the speed of a campaign', () => {
  it('lets go what its time allows, and no part of a message', () => {
    expect(allowance(pace({}))).toBe(3)
    expect(pacedAfter(pace({}), 3)).toBe(103_000)
    expect(allowance(pace({ pacedAt: 103_000 }))).toBe(0)
    expect(allowance(pace({ now: 90_000 }))).toBe(0)
  })

  it('is never exceeded, however its steps fall', () => {
    let pacedAt = 0
    let sent = 0
    for (let now = 0; now <= 60_000; now += 37) {
      const here = pace({ perMinute: 700, pacedAt, now })
      const count = allowance(here)
      if (count > 0) pacedAt = pacedAfter(here, count)
      sent += count
    }
    expect(sent).toBeGreaterThan(690)
    expect(sent).toBeLessThanOrEqual(700)
  })

  it('makes up for ten seconds at most, and one message a minute still goes', () => {
    expect(allowance(pace({ now: 10_000_000 }))).toBe(10)
    expect(allowance(pace({ perMinute: 1, now: 10_000_000 }))).toBe(1)
  })

  it('begins anew with the hours of the day', () => {
    expect(allowance(pace({ now: 500_000, openSince: 499_000 }))).toBe(1)
  })

  it('waits for the transport, so that a stop takes hold at once', () => {
    expect(allowance(pace({ perMinute: 6_000, now: 110_000, queued: 980 }))).toBe(20)
    expect(allowance(pace({ perMinute: 6_000, now: 110_000, queued: 1_200 }))).toBe(0)
  })
})
