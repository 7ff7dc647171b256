import type { CallResult } from '@wengang/contracts/client'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope } from 'vue'
import type { client } from '../client.ts'
import { fakeClient, type FakeAnswers } from '../gallery/fake-client.ts'
import { aReading } from '../gallery/fixtures/readings.ts'
import { lost, refused } from '../gallery/fixtures/refusals.ts'
import { replaceSurroundings } from '../surroundings.ts'
import { fakePage } from './fake-page.ts'
import { useReading, type Reading } from './useReading.ts'

interface Posted {
  mark: string
  visibleMs: number
}

beforeEach(() => vi.useFakeTimers())
afterEach(() => {
  vi.useRealTimers()
  replaceSurroundings(null)
  vi.unstubAllGlobals()
})

/** A reading against a server that believes every mark unless told otherwise. */
async function setUp(answers: FakeAnswers = {}) {
  const page = fakePage()
  const posted: Posted[] = []
  let answerMark: (posted: Posted) => CallResult<'markReading'> = ({ mark, visibleMs }) => ({
    ok: true,
    data: { visibleMs, remainingMs: 10_000 - visibleMs, finished: mark === 'finish' },
  })
  let ms = 1_000
  const scope = effectScope()
  const reading = scope.run(() =>
    useReading({
      client: fakeClient({
        openReading: aReading(0),
        markReading: ({ body }) => {
          posted.push({ mark: body.mark, visibleMs: body.visibleMs })
          return answerMark(body)
        },
        ...answers,
      }) satisfies typeof client,
      now: () => ms,
      page,
      tab: 'tab-1',
    }),
  ) as Reading
  await reading.open('offer', 1)
  const pass = async (by: number): Promise<void> => {
    ms += by
    await vi.advanceTimersByTimeAsync(by)
  }
  return {
    page,
    posted,
    reading,
    pass,
    scope,
    answerWith: (answer: typeof answerMark) => (answerMark = answer),
  }
}

