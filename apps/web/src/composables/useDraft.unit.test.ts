import { beforeEach, describe, expect, it, vi } from 'vitest'
import { fakeClient, type FakeAnswers } from '../gallery/fake-client.ts'
import { draft } from '../gallery/fixtures/offers.ts'
import { lost } from '../gallery/fixtures/refusals.ts'
import { memoryStorage } from '../memory-storage.ts'
import { readUnsent, useDraft } from './useDraft.ts'

beforeEach(() => vi.stubGlobal('localStorage', memoryStorage()))

function setUp(network = true) {
  const saved: unknown[] = []
  const answers: FakeAnswers = {
    saveDraft: ({ body }) => {
      if (!network) return lost
      saved.push(body)
      return { ok: true, data: { draft } }
    },
    discardDraft: () => (network ? { ok: true, data: { discarded: true } } : lost),
  }
  const make = () => useDraft('offer', { client: fakeClient(answers), readingId: () => 'r1' })
  return { saved, make, kept: make(), cut: () => (network = false) }
}

describe('a choice that is not submitted', () => {
  it('is kept on the server as soon as it is made', async () => {
    const { kept, saved } = setUp()
    await kept.choose('DECLINE')
    expect(saved).toEqual([{ choice: 'DECLINE', reason: '', readingId: 'r1' }])
    expect(kept.state.value).toBe('saved')
  })

  it('stays on the phone when there is no network, and says so', async () => {
    const { kept, make } = setUp(false)
    await kept.choose('DECLINE')
    kept.write('不再需要')
    expect(kept.state.value).toBe('phone')
    const reopened = make()
    reopened.resume({ draft: null })
    expect(reopened.choice.value).toBe('DECLINE')
    expect(reopened.reason.value).toBe('不再需要')
    expect(reopened.state.value).toBe('phone')
  })

  it('takes up what the server has', () => {
    const { kept } = setUp()
    kept.resume({ draft: { ...draft, reason: '已写的原因' } })
    expect(kept.choice.value).toBe('ACCEPT')
    expect(kept.reason.value).toBe('已写的原因')
    expect(kept.state.value).toBe('saved')
  })

  it('prefers words that have not reached the server yet', async () => {
    const { kept, make } = setUp()
    await kept.choose('DECLINE')
    kept.write('后来写的')
    const reopened = make()
    reopened.resume({ draft: { ...draft, choice: 'DECLINE', reason: '先前写的' } })
    expect(reopened.reason.value).toBe('后来写的')
  })

  it('saves one after another, so that the last choice is what stays', async () => {
    const { kept, saved } = setUp()
    void kept.choose('ACCEPT')
    void kept.choose('DECLINE')
    await kept.settled()
    expect(saved.at(-1)).toMatchObject({ choice: 'DECLINE' })
    expect(kept.state.value).toBe('saved')
  })

  it('is made anew after a conflict, and its words stay', async () => {
    const { kept } = setUp()
    await kept.choose('DECLINE')
    kept.write('不再需要')
    await kept.clearChoice()
    expect(kept.choice.value).toBeNull()
    expect(kept.reason.value).toBe('不再需要')
  })

  it('says when it could not be thrown away', async () => {
    const { kept, cut } = setUp()
    expect(await kept.discard()).toBe('discarded')
    cut()
    expect(await kept.discard()).toBe('failed')
  })
})

describe('what this phone kept', () => {
  it.each([null, 'x', [], { choice: 'PERHAPS', reason: '' }])(
    'is ignored when it is none: %o',
    (value) => {
      expect(readUnsent(value)).toBeNull()
    },
  )

  it('may be a reason without a choice', () => {
    expect(readUnsent({ choice: null, reason: '原因' })).toEqual({ choice: null, reason: '原因' })
  })
})
