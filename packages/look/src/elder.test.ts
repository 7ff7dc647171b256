import { describe, expect, it } from 'vitest'
import { elderCookie, readElder } from './elder.ts'

describe('长辈版', () => {
  it('is on after its own cookie and off after the other', () => {
    expect(readElder(elderCookie(true))).toBe(true)
    expect(readElder(elderCookie(false))).toBe(false)
  })

  it('is found among other cookies', () => {
    expect(readElder('session=x; wengang-elder=1; other=2')).toBe(true)
  })

  it('is off without cookies and for look-alikes', () => {
    expect(readElder(undefined)).toBe(false)
    expect(readElder('not-wengang-elder=1')).toBe(false)
  })
})
