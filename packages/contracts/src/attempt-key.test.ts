import { describe, expect, it } from 'vitest'
import { attemptKeys } from './attempt-key.ts'

describe('the key of an act', () => {
  it('stays with its content and changes with it', () => {
    let made = 0
    const keyFor = attemptKeys(() => `key-${++made}`)
    expect(keyFor({ name: '张示例' })).toBe('key-1')
    expect(keyFor({ name: '张示例' })).toBe('key-1')
    expect(keyFor({ name: '李样例' })).toBe('key-2')
    expect(keyFor({ name: '张示例' })).toBe('key-3')
  })
})