describe('a reading', () => {
  it('counts down what was seen and lets the person say so only then', async () => {
    const { reading, pass, posted } = await setUp()
    await pass(9_750)
    expect(reading.remainingMs.value).toBe(250)
    expect(reading.mayFinish.value).toBe(false)
    await pass(250)
    expect(reading.mayFinish.value).toBe(true)
    expect(posted).toEqual([{ mark: 'start', visibleMs: 0 }])
  })

  it('does nothing by itself when the time is over', async () => {
    const { reading, pass, posted } = await setUp()
    await pass(60_000)
    expect(reading.state.value).toBe('reading')
    expect(posted.map(({ mark }) => mark)).toEqual(['start'])
  })

  it('stands still while the page is hidden, and says so afterwards', async () => {
    const { reading, page, pass, posted } = await setUp()
    await pass(4_000)
    page.hide()
    expect(reading.paused.value).toBe(true)
    await pass(60_000)
    expect(reading.remainingMs.value).toBe(6_000)
    page.show()
    await pass(0)
    expect(reading.paused.value).toBe(false)
    expect(reading.wasAway.value).toBe(true)
    await pass(6_000)
    expect(reading.mayFinish.value).toBe(true)
    expect(posted).toEqual([
      { mark: 'start', visibleMs: 0 },
      { mark: 'pause', visibleMs: 4_000 },
      { mark: 'resume', visibleMs: 4_000 },
    ])
  })

  it('goes on after a reload from what the server has', async () => {
    const { reading, pass, posted } = await setUp({ openReading: aReading(6_000) })
    expect(posted[0]).toEqual({ mark: 'start', visibleMs: 6_000 })
    await pass(4_000)
    expect(reading.mayFinish.value).toBe(true)
  })

  it('never promises more than the server believes', async () => {
    const { reading, pass, page, answerWith } = await setUp()
    await pass(4_000)
    page.hide()
    answerWith(() => ({
      ok: true,
      data: { visibleMs: 2_500, remainingMs: 7_500, finished: false },
    }))
    page.show()
    await pass(0)
    expect(reading.remainingMs.value).toBe(7_500)
  })

  it('waits as long as the server says when it was too early', async () => {
    const { reading, pass, answerWith } = await setUp()
    await pass(10_000)
    answerWith(({ mark, visibleMs }) =>
      mark === 'finish'
        ? refused('READING_TOO_EARLY', { remainingMs: 2_600 })
        : { ok: true, data: { visibleMs, remainingMs: 2_600, finished: false } },
    )
    expect(await reading.finish()).toBe('tooEarly')
    expect(reading.remainingMs.value).toBe(2_600)
    expect(reading.mayFinish.value).toBe(false)
    await pass(2_600)
    expect(reading.mayFinish.value).toBe(true)
  })

  it('is finished by the person and then posts nothing more', async () => {
    const { reading, pass, posted, page } = await setUp()
    await pass(12_000)
    expect(await reading.finish()).toBe('finished')
    expect(posted.at(-1)).toEqual({ mark: 'finish', visibleMs: 12_000 })
    page.hide()
    expect(posted.at(-1)?.mark).toBe('finish')
  })

  it('posts a start that was lost again while it lasts', async () => {
    let network = false
    const { pass, posted, answerWith, page } = await setUp({ openReading: aReading(0) })
    answerWith(({ visibleMs }) =>
      network ? { ok: true, data: { visibleMs, remainingMs: 0, finished: false } } : lost,
    )
    page.hide()
    page.show()
    await pass(0)
    const before = posted.length
    network = true
    await pass(3_000)
    expect(posted.slice(before)).toEqual([{ mark: 'resume', visibleMs: 3_000 }])
  })

  it('keeps the text when the network is gone at the end', async () => {
    const { reading, pass, answerWith } = await setUp()
    await pass(10_000)
    answerWith(() => lost)
    expect(await reading.finish()).toBe('offline')
    expect(reading.state.value).toBe('reading')
    expect(reading.mayFinish.value).toBe(true)
  })

  it('ends when the text is no longer in force', async () => {
    const { reading, pass, answerWith } = await setUp()
    await pass(10_000)
    answerWith(() => refused('READING_CHANGED', {}))
    expect(await reading.finish()).toBe('changed')
    expect(reading.state.value).toBe('changed')
    expect(reading.mayFinish.value).toBe(false)
  })

  it('needs no second time when it was finished before', async () => {
    const { reading, posted } = await setUp({ openReading: aReading(10_000, undefined, true) })
    expect(reading.state.value).toBe('read')
    expect(reading.mayFinish.value).toBe(true)
    expect(await reading.finish()).toBe('finished')
    expect(posted).toEqual([])
  })

  it.each([
    ['ANSWER_CLOSED', refused('ANSWER_CLOSED', { choice: 'ACCEPT' }), 'closed'],
    ['READING_CHANGED', refused('READING_CHANGED', {}), 'changed'],
    ['NOT_FOUND', refused('NOT_FOUND', {}), 'notFound'],
    ['OFFLINE', lost, 'offline'],
    ['BUSY', refused('BUSY', {}), 'fault'],
  ] as const)('shows no text on %s', async (_code, refusal, state) => {
    const { reading } = await setUp({ openReading: () => refusal })
    expect(reading.state.value).toBe(state)
    expect(reading.text.value).toBeNull()
  })

  it('goes to the code and back when the phone has to prove itself', async () => {
    const left: string[] = []
    vi.stubGlobal('location', { pathname: '/offer/o1/read', search: '' })
    replaceSurroundings({ leave: (url) => left.push(url) })
    const { reading } = await setUp({ openReading: () => refused('SIGN_IN_NEEDED', {}) })
    expect(reading.state.value).toBe('leaving')
    expect(left).toEqual(['/q/offer/o1?next=%2Foffer%2Fo1%2Fread'])
  })

  it('says that the page is left before it is finished', async () => {
    const { pass, posted, scope } = await setUp()
    await pass(3_000)
    scope.stop()
    expect(posted.at(-1)).toEqual({ mark: 'pause', visibleMs: 3_000 })
  })
})
