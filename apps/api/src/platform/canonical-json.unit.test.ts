import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson, canonicalMembers, canonicalObject, type Json } from './canonical-json.ts'

describe('canonical JSON', () => {
  it('sorts members by code unit, also those that look like numbers, and has no blanks', () => {
    expect(canonicalJson({ b: [1, { z: null, a: '中 文' }], '10': true, '9': 'x', Z: -2 })).toBe(
      '{"10":true,"9":"x","Z":-2,"b":[1,{"a":"中 文","z":null}]}',
    )
  })

  it('refuses numbers with more than one spelling', () => {
    for (const number of [0.5, Number.NaN, 2 ** 53]) {
      expect(() => canonicalJson({ number })).toThrow(TypeError)
    }
  })

  it('gives equal text for equal values however they were put together', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.integer())), (object) => {
        const turned = Object.fromEntries(Object.entries(object).reverse())
        expect(canonicalJson(turned)).toBe(canonicalJson(object))
        expect(JSON.parse(canonicalJson(object))).toEqual({ ...object })
      }),
    )
  })

  it('is the same when an object is written member by member', () => {
    const object: { [key: string]: Json } = { b: { d: 1, c: [] }, a: 'x' }
    const members = canonicalMembers(object)
    expect(canonicalObject(members)).toBe(canonicalJson(object))
    expect(canonicalObject({ ...members, ab: '"later"' })).toBe(
      canonicalJson({ ...object, ab: 'later' }),
    )
  })
})
