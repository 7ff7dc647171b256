import { describe, expect, it } from 'vitest'
import { mustHalt } from './campaign-halt.ts'

describe('a campaign halts', () => {
  it('when more than ten and more than one in ten fail, and not before both', () => {
    expect(mustHalt({ failed: 10, ended: 10 })).toBe(false)
    expect(mustHalt({ failed: 11, ended: 11 })).toBe(true)
    expect(mustHalt({ failed: 11, ended: 110 })).toBe(false)
    expect(mustHalt({ failed: 11, ended: 109 })).toBe(true)
    expect(mustHalt({ failed: 0, ended: 0 })).toBe(false)
  })
})
