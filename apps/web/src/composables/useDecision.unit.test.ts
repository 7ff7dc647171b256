import type { CallInput } from '@wengang/contracts/client'
import type { OfferView } from '@wengang/contracts/views'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ref } from 'vue'
import { replaceClient } from '../client.ts'
import { fakeClient, type FakeAnswers } from '../gallery/fake-client.ts'
import { acceptance, anOffer, draft, OFFER_ID } from '../gallery/fixtures/offers.ts'
import { lost, refused } from '../gallery/fixtures/refusals.ts'
import { memoryStorage } from '../memory-storage.ts'
import { useOfferStore } from '../stores/offers.ts'
import { replaceSurroundings } from '../surroundings.ts'
import { useDecision } from './useDecision.ts'

type Sent = CallInput<'submitDecision'>
type Answer = Exclude<FakeAnswers['submitDecision'], 'pending' | undefined>

beforeEach(() => {
  vi.stubGlobal('localStorage', memoryStorage())
  setActivePinia(createPinia())
})
afterEach(() => {
  replaceClient(null)
  replaceSurroundings(null)
  vi.unstubAllGlobals()
})

const recorded: Answer = {
  receipt: {
    caseNo: 'WG3-K7H-2MJ',
    seq: 1,
    choice: 'ACCEPT',
    decidedAt: 5,
    sheetId: 's1',
    amountFen: 23_713_710,
  },
}

async function setUp(given: { offer?: OfferView; read?: boolean; answers?: Answer[] } = {}) {
  const { read = true, answers = [recorded] } = given
  let { offer = anOffer() } = given
  const sent: Sent[] = []
  replaceClient(
    fakeClient({
      getOffer: () => ({ ok: true, data: { offer } }),
      saveDraft: { draft },
      discardDraft: { discarded: true },
      submitDecision: (input) => {
        sent.push(input)
        const answer = answers.shift() ?? recorded
        return typeof answer === 'function' ? answer(input) : { ok: true, data: answer }
      },
    }),
  )
  if (read) useOfferStore().finishReading(OFFER_ID, 'r1')
  const step = ref<'choose' | 'check'>('choose')
  const make = () => useDecision(OFFER_ID, () => step.value)
  const decision = make()
  await decision.open()
  return { decision, make, sent, step, change: (next: OfferView) => (offer = next) }
}

const conflict: Answer = () =>
  refused('ANSWER_CONFLICT', { choice: 'DECLINE', decidedAt: 7, channel: 'window' })

