import { h } from 'vue'
import type { FakeAnswers } from '../gallery/fake-client.ts'
import { anOffer, longest, OFFER_ID } from '../gallery/fixtures/offers.ts'
import { aReading } from '../gallery/fixtures/readings.ts'
import { lost, refused } from '../gallery/fixtures/refusals.ts'
import { played, type Act } from '../gallery/played.ts'
import { stage } from '../gallery/stage.ts'
import type { Story } from '../gallery/story.ts'
import ReadPage from './ReadPage.vue'

const page = () => h(ReadPage, { offerId: OFFER_ID })
const FINISH: Act = { press: '我已阅读' }

function story(name: string, answers: FakeAnswers, acts: readonly Act[] = []): Story {
  return {
    name: `read-${name}`,
    frame: 'page',
    prepare: () => stage({ getOffer: { offer: anOffer() }, ...answers }),
    render: acts.length === 0 ? page : played(page, acts),
  }
}

/** Marks are taken as they come, and the finish is answered as given. */
const marks =
  (
    finish: FakeAnswers['markReading'] = { visibleMs: 10_000, remainingMs: 0, finished: true },
  ): NonNullable<FakeAnswers['markReading']> =>
  (input) => {
    const { mark, visibleMs } = input.body
    if (mark === 'finish' && typeof finish === 'function') return finish(input)
    const data = { visibleMs, remainingMs: 10_000 - visibleMs, finished: false }
    return { ok: true, data }
  }

const stories: Story[] = [
  story('opening', { openReading: 'pending' }),
  story('begun', { openReading: aReading(0), markReading: marks() }),
  story('seven-left', { openReading: aReading(3_000), markReading: marks() }),
  story('paused', { openReading: aReading(6_000), markReading: marks() }, [{ look: 'away' }]),
  story('back-again', { openReading: aReading(6_000), markReading: marks() }, [
    { look: 'away' },
    { look: 'back' },
  ]),
  story('enough', { openReading: aReading(10_000), markReading: marks() }),
  story(
    'finishing',
    {
      openReading: aReading(10_000),
      markReading: 'pending',
    },
    [FINISH],
  ),
  story(
    'too-early',
    {
      openReading: aReading(10_000),
      markReading: marks(() => refused('READING_TOO_EARLY', { remainingMs: 2_600 })),
    },
    [FINISH],
  ),
  story('not-recorded', { openReading: aReading(10_000), markReading: marks(() => lost) }, [
    FINISH,
  ]),
  story('read-before', { openReading: aReading(10_000, anOffer(), true) }),
  story('text-changed', { openReading: () => refused('READING_CHANGED', {}) }),
  story('closed', { openReading: () => refused('ANSWER_CLOSED', { choice: 'ACCEPT' }) }),
  story('no-network', { openReading: () => lost }),
  story('code-needed', { openReading: () => refused('SIGN_IN_NEEDED', {}) }),
  story('longest', {
    getOffer: { offer: longest },
    openReading: aReading(3_000, longest),
    markReading: marks(),
  }),
]
export default stories
