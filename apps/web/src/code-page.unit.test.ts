import { describe, expect, it } from 'vitest'
import { codePageFor } from './code-page.ts'

describe('the way to a code', () => {
  it.each([
    ['/cases/WG3-K7H-2MJ', '/q/case/WG3-K7H-2MJ?next=%2Fcases%2FWG3-K7H-2MJ'],
    ['/offer/0190/decide?step=check', '/q/offer/0190?next=%2Foffer%2F0190%2Fdecide%3Fstep%3Dcheck'],
    ['/cases', '/q?next=%2Fcases'],
    ['/cases?year=2023', '/q?next=%2Fcases%3Fyear%3D2023'],
    ['/sheets/0190', '/q?next=%2Fsheets%2F0190'],
    ['/', '/q?next=%2F'],
  ])('from %s leads over %s', (path, expected) => {
    expect(codePageFor(path)).toBe(expected)
  })
})