describe('the way to an answer', () => {
  it('begins with a reading', async () => {
    const { decision } = await setUp({ read: false })
    expect(decision.view.value).toBe('readFirst')
    expect(await decision.submit()).toBeNull()
  })

  it('asks, then shows what was chosen before it is sent', async () => {
    const { decision, step, sent } = await setUp()
    step.value = 'check'
    expect(decision.view.value).toBe('choose')
    await decision.draft.choose('ACCEPT')
    expect(decision.view.value).toBe('check')
    expect(sent).toEqual([])
  })

  it('goes on where a draft was left, with the reading that belongs to it', async () => {
    const { decision, sent } = await setUp({ offer: anOffer({ draft }), read: false })
    expect(decision.draft.choice.value).toBe('ACCEPT')
    await decision.submit()
    expect(sent[0]?.body).toEqual({
      choice: 'ACCEPT',
      offerVersion: 1,
      basedOnSeq: 0,
      readingId: draft.readingId,
      reason: '',
    })
  })

  it('keeps what was chosen while the server was still asked', async () => {
    const { make } = await setUp()
    let speak: () => void = () => undefined
    const spoken = new Promise<void>((resolve) => (speak = resolve))
    const quick = fakeClient({
      getOffer: { offer: anOffer() },
      saveDraft: { draft: { ...draft, choice: 'DECLINE' } },
    })
    replaceClient(async (name, input) => {
      if (name === 'getOffer') await spoken
      return quick(name, input)
    })
    const decision = make()
    const opening = decision.open()
    await decision.draft.choose('DECLINE')
    speak()
    await opening
    expect(decision.draft.choice.value).toBe('DECLINE')
  })

  it('sends a reason with a decline only', async () => {
    const { decision, sent } = await setUp({ answers: [() => lost, () => lost] })
    await decision.draft.choose('DECLINE')
    decision.draft.write('不再需要')
    await decision.submit()
    await decision.draft.choose('ACCEPT')
    await decision.submit()
    expect(sent.map(({ body }) => body.reason)).toEqual(['不再需要', ''])
  })

  it('uses a reading up with a recorded answer', async () => {
    const { decision } = await setUp()
    await decision.draft.choose('ACCEPT')
    expect((await decision.submit())?.kind).toBe('done')
    expect(useOfferStore().readings[OFFER_ID]).toBeUndefined()
  })

  it('sends the very same act again after a reload, though the offer knows it by now', async () => {
    const first = await setUp({ answers: [() => lost, recorded] })
    await first.decision.draft.choose('ACCEPT')
    await first.decision.submit()
    first.change(anOffer({ answer: acceptance }))
    const again = first.make()
    await again.open()
    expect(again.draft.choice.value).toBe('ACCEPT')
    expect((await again.submit())?.kind).toBe('done')
    const [one, two] = first.sent
    expect(two?.idempotencyKey).toBe(one?.idempotencyKey)
    expect(two?.body).toEqual(one?.body)
  })

  it('takes another choice with the same reading after a sign-in that was missing', async () => {
    replaceSurroundings({ leave: () => undefined })
    vi.stubGlobal('location', { pathname: '/', search: '' })
    vi.stubGlobal('sessionStorage', memoryStorage())
    const away: Answer = () => refused('UNIT_SIGN_IN_NEEDED', {})
    const first = await setUp({ answers: [away, recorded] })
    await first.decision.draft.choose('ACCEPT')
    await first.decision.submit()
    setActivePinia(createPinia())
    const again = first.make()
    await again.open()
    expect(again.submission.unanswered()?.turnedAway).toBe(true)
    await again.draft.choose('DECLINE')
    expect((await again.submit())?.kind).toBe('done')
    expect(first.sent[1]?.body).toMatchObject({ choice: 'DECLINE', readingId: 'r1' })
    expect(first.sent[1]?.idempotencyKey).not.toBe(first.sent[0]?.idempotencyKey)
  })

  it('shows an answer that came in between and is then based on it', async () => {
    const { decision, sent, change } = await setUp({ answers: [conflict, recorded] })
    await decision.draft.choose('ACCEPT')
    await decision.submit()
    expect(decision.view.value).toBe('conflict')
    change(anOffer({ answer: { ...acceptance, choice: 'DECLINE', seq: 3, channel: 'window' } }))
    await decision.decideAgain()
    expect(decision.view.value).toBe('choose')
    expect(decision.draft.choice.value).toBeNull()
    await decision.draft.choose('ACCEPT')
    await decision.submit()
    expect(sent.map(({ body }) => body.basedOnSeq)).toEqual([0, 3])
  })

  it('asks for another reading where the server does', async () => {
    const { decision } = await setUp({ answers: [() => refused('READING_SPENT', {})] })
    await decision.draft.choose('ACCEPT')
    await decision.submit()
    expect(decision.view.value).toBe('readAgain')
    expect(useOfferStore().readings[OFFER_ID]).toBeUndefined()
  })

  it('ends with what was published when the publicity began in between', async () => {
    const { decision } = await setUp({
      answers: [() => refused('ANSWER_CLOSED', { choice: 'DECLINE' })],
    })
    await decision.draft.choose('ACCEPT')
    await decision.submit()
    expect(decision.view.value).toBe('closed')
  })

  it('is closed from the beginning for an offer that is', async () => {
    const { decision } = await setUp({ offer: anOffer({ answerable: false }) })
    expect(decision.view.value).toBe('closed')
  })

  it('forgets a reading of another version of the offer', async () => {
    const { decision, change } = await setUp()
    change(anOffer({ figures: { version: 2 } }))
    await decision.open()
    expect(decision.view.value).toBe('readFirst')
  })
})
