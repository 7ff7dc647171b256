import type { CallOutput } from '@wengang/contracts/client'
import { h } from 'vue'
import type { FakeAnswers } from '../gallery/fake-client.ts'
import { acceptance, anOffer, draft, round, states, twelve } from '../gallery/fixtures/offers.ts'
import { refused } from '../gallery/fixtures/refusals.ts'
import { stage } from '../gallery/stage.ts'
import type { Story } from '../gallery/story.ts'
import CasesPage from './CasesPage.vue'

function asked(name: string, listCases: FakeAnswers['listCases'], year?: number): Story {
  return {
    name: `cases-${name}`,
    frame: 'page',
    prepare: () => stage(listCases === undefined ? {} : { listCases }),
    render: () => h(CasesPage, { year }),
  }
}

const earlier = anOffer({
  id: '018c4731-0000-7000-8000-000000000222',
  caseNo: 'WG2-B4T-9QK',
  title: '2022年度稳岗返还',
  policyYear: 2022,
  status: states.paid,
  answer: acceptance,
  answerable: false,
  round,
  figures: { amountFen: 549_000_000 },
})
const several: CallOutput<'listCases'> = {
  todo: [anOffer({ draft }), ...twelve.slice(5, 6)],
  cases: [...twelve.slice(2, 3), ...twelve.slice(6, 7), earlier],
  years: [2023, 2022],
}

const stories: Story[] = [
  asked('several', several),
  asked('of-2022', { todo: [], cases: [earlier], years: [2023, 2022] }, 2022),
  asked('of-a-year-without', { todo: [], cases: [], years: [2023, 2022] }, 2022),
  asked('one', { todo: [anOffer()], cases: [], years: [2023] }),
  asked('twelve', { todo: twelve.slice(0, 6), cases: twelve.slice(6), years: [2023] }),
  asked('none', { todo: [], cases: [], years: [] }),
  asked('loading', 'pending'),
  asked('no-network', undefined),
  asked('code-needed', () => refused('SIGN_IN_NEEDED', {})),
]
export default stories
