import { expect, it } from 'vitest'
import { dateWords } from './dates.zh.ts'

it('says an instant as Shanghai does', () => {
  expect(dateWords.plainInstant(Date.UTC(2023, 8, 14, 2, 2))).toBe('2023年9月14日 10:02')
  expect(dateWords.shortInstant(Date.UTC(2023, 8, 14, 16, 2))).toBe('9月15日 00:02')
  expect(dateWords.time(Date.UTC(2023, 8, 14, 16, 2))).toBe('00:02')
})
