import type { CallResult } from '@wengang/contracts/client'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { fakeClient } from '../gallery/fake-client.ts'
import { lost, refused } from '../gallery/fixtures/refusals.ts'
import { memoryStorage } from '../memory-storage.ts'
import { replaceSurroundings } from '../surroundings.ts'
import { readAttempt, type SubmissionBody } from '../submission-attempt.ts'
import { useSubmission } from './useSubmission.ts'

const body: SubmissionBody = {
  choice: 'ACCEPT',
  offerVersion: 1,
  basedOnSeq: 0,
  readingId: 'r1',
  reason: '',
}
const receipt = {
  caseNo: 'WG3-K7H-2MJ',
  seq: 1,
  choice: 'ACCEPT',
  decidedAt: 5,
  sheetId: 's1',
  amountFen: 8_467,
} as const
const recorded = { ok: true, data: { receipt } } as const

beforeEach(() => vi.stubGlobal('localStorage', memoryStorage()))

function setUp(answers: CallResult<'submitDecision'>[], online = true) {
  const keys: (string | undefined)[] = []
  let made = 0
  const make = () =>
    useSubmission('offer', {
      client: fakeClient({
        submitDecision: ({ idempotencyKey }) => {
          keys.push(idempotencyKey)
          return answers.shift() ?? lost
        },
      }),
      online: () => online,
      makeKey: () => `key-${++made}`,
    })
  return { keys, make, submission: make() }
}

describe('submitting an answer', () => {
  it('is done when the server has recorded it, and not before', async () => {
    const { submission } = setUp([recorded])
    const waiting = submission.submit(body)
    expect(submission.sending.value).toBe(true)
    expect(submission.outcome.value).toBeNull()
    expect(await waiting).toEqual({ kind: 'done', receipt })
    expect(submission.sending.value).toBe(false)
    expect(submission.unanswered()).toBeNull()
  })

  it('keeps its key until an answer comes', async () => {
    const { submission, keys } = setUp([lost, refused('BUSY', {}), recorded])
    expect((await submission.submit(body)).kind).toBe('unknown')
    expect((await submission.submit(body)).kind).toBe('unknown')
    expect((await submission.submit(body)).kind).toBe('done')
    expect(keys).toEqual(['key-1', 'key-1', 'key-1'])
  })

  it('keeps its key over a reload of the page', async () => {
    const { submission, keys, make } = setUp([lost, recorded])
    await submission.submit(body)
    const reloaded = make()
    expect(reloaded.unanswered()).toEqual({ key: 'key-1', body, turnedAway: false })
    await reloaded.submit(body)
    expect(keys).toEqual(['key-1', 'key-1'])
  })

  it('keeps its key while the phone proves itself again', async () => {
    vi.stubGlobal('location', { pathname: '/offer/o1/decide', search: '?step=check' })
    const left: string[] = []
    replaceSurroundings({ leave: (url) => left.push(url) })
    const { submission, keys } = setUp([lost, refused('SIGN_IN_NEEDED', {}), recorded])
    await submission.submit(body)
    expect((await submission.submit(body)).kind).toBe('leaving')
    expect(left).toEqual(['/q/offer/o1?next=%2Foffer%2Fo1%2Fdecide%3Fstep%3Dcheck'])
    await submission.submit(body)
    expect(keys).toEqual(['key-1', 'key-1', 'key-1'])
  })

  it.each([
    ['choice', { choice: 'DECLINE' as const }],
    ['reason', { reason: '不再需要' }],
    ['what it is based on', { basedOnSeq: 1 }],
    ['reading', { readingId: 'r2' }],
    ['offer', { offerVersion: 2 }],
  ])('takes a new key for another %s', async (_what, change) => {
    const { submission, keys } = setUp([lost, recorded])
    await submission.submit(body)
    await submission.submit({ ...body, ...change })
    expect(keys).toEqual(['key-1', 'key-2'])
  })

  it('says for certain that nothing was sent only where there was no network before', async () => {
    const { submission } = setUp([lost], false)
    expect((await submission.submit(body)).kind).toBe('offline')
  })

  it('waits for the draft on its way, so that it cannot arrive after the answer', async () => {
    const { submission, keys } = setUp([recorded])
    let arrive = (): void => undefined
    const waiting = submission.submit(body, new Promise<void>((resolve) => (arrive = resolve)))
    await Promise.resolve()
    expect(keys).toEqual([])
    arrive()
    await waiting
    expect(keys).toEqual(['key-1'])
  })

  it('gives the other answer of a conflict', async () => {
    const details = { choice: 'DECLINE', decidedAt: 7, channel: 'window' } as const
    const { submission } = setUp([refused('ANSWER_CONFLICT', details)])
    expect(await submission.submit(body)).toEqual({ kind: 'conflict', ...details })
    expect(submission.unanswered()).toBeNull()
  })

  it.each([
    [refused('ANSWER_CLOSED', { choice: 'DECLINE' }), { kind: 'closed', choice: 'DECLINE' }],
    [refused('READING_TOO_EARLY', { remainingMs: 300 }), { kind: 'tooEarly', remainingMs: 300 }],
    [
      refused('READING_SPENT', {}),
      { kind: 'readAgain', message: '更改答复前，请再阅读一次政策说明。' },
    ],
    [
      refused('NOT_FOUND', {}),
      { kind: 'refused', message: '没有找到。请核对后再试，或拨打 12333 询问。' },
    ],
  ] as const)('names what came of it: %o', async (answer, outcome) => {
    const { submission } = setUp([answer])
    expect(await submission.submit(body)).toEqual(outcome)
  })

  it('gives up a key that the server knows with other words', async () => {
    const { submission, keys } = setUp([refused('KEY_REUSED', {}), recorded])
    await submission.submit(body)
    await submission.submit(body)
    expect(keys).toEqual(['key-1', 'key-2'])
  })
})

describe('a kept submission', () => {
  it.each([null, 'x', {}, { key: 'k' }, { key: 'k', body: { ...body, choice: 'MAYBE' } }])(
    'that is none is ignored: %o',
    (value) => {
      expect(readAttempt(value)).toBeNull()
    },
  )

  it('is read as it was written', () => {
    const written = { key: 'k', body, turnedAway: true }
    expect(readAttempt(JSON.parse(JSON.stringify(written)))).toEqual(written)
  })
})
