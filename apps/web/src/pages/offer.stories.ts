import { h } from 'vue'
import type { OfferView } from '@wengang/contracts/views'
import type { FakeAnswers } from '../gallery/fake-client.ts'
import {
  acceptance,
  accepted,
  anOffer,
  declined,
  draft,
  longest,
  OFFER_ID,
  refusal,
  round,
  states,
} from '../gallery/fixtures/offers.ts'
import { refused } from '../gallery/fixtures/refusals.ts'
import { played, type Act } from '../gallery/played.ts'
import { stage } from '../gallery/stage.ts'
import type { Story } from '../gallery/story.ts'
import OfferPage from './OfferPage.vue'

const page = () => h(OfferPage, { offerId: OFFER_ID })

function shows(name: string, offer: OfferView, acts: readonly Act[] = []): Story {
  return {
    name: `offer-${name}`,
    frame: 'page',
    prepare: () => stage({ getOffer: { offer } }),
    render: acts.length === 0 ? page : played(page, acts),
  }
}

function trouble(name: string, getOffer: FakeAnswers['getOffer']): Story {
  return {
    name: `offer-${name}`,
    frame: 'page',
    prepare: () => stage(getOffer === undefined ? {} : { getOffer }),
    render: page,
  }
}

const shut = { answerable: false, round }

const stories: Story[] = [
  shows('open', anOffer()),
  shows('questions', anOffer(), [
    { open: '裁员率' },
    { open: '账户不对' },
    { open: '不确认会怎样' },
  ]),
  shows('draft', anOffer({ draft })),
  shows('draft-over-answer', anOffer({ ...accepted, draft: { ...draft, choice: 'DECLINE' } })),
  shows('accepted', accepted),
  shows('declined', declined),
  shows(
    'changed',
    anOffer({
      answer: { ...acceptance, counts: false },
      changed: true,
      changes: [
        { label: '返还金额', before: '240,000.00 元', after: '237,137.10 元' },
        { label: '收款账号', before: '尾号 0012', after: '尾号 0046' },
      ],
    }),
  ),
  shows('after-deadline', anOffer({ daysLeft: -3, status: states.offered(-3) })),
  shows('last-day', anOffer({ daysLeft: 0, status: states.offered(0) })),
  shows('lapsed-still-open', anOffer({ daysLeft: -12, status: states.lapsed })),
  shows('publicity', anOffer({ ...shut, status: states.publicity, answer: acceptance })),
  shows('declined-shut', anOffer({ ...shut, status: states.declinedShut, answer: refusal })),
  shows('paid', anOffer({ ...shut, status: states.paid, answer: acceptance })),
  shows('withdrawn', anOffer({ answerable: false, status: states.withdrawn })),
  shows('account-incomplete', anOffer({ figures: { bankName: null, accountTail: null } })),
  shows('longest', longest),
  shows(
    'smallest',
    anOffer({
      figures: { baseFen: 14_112, ratioBp: 6000, amountFen: 8_467, size: 'micro', headcount: 1 },
    }),
  ),
  shows(
    'rare-characters',
    anOffer({ unitName: '巩义市\uE863示例机械有限公司', rareCharacters: ['\uE863'] }),
  ),
  trouble('loading', 'pending'),
  trouble('no-network', undefined),
  trouble('unknown', () => refused('NOT_FOUND', {})),
  trouble('code-needed', () => refused('SIGN_IN_NEEDED', {})),
  trouble('fault', () => refused('SERVER_FAULT', {})),
]
export default stories
