import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { nextTick } from 'vue'
import { type Hits, useUnitSearch } from './useUnitSearch.ts'

const found = (uscc: string): Hits => ({
  kind: 'uscc',
  units: [{ uscc, unitName: '示例', regionCode: '41', cases: [] }],
  more: false,
})

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('the search in the frame', () => {
  it('asks once for what stands when typing pauses', async () => {
    const asked: string[] = []
    const search = useUnitSearch(async (text) => {
      asked.push(text)
      return found(text)
    })
    for (const text of ['示', '示例', ' 示例机 ']) {
      search.typed.value = text
      await nextTick()
      await vi.advanceTimersByTimeAsync(100)
    }
    await vi.advanceTimersByTimeAsync(300)
    expect(asked).toEqual(['示例机'])
    expect(search.hits.value?.units[0]?.uscc).toBe('示例机')
    await search.lookNow()
    expect(asked).toHaveLength(1)
  })

  it('drops an answer that comes after something else was typed', async () => {
    const answers: ((hits: Hits) => void)[] = []
    const search = useUnitSearch(() => new Promise((resolve) => answers.push(resolve)))
    search.typed.value = '一'
    const first = search.lookNow()
    search.typed.value = '二'
    const second = search.lookNow()
    answers[1]?.(found('二'))
    expect((await second)?.units[0]?.uscc).toBe('二')
    answers[0]?.(found('一'))
    expect(await first).toBeNull()
    expect(search.hits.value?.units[0]?.uscc).toBe('二')
  })
})
