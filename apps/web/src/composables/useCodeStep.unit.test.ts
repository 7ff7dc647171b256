import type { CodeSent } from '@wengang/contracts/views'
import { effectScope } from 'vue'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { fakeClient, type FakeAnswers } from '../gallery/fake-client.ts'
import { lost, refused } from '../gallery/fixtures/refusals.ts'
import { memoryStorage } from '../memory-storage.ts'
import { codeWords } from '../messages/code.zh.ts'
import type { AnyResult } from '../refusal.ts'
import { fakePage } from './fake-page.ts'
import { useCodeStep, type UseCodeStepOptions } from './useCodeStep.ts'
import { useServerClock } from './useServerClock.ts'

const NOW = Date.parse('2023-12-08T10:46:00+08:00')
const sent = (more: Partial<CodeSent> = {}): CodeSent => ({
  challengeId: '018c4731-0000-7000-8000-000000000401',
  mobile: '199****0001',
  expiresAt: useServerClock().now() + 300_000,
  resendAt: useServerClock().now() + 60_000,
  ...more,
})
const ok = <T>(data: T) => ({ ok: true, data }) as const

beforeEach(() => {
  vi.useFakeTimers({ now: NOW })
  vi.stubGlobal('sessionStorage', memoryStorage())
  vi.stubGlobal('document', fakePage())
  vi.stubGlobal('navigator', { onLine: true })
  useServerClock().sync(NOW, null)
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

function step(options: Partial<UseCodeStepOptions> = {}, answers: FakeAnswers = {}) {
  const scope = effectScope()
  const made = scope.run(() =>
    useCodeStep({
      purpose: 'person',
      ask: async () => ok(sent()),
      client: fakeClient(answers),
      ...options,
    }),
  )
  if (!made) throw new Error('no scope')
  return made
}

describe('asking for a code', () => {
  it('counts down until another may be sent', async () => {
    const code = step()
    await code.request()
    expect(code.sent.value?.mobile).toBe('199****0001')
    expect(code.resendSeconds.value).toBe(60)
    await vi.advanceTimersByTimeAsync(60_000)
    expect(code.resendSeconds.value).toBe(0)
  })

  it('need not wait once the phone has changed: the new one was sent none yet', async () => {
    const code = step()
    await code.request()
    code.code.value = '123456'
    await code.confirm(async () => refused('PHONE_CHANGED', {}))
    expect(code.resendSeconds.value).toBe(0)
    expect(code.trouble.value).toContain('会发到新手机号')
    expect(code.code.value).toBe('')
  })

  it('is known after a reload, but the digits are not', async () => {
    const code = step()
    await code.request()
    code.code.value = '123456'
    const again = step()
    expect(again.sent.value?.challengeId).toBe(code.sent.value?.challengeId)
    expect(again.code.value).toBe('')
  })

  it('is known after a reload on a phone whose clock is wrong', async () => {
    useServerClock().sync(NOW - 86_400_000, null)
    await step().request()
    useServerClock().sync(NOW, null)
    expect(step().resendSeconds.value).toBe(60)
  })

  it('forgets one that is no longer valid', async () => {
    await step().request()
    await vi.advanceTimersByTimeAsync(300_001)
    expect(step().sent.value).toBeNull()
  })

  it('solves a puzzle where one is set, and asks again with it', async () => {
    const proofs: (string | undefined)[] = []
    const code = step(
      {
        ask: async (proof) => {
          proofs.push(proof)
          return proof === undefined ? refused('PROOF_NEEDED', {}) : ok(sent())
        },
        solve: async (puzzle) => `solved ${puzzle}`,
      },
      { getProofPuzzle: { puzzle: 'this' } },
    )
    expect((await code.request()).ok).toBe(true)
    expect(proofs).toEqual([undefined, 'solved this'])
  })

  it('says so when the puzzle could not be solved', async () => {
    const code = step(
      { ask: async () => refused('PROOF_NEEDED', {}), solve: async () => null },
      { getProofPuzzle: { puzzle: 'this' } },
    )
    await code.request()
    expect(code.trouble.value).toBe(codeWords.proofFailed)
    expect(code.busy.value).toBeNull()
  })

  it('tells in the words of the server when and why not', async () => {
    const retryAt = NOW + 30_000
    const code = step({ ask: async () => refused('CODE_PAUSE', { retryAt }) })
    await code.request()
    expect(code.trouble.value).toContain('10:46')
    expect(code.resendSeconds.value).toBe(30)
    expect(code.sent.value).toBeNull()
  })

  it('looks whether the message went out, and lets another be sent when it did not', async () => {
    const code = step(
      {},
      { getCodeState: () => ok({ state: 'failed', resendAt: useServerClock().now() }) },
    )
    await code.request()
    await vi.advanceTimersByTimeAsync(4_000)
    expect(code.trouble.value).toBe(codeWords.notSent)
    expect(code.resendSeconds.value).toBe(0)
  })
})

describe('trying a code', () => {
  async function tried(answer: () => AnyResult) {
    const code = step()
    await code.request()
    code.code.value = '123456'
    await code.confirm(async () => answer())
    return code
  }
  const wrongCode = () => refused('CODE_WRONG', { triesLeft: 3 })

  it('asks for all six digits first', async () => {
    const code = step()
    code.code.value = '123'
    expect(await code.confirm(async () => ok(null))).toBeNull()
    expect(code.error.value).toBe(codeWords.incomplete)
  })

  it('keeps wrong digits to be corrected, and clears those that serve no more', async () => {
    const wrong = await tried(wrongCode)
    expect(wrong.error.value).toContain('3 次')
    expect(wrong.code.value).toBe('123456')
    expect((await tried(() => refused('CODE_SPENT', {}))).code.value).toBe('')
    expect((await tried(() => refused('CODE_NOT_SENT', {}))).resendSeconds.value).toBe(0)
  })

  it('is locked until the server says otherwise', async () => {
    const code = await tried(() => refused('LOCKED', { until: NOW + 600_000 }))
    expect(code.locked.value).toBe(true)
    await vi.advanceTimersByTimeAsync(600_000)
    expect(code.locked.value).toBe(false)
  })

  it('does not say that nothing was sent when the answer got lost', async () => {
    expect((await tried(() => lost)).trouble.value).toBe(codeWords.unknownConfirm)
  })

  it('leaves nothing behind once it has served', async () => {
    const code = await tried(wrongCode)
    code.forget()
    expect(code.sent.value).toBeNull()
    expect(code.error.value).toBe('')
    expect(step().sent.value).toBeNull()
  })
})
