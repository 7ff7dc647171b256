import { describe, expect, it } from 'vitest'
import { isAppPath } from './scope.ts'

describe('the worker', () => {
  it.each([
    '/',
    '/offers',
    '/offer/x/read',
    '/cases/WG3K7H2M9',
    '/quiet',
    '/news',
    '/devices',
    '/vacant',
  ])('opens the kept shell for %s', (path) => {
    expect(isAppPath(path)).toBe(true)
  })

  it.each([
    '/api/offers',
    '/api',
    '/desk',
    '/desk/cases',
    '/s/ABCD1234',
    '/n/ABCD1234',
    '/q',
    '/v/0190',
    '/verify',
    '/notices/1',
    '/legal/privacy',
    '/dev/outbox',
    '/dev/gallery',
    '/healthz',
    '/manifest.webmanifest',
    '/sw.js',
  ])('leaves %s to the network', (path) => {
    expect(isAppPath(path)).toBe(false)
  })
})
