import { expect, it } from 'vitest'
import { randomPart } from './random.ts'

it('hands every byte out once, in parts that nothing changes afterwards', () => {
  const parts = Array.from({ length: 2_000 }, () => randomPart(12))
  const texts = parts.map((part) => part.toString('hex'))
  expect(parts.every((part) => part.length === 12)).toBe(true)
  expect(new Set(texts).size).toBe(2_000)
  expect(parts.map((part) => part.toString('hex'))).toEqual(texts)
})

it('refuses more than it holds', () => {
  expect(randomPart(4_096)).toHaveLength(4_096)
  expect(() => randomPart(4_097)).toThrow(RangeError)
})
