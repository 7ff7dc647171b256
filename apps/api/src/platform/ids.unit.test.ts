import { describe, expect, it } from 'vitest'
import { newId } from './ids.ts'

const at = Date.UTC(2023, 11, 8, 1, 2, 3, 4)
const many = (now: number, count: number) => Array.from({ length: count }, () => newId(now))

describe('newId', () => {
  it('is a UUIDv7 of its instant', () => {
    for (const id of many(at, 500)) {
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
      expect(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(at)
    }
  })

  it('gives ids of one instant in order and each once', () => {
    const ids = many(at, 100_000)
    expect(ids.toSorted()).toEqual(ids)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('begins elsewhere at each instant, and sorts by it', () => {
    const starts = Array.from({ length: 200 }, (_, index) => newId(at + index))
    expect(starts.toSorted()).toEqual(starts)
    expect(new Set(starts.map((id) => id.slice(15, 23))).size).toBeGreaterThan(190)
  })

  it('ends by chance', () => {
    expect(new Set(many(at, 1_000).map((id) => id.slice(-11))).size).toBe(1_000)
  })
})
