import { h } from 'vue'
import type { FakeAnswers } from '../gallery/fake-client.ts'
import { anOffer, twelve } from '../gallery/fixtures/offers.ts'
import { refused } from '../gallery/fixtures/refusals.ts'
import { stage } from '../gallery/stage.ts'
import type { Story } from '../gallery/story.ts'
import OffersPage from './OffersPage.vue'

const story = (name: string, listOffers: FakeAnswers['listOffers']): Story => ({
  name: `offers-${name}`,
  frame: 'page',
  prepare: () => stage(listOffers === undefined ? {} : { listOffers }),
  render: () => h(OffersPage),
})

const stories: Story[] = [
  story('twelve', { offers: twelve }),
  story('two', { offers: [anOffer(), ...twelve.slice(3, 4)] }),
  story('none', { offers: [] }),
  story('loading', 'pending'),
  story('no-network', undefined),
  story('code-needed', () => refused('SIGN_IN_NEEDED', {})),
]
export default stories
