import { describe, expect, it } from 'vitest'
import { findingKinds, makeFinding } from './finding-kinds.ts'
import type { FindingCode } from './finding-kinds.ts'
import { createFindingList } from './finding-list.ts'

describe('findingKinds', () => {
  it.each(Object.entries(findingKinds))('%s says what is wrong and what to do', (_code, kind) => {
    const words = kind.message as (...figures: unknown[]) => string
    expect(words('某某', '某某')).not.toMatch(/undefined|NaN/)
    expect(words('某某', '某某')).toMatch(/[一-鿿]/)
    expect(kind.todo).toMatch(/[一-鿿]/)
  })
})

describe('createFindingList', () => {
  const at = (row: number, code: FindingCode & ('blank' | 'hiddenRow' | 'notAUnit')) =>
    makeFinding({ row, column: null, value: null }, code)

  it('puts rows in order and keeps the order within a row', () => {
    const list = createFindingList()
    list.add([at(7, 'blank'), at(3, 'blank')])
    list.add([at(7, 'hiddenRow')])
    expect(list.inOrder().map(({ row, code }) => [row, code])).toEqual([
      [3, 'blank'],
      [7, 'blank'],
      [7, 'hiddenRow'],
    ])
  })

  it('counts what is beyond its end, errors and notices apart', () => {
    const list = createFindingList(1)
    list.add([at(1, 'blank'), at(2, 'blank'), at(3, 'hiddenRow'), at(4, 'notAUnit')])
    expect(list.inOrder().map(({ severity, message }) => [severity, message])).toEqual([
      ['error', '另有 2 处错误没有列出'],
      ['notice', '另有 1 处提示没有列出'],
      ['error', '没有填写'],
    ])
  })
})
