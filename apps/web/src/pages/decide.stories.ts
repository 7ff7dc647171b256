import type { Material, OfferView } from '@wengang/contracts/views'
import { h } from 'vue'
import type { FakeAnswers } from '../gallery/fake-client.ts'
import { at } from '../gallery/fixtures/moments.ts'
import {
  acceptance,
  accepted,
  anOffer,
  draft,
  longest,
  OFFER_ID,
  refusal,
  round,
  states,
} from '../gallery/fixtures/offers.ts'
import { lost, refused } from '../gallery/fixtures/refusals.ts'
import { played, type Act } from '../gallery/played.ts'
import { stage } from '../gallery/stage.ts'
import type { Story } from '../gallery/story.ts'
import { useOfferStore } from '../stores/offers.ts'
import DecidePage from './DecidePage.vue'

interface Scene {
  offer?: OfferView
  answers?: FakeAnswers
  step?: 'choose' | 'check'
  acts?: readonly Act[]
  unread?: boolean
}

const toAccept = anOffer({ draft })
const toDecline = anOffer({ draft: { ...draft, choice: 'DECLINE' } })
const SUBMIT: Act = { press: '提交' }
const SURE: Act = { press: '确定放弃' }

function story(name: string, scene: Scene = {}): Story {
  const { offer = anOffer(), answers = {}, step = 'choose', acts = [], unread = false } = scene
  const page = () => h(DecidePage, { offerId: OFFER_ID, step })
  return {
    name: `decide-${name}`,
    frame: 'page',
    prepare: () => {
      stage({ getOffer: { offer }, saveDraft: { draft }, ...answers })
      if (!unread) useOfferStore().finishReading(offer.id, draft.readingId ?? '')
    },
    render: acts.length === 0 ? page : played(page, acts),
  }
}

/** What comes of pressing 提交 on an acceptance. */
const submitted = (name: string, submitDecision: FakeAnswers['submitDecision']): Story =>
  story(name, {
    offer: toAccept,
    step: 'check',
    answers: submitDecision === undefined ? {} : { submitDecision },
    acts: [SUBMIT],
  })

const photographs: Material[] = [
  { id: 'm1', name: '营业执照.jpg', type: 'image/jpeg', bytes: 482_113 },
  {
    id: 'm2',
    name: '关于收款账户的情况说明（盖章件扫描）最终版.pdf',
    type: 'application/pdf',
    bytes: 2_411_000,
  },
]

const theirs = {
  choice: 'DECLINE',
  decidedAt: at('2023-12-08', '14:02'),
  channel: 'window',
} as const

const stories: Story[] = [
  story('nothing-chosen'),
  story('accept-chosen', { acts: [{ choose: '确认享受' }] }),
  story('decline-chosen', { acts: [{ choose: '放弃享受' }] }),
  story('kept-on-phone', {
    answers: { saveDraft: () => lost },
    acts: [{ choose: '确认享受' }],
  }),
  story('with-materials', { offer: anOffer({ draft, materials: photographs }) }),
  story('materials-full', {
    offer: anOffer({
      materials: Array.from({ length: 10 }, (_, place) => ({
        id: `m${place}`,
        name: `照片 ${place + 1}.jpg`,
        type: 'image/jpeg',
        bytes: 700_000 + place * 10_000,
      })),
    }),
  }),
  story('change', { offer: accepted }),
  story('longest', { offer: { ...longest, id: OFFER_ID }, acts: [{ choose: '确认享受' }] }),
  story('read-first', { unread: true }),
  story('check-accept', { offer: toAccept, step: 'check' }),
  story('check-longest', { offer: { ...longest, id: OFFER_ID, draft }, step: 'check' }),
  story('check-decline', {
    offer: toDecline,
    step: 'check',
    acts: [{ write: '今年单位准备注销，不再需要这笔资金。' }],
  }),
  story('sure-to-decline', { offer: toDecline, step: 'check', acts: [SUBMIT] }),
  submitted('sending', 'pending'),
  story('sending-decline', {
    offer: toDecline,
    step: 'check',
    answers: { submitDecision: 'pending' },
    acts: [SUBMIT, SURE],
  }),
  submitted('too-early', () => refused('READING_TOO_EARLY', { remainingMs: 2_600 })),
  submitted('unknown-whether-sent', () => lost),
  story('no-network', {
    offer: toAccept,
    step: 'check',
    answers: { submitDecision: () => lost },
    acts: [{ network: 'off' }, SUBMIT],
  }),
  submitted('conflict', () => refused('ANSWER_CONFLICT', theirs)),
  story('after-conflict', { offer: anOffer({ answer: { ...refusal, ...theirs, seq: 2 } }) }),
  submitted('publicity-began', () => refused('ANSWER_CLOSED', { choice: 'DECLINE' })),
  submitted('closed-without-answer', () => refused('ANSWER_CLOSED', { choice: null })),
  story('closed-on-opening', {
    offer: anOffer({ answerable: false, round, status: states.publicity, answer: acceptance }),
  }),
  submitted('read-again', () => refused('READING_SPENT', {})),
  submitted('text-changed', () => refused('READING_CHANGED', {})),
  submitted('too-many', () => refused('TOO_MANY_REQUESTS', { retryAt: at('2023-12-08', '10:51') })),
  story('loading', { answers: { getOffer: 'pending' } }),
]
export default stories
