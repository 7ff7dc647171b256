import { describe, expect, it } from 'vitest'
import { readCode } from './read-code.ts'

describe('a typed or pasted code', () => {
  it.each([
    ['307199', '307199'],
    ['307 199', '307199'],
    ['３０７１９９', '307199'],
    ['验证码：307199，5分钟', '307199'],
    ['3071998', '307199'],
    ['30a7', '307'],
    ['', ''],
  ])('%s is read as %s', (typed, code) => {
    expect(readCode(typed, 6)).toBe(code)
  })
})
