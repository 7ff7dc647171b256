import type { Answer, Draft } from '@wengang/contracts/views'
import { describe, expect, it } from 'vitest'
import { standingOf } from './standing.ts'

const answer: Answer = {
  choice: 'ACCEPT',
  seq: 1,
  decidedAt: 0,
  channel: 'link',
  counts: true,
  sheetId: 's',
}
const draft: Draft = { choice: 'DECLINE', reason: '', readingId: null, savedAt: 0 }
const open = { answerable: true, answer: null, draft: null, changed: false }

describe('what a person can do with an offer', () => {
  it('is to answer while there is no answer', () => {
    expect(standingOf(open)).toBe('offered')
  })

  it('is to submit a choice that was made, even over an answer that counts', () => {
    expect(standingOf({ ...open, answer, draft })).toBe('draft')
  })

  it('is to read again after a change, whatever was chosen before', () => {
    const former = { ...answer, counts: false }
    expect(standingOf({ ...open, answer: former, draft, changed: true })).toBe('changed')
  })

  it('is to change an answer that counts', () => {
    expect(standingOf({ ...open, answer })).toBe('answered')
  })

  it('is nothing after the cut-off, draft or not', () => {
    expect(standingOf({ ...open, answerable: false, answer, draft })).toBe('closed')
  })
})
