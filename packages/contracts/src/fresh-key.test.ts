import { describe, expect, it } from 'vitest'
import { freshKey } from './fresh-key.ts'

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

describe('a key for one act', () => {
  it('is a UUID and never the same twice', () => {
    expect(freshKey()).toMatch(uuid)
    expect(freshKey()).not.toBe(freshKey())
  })

  it('is one on phones without randomUUID too', () => {
    const old: Pick<Crypto, 'getRandomValues'> = {
      getRandomValues: crypto.getRandomValues.bind(crypto),
    }
    expect(freshKey(old)).toMatch(uuid)
    expect(freshKey(old)).not.toBe(freshKey(old))
  })
})
