import { describe, expect, it } from 'vitest'
import { dateWords } from './dates.zh.ts'

describe('days and waits in words', () => {
  it.each([
    [23, '还有 23 天'],
    [1, '还有 1 天'],
    [0, '今天截止'],
    [-2, '已过 2 天'],
  ])('%i days left', (days, words) => {
    expect(dateWords.daysLeft(days)).toBe(words)
  })

  it.each([
    [41_200, '42 秒'],
    [1, '1 秒'],
    [90_000, '90 秒'],
    [90_001, '2 分钟'],
    [300_000, '5 分钟'],
  ])('%i ms of waiting', (ms, words) => {
    expect(dateWords.wait(ms)).toBe(words)
  })

  it('an instant as Shanghai says it', () => {
    expect(dateWords.instant(Date.UTC(2023, 8, 14, 2, 2))).toBe('2023年9月14日（周四）10:02')
    expect(dateWords.shortInstant(Date.UTC(2023, 8, 14, 16, 2))).toBe('9月15日 00:02')
  })
})
