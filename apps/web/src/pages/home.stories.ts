import type { CallOutput } from '@wengang/contracts/client'
import { h } from 'vue'
import type { Home } from '../composables/useHome.ts'
import type { FakeAnswers } from '../gallery/fake-client.ts'
import { NOW } from '../gallery/fixtures/moments.ts'
import { acceptance, anOffer, draft, longest, states, twelve } from '../gallery/fixtures/offers.ts'
import { refused } from '../gallery/fixtures/refusals.ts'
import {
  businesses,
  otherUnits,
  portalAddress,
  unit,
  unitSession,
} from '../gallery/fixtures/units.ts'
import { played, type Act } from '../gallery/played.ts'
import { stage } from '../gallery/stage.ts'
import type { Story } from '../gallery/story.ts'
import { useSessionStore } from '../stores/session.ts'
import HomePage from './HomePage.vue'

type Session = NonNullable<CallOutput<'getSession'>['session']>

const none: Home = {
  unit,
  member: { name: '张示例', role: 'administrator' },
  todo: [],
  cases: [],
  businesses,
  otherUnits: [],
}
const open = anOffer()
const one: Home = { ...none, todo: [open], cases: [open] }
const drafted = anOffer({ draft })
const paid = anOffer({
  id: '018c4731-0000-7000-8000-000000000222',
  caseNo: 'WG2-B4T-9QK',
  title: '2022年度稳岗返还',
  policyYear: 2022,
  status: states.paid,
  answer: acceptance,
  answerable: false,
})
const several: Home = {
  ...none,
  todo: [drafted, ...twelve.slice(5, 6)],
  cases: [drafted, ...twelve.slice(5, 7), ...twelve.slice(2, 3), ...twelve.slice(4, 5), paid],
  otherUnits,
}
const emergencyRefund = { business: '应急稳岗返还申报', address: portalAddress }
const expansionSubsidy = {
  business: '一次性扩岗补助申请',
  address: portalAddress,
  certificate: true,
}

const story = (name: string, answers: FakeAnswers, acts: readonly Act[] = []): Story => ({
  name: `home-${name}`,
  frame: 'page',
  prepare: () => stage(answers),
  render: acts.length === 0 ? () => h(HomePage) : played(() => h(HomePage), acts),
})

/** A sign-in that has run for a while; the open offer was asked about long ago. */
const running = (name: string, rest: Partial<Session>): Story => ({
  ...story(name, {}),
  prepare: async () => {
    const { session, ...around } = unitSession()
    const aged = session && { ...session, ...rest }
    stage({ getHome: none, getSession: { ...around, session: aged } })
    await useSessionStore().load()
  },
})

/** Right after a sign-in, while the open offer has not been asked about. */
const fresh = (name: string, getHome: Home, acts: readonly Act[] = []): Story => ({
  ...story(name, {}, acts),
  prepare: async () => {
    stage({ getHome, getSession: unitSession() })
    await useSessionStore().load()
  },
})

const stories: Story[] = [
  story('none', { getHome: none }),
  story('one', { getHome: one }),
  fresh('asks', one),
  fresh('asks-of-two', { ...one, todo: [longest, open] }),
  fresh('asked', one, [{ press: '稍后' }]),
  story('draft', { getHome: { ...one, todo: [drafted], cases: [drafted] } }),
  story('answered', {
    getHome: { ...none, cases: [anOffer({ status: states.accepted, answer: acceptance }), paid] },
  }),
  story('several', { getHome: several }),
  story('switch', { getHome: several }, [{ press: '切换单位' }]),
  story('switch-failed', { getHome: several }, [
    { press: '切换单位' },
    { press: '郑州样例电子商务' },
  ]),
  story('operator', {
    getHome: {
      ...none,
      member: { name: '李样例', role: 'operator' },
      businesses: businesses.map((business) =>
        business.way === 'certificate' ? business : { ...business, way: 'notGiven' as const },
      ),
    },
  }),
  story(
    'operator-refused',
    {
      getHome: { ...none, member: { name: '李样例', role: 'operator' } },
      beginBusiness: () =>
        refused('BUSINESS_NOT_COVERED', {
          business: '普通稳岗返还申报',
          address: portalAddress,
          certificate: false,
        }),
    },
    [{ press: '普通稳岗返还申报' }],
  ),
  story(
    'elsewhere',
    { getHome: none, beginBusiness: () => refused('BUSINESS_ELSEWHERE', emergencyRefund) },
    [{ press: '应急稳岗返还申报' }],
  ),
  story(
    'certificate',
    { getHome: none, beginBusiness: () => refused('BUSINESS_NOT_COVERED', expansionSubsidy) },
    [{ press: '一次性扩岗补助申请' }],
  ),
  running('sign-in-ends-soon', { expiresAt: NOW + 140_000 }),
  running('sign-in-ends-for-good', {
    signedInAt: NOW + 140_000 - 12 * 3_600_000,
    expiresAt: NOW + 140_000,
  }),
  running('sign-in-ended', { expiresAt: NOW }),
  story('loading', { getHome: 'pending' }),
  story('no-network', {}),
  story('sign-in-needed', { getHome: () => refused('UNIT_SIGN_IN_NEEDED', {}) }),
]
export default stories
