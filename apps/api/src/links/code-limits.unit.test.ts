import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codeAllowance, type SentCode } from './code-limits.ts'

const minute = 60_000
const hour = 60 * minute
const start = 1_702_000_000_000

const waiting = (sent: readonly number[]): SentCode[] => sent.map((at) => ({ at, settled: false }))

/** Asks at each of these times; answers when codes went out, newest first, and the last refusal. */
function sentOf(times: readonly number[]): number[] {
  const sent: number[] = []
  for (const at of times) {
    if (codeAllowance(waiting(sent), at).ok) sent.unshift(at)
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
        const codes = waiting(sent)
        const allowance = codeAllowance(codes, at + later)
        if (allowance.ok) return
        expect(codeAllowance(codes, allowance.retryAt).ok).toBe(true)
        expect(codeAllowance(codes, allowance.retryAt - 1).ok).toBe(false)
      }),
    )
  })

  it('need no pause once the last one was used or never went out, but still count', () => {
    const settled = (times: readonly number[]) => times.map((at) => ({ at, settled: true }))
    expect(codeAllowance(settled([start]), start + 1)).toEqual({ ok: true })
    const five = [4, 3, 2, 1, 0].map((second) => start + second)
    expect(codeAllowance(settled(five), start + 5)).toMatchObject({
      reason: 'full',
      retryAt: start + hour,
    })
  })
})
