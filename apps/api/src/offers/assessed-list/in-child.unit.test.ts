import { readXlsx } from 'hucre/xlsx'
import { describe, expect, it } from 'vitest'
import type { AssessedUnit } from './assessed-unit.ts'
import { csv, sample, table, unitRow } from './fixtures/lists.ts'
import { makeFinding } from './finding-kinds.ts'
import { readInChild, resultFileInChild } from './in-child.ts'
import { readAssessedList } from './read-assessed-list.ts'

const SOURCE = { editionId: 'henan-refund-2023' } as const
const nobody = { onUnits: () => {} }
const LIMITS = { timeMs: 60_000, heapMb: 384 }

describe('readInChild', () => {
  it('gives what the reader itself gives, the units some at a time', async () => {
    const bytes = csv(table(Array.from({ length: 2_500 }, (_, number) => unitRow({}, number))))
    const here = await readAssessedList(bytes, SOURCE)
    const sizes: number[] = []
    const units: AssessedUnit[] = []
    const there = await readInChild(bytes, SOURCE, {
      onUnits(some) {
        sizes.push(some.length)
        units.push(...some)
      },
    })
    expect(sizes).toEqual([...Array.from({ length: 12 }, () => 200), 100])
    expect({ ...there, units }).toEqual(here)
  })

  it('waits with the next ones until the last is done with', async () => {
    const bytes = csv(table(Array.from({ length: 2_500 }, (_, number) => unitRow({}, number))))
    let busy = 0
    let most = 0
    await readInChild(bytes, SOURCE, {
      async onUnits() {
        busy += 1
        most = Math.max(most, busy)
        await new Promise((resolve) => setTimeout(resolve, 10))
        busy -= 1
      },
    })
    expect(most).toBe(1)
  })

  it('tells how many rows were read, and how many units there are, before it hands them over', async () => {
    const heard: string[] = []
    await readInChild(sample('henan-refund-2023-clean.xlsx'), SOURCE, {
      onRows: (rows) => void heard.push(`rows ${rows > 0}`),
      onTotals: ({ count, ineligible }) => void heard.push(`units ${count + ineligible}`),
      onUnits: () => void heard.push('units'),
    })
    expect(heard).toEqual(['units 1000', ...Array.from({ length: 5 }, () => 'units')])
  })

  it('hands on a refusal', async () => {
    const result = await readInChild(Buffer.from('%PDF-1.7'), SOURCE, nobody)
    expect(result).toMatchObject({ ok: false, refusal: { code: 'pdf' } })
  })

  it('refuses what takes too long, or more memory than it may have', async () => {
    const bytes = csv(table(Array.from({ length: 60_000 }, (_, number) => unitRow({}, number))))
    const slow = await readInChild(bytes, SOURCE, nobody, { ...LIMITS, timeMs: 20 })
    expect(slow).toMatchObject({ ok: false, refusal: { code: 'tooSlow' } })
    const heavy = await readInChild(bytes, SOURCE, nobody, { ...LIMITS, heapMb: 24 })
    expect(heavy).toMatchObject({ ok: false, refusal: { code: 'tooHeavy' } })
  })

  it('ends with the error of whoever takes the units', async () => {
    const reading = readInChild(sample('henan-refund-2023-clean.xlsx'), SOURCE, {
      onUnits() {
        throw new Error('disk full')
      },
    })
    await expect(reading).rejects.toThrow('disk full')
  })
})

describe('resultFileInChild', () => {
  it('makes the result file, with further findings', async () => {
    const further = makeFinding({ row: 4, column: null, value: null }, 'hiddenRow')
    const result = await resultFileInChild(sample('henan-refund-2023-messy.xlsx'), SOURCE, [
      further,
    ])
    if (!result.ok) throw new Error(result.refusal.code)
    const [sheet] = (await readXlsx(result.bytes)).sheets
    expect(result.fileType).toBe('xlsx')
    expect(sheet!.rows[3]?.[15]).toMatch(/^这一行被隐藏了/)
    expect(sheet!.rows[39]?.[15]).toMatch(/^这是合计行/)
  })

  it('makes none of a file that is refused', async () => {
    const result = await resultFileInChild(Buffer.from('x'), SOURCE)
    expect(result).toMatchObject({ ok: false, refusal: { code: 'noHeading' } })
  })
})
