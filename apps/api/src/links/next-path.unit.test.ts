import { describe, expect, it } from 'vitest'
import { safeNextPath } from './next-path.ts'

describe('a place to go on to', () => {
  it.each([
    '/offers',
    '/offer/0190/decide?step=check',
    '/cases/WG3-K7H-2MJ#history',
    '/',
    '/a/../b',
  ])('may be %s', (path) => {
    const safe = safeNextPath(path)
    expect(safe).not.toBeNull()
    expect(new URL(safe ?? '', 'https://own.example').origin).toBe('https://own.example')
  })

  it.each([
    undefined,
    '',
    'offers',
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    ' //evil.example',
    `/${'a'.repeat(600)}`,
  ])('may not be %j', (path) => {
    expect(safeNextPath(path)).toBeNull()
  })

  it('leads to this site however a browser reads it', () => {
    for (const path of [
      '/.//evil.example',
      '/..//evil.example',
      '/%2F/evil.example',
      '/@evil.example',
    ]) {
      const safe = safeNextPath(path)
      if (safe === null) continue
      expect([path, new URL(safe, 'https://own.example').origin]).toEqual([
        path,
        'https://own.example',
      ])
    }
  })
})
