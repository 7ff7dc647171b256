import type { OfferView } from '@wengang/contracts/views'
import { h } from 'vue'
import type { FakeAnswers } from '../gallery/fake-client.ts'
import { at } from '../gallery/fixtures/moments.ts'
import {
  acceptance,
  accepted,
  anOffer,
  declined,
  draft,
  longest,
  OFFER_ID,
  round,
  states,
} from '../gallery/fixtures/offers.ts'
import { refused } from '../gallery/fixtures/refusals.ts'
import { stage } from '../gallery/stage.ts'
import type { Story } from '../gallery/story.ts'
import DonePage from './DonePage.vue'

function asked(name: string, getOffer: FakeAnswers['getOffer']): Story {
  return {
    name: `done-${name}`,
    frame: 'page',
    prepare: () => stage(getOffer === undefined ? {} : { getOffer }),
    render: () => h(DonePage, { offerId: OFFER_ID }),
  }
}
const shows = (name: string, offer: OfferView): Story => asked(name, { offer })

const atWindow = {
  ...acceptance,
  seq: 2,
  channel: 'window',
  decidedAt: at('2023-12-08', '14:02'),
} as const

const stories: Story[] = [
  shows('accepted', accepted),
  shows('declined', declined),
  shows('at-window', anOffer({ status: states.accepted, answer: atWindow })),
  shows('change-begun', anOffer({ ...accepted, draft: { ...draft, choice: 'DECLINE' } })),
  shows('changed-since', anOffer({ answer: { ...acceptance, counts: false }, changed: true })),
  shows(
    'publicity',
    anOffer({ status: states.publicity, answer: acceptance, answerable: false, round }),
  ),
  shows('longest', { ...longest, status: states.accepted, answer: acceptance }),
  shows('no-answer', anOffer()),
  asked('loading', 'pending'),
  asked('no-network', undefined),
  asked('code-needed', () => refused('SIGN_IN_NEEDED', {})),
]
export default stories
