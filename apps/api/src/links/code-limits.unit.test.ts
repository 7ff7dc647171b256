import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codeAllowance } from './code-limits.ts'

const minute = 60_000
const hour = 60 * minute
const start = 1_702_000_000_000

/** Asks at each of these times; answers when codes went out, newest first, and the last refusal. */
function sentOf(times: readonly number[]): number[] {
  const sent: number[] = []
  for (const at of times) {
    if (codeAllowance(sent, at).ok) sent.unshift(at)
  }
  return sent
}

const most = (sent: readonly number[], windowMs: number): number =>
  Math.max(
    0,
    ...sent.map((at) => sent.filter((other) => other <= at && other > at - windowMs).length),
  )

describe('codes to one phone', () => {
  it('never exceed one a minute, five an hour and ten a day, in any window', () => {
    const gaps = fc.array(fc.integer({ min: 0, max: 3 * hour }), { maxLength: 80 })
    fc.assert(
      fc.property(gaps, (list) => {
        let at = start
        const sent = sentOf(list.map((gap) => (at += gap)))
        expect(most(sent, minute)).toBeLessThanOrEqual(1)
        expect(most(sent, hour)).toBeLessThanOrEqual(5)
        expect(most(sent, 24 * hour)).toBeLessThanOrEqual(10)
      }),
    )
  })

  it('are allowed at the very instant that a refusal tells, and not before', () => {
    const gaps = fc.array(fc.integer({ min: 1, max: hour }), { minLength: 1, maxLength: 40 })
    fc.assert(
      fc.property(gaps, fc.integer({ min: 0, max: hour }), (list, later) => {
        let at = start
        const sent = sentOf(list.map((gap) => (at += gap)))
        const allowance = codeAllowance(sent, at + later)
        if (allowance.ok) return
        expect(codeAllowance(sent, allowance.retryAt).ok).toBe(true)
        expect(codeAllowance(sent, allowance.retryAt - 1).ok).toBe(false)
      }),
    )
  })
})
