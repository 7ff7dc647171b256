import { h } from 'vue'
import type { FakeAnswers } from '../gallery/fake-client.ts'
import { cases } from '../gallery/fixtures/cases.ts'
import { CASE_NO, draft, longest } from '../gallery/fixtures/offers.ts'
import { lost, refused } from '../gallery/fixtures/refusals.ts'
import { played, type Act } from '../gallery/played.ts'
import { stage } from '../gallery/stage.ts'
import type { Story } from '../gallery/story.ts'
import CasePage from './CasePage.vue'

const page = () => h(CasePage, { caseNo: CASE_NO })

function asked(name: string, getCase: FakeAnswers['getCase'], acts: readonly Act[] = []): Story {
  return {
    name: `case-${name}`,
    frame: 'page',
    prepare: () => stage(getCase === undefined ? {} : { getCase }),
    render: acts.length === 0 ? page : played(page, acts),
  }
}

const inEveryState = Object.entries(cases).map(([name, found]) =>
  asked(
    name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
    { case: found },
  ),
)

/** Answers the first look; every later one is lost on the way. */
function thenLost(): FakeAnswers['getCase'] {
  let looks = 0
  return () => (looks++ === 0 ? { ok: true, data: { case: cases.accepted } } : lost)
}

const stories: Story[] = [
  ...inEveryState,
  asked('draft', {
    case: {
      ...cases.offered,
      todo: '您单位已选择，尚未提交，不算数。请核对后提交。',
      offer: { ...cases.offered.offer, draft },
    },
  }),
  asked('history', { case: cases.publicity }, [{ open: '全部记录' }]),
  asked('longest', {
    case: {
      ...cases.publicity,
      offer: {
        ...cases.publicity.offer,
        ...longest,
        status: cases.publicity.offer.status,
        answerable: false,
      },
    },
  }),
  asked('loading', 'pending'),
  asked('no-network', undefined),
  asked('unknown', () => refused('NOT_FOUND', {})),
  asked('code-needed', () => refused('SIGN_IN_NEEDED', {})),
  asked('stale', thenLost(), [{ press: '刷新' }]),
]
export default stories
