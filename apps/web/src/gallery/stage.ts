import { replaceClient } from '../client.ts'
import { useServerClock } from '../composables/useServerClock.ts'
import { forgetUnfinished, visitNotes } from '../kept-json.ts'
import { forgetSignIn } from '../last-sign-in.ts'
import { useOfferStore } from '../stores/offers.ts'
import { useSessionStore } from '../stores/session.ts'
import { storageKeys } from '../storage-keys.ts'
import { replaceSurroundings } from '../surroundings.ts'
import { fakeClient, type FakeAnswers } from './fake-client.ts'
import { NOW } from './fixtures/moments.ts'

/**
 * Sets the scene of a page: fixed answers, a clock that stands still, nothing kept from the story
 * before. No page can be left.
 */
export function stage(answers: FakeAnswers): void {
  forgetUnfinished()
  forgetSignIn()
  visitNotes.forget(storageKeys.offerAsked)
  useOfferStore().$reset()
  useSessionStore().$reset()
  useServerClock().sync(NOW, null)
  replaceSurroundings({ leave: () => undefined, monotonic: () => 0 })
  replaceClient(fakeClient(answers))
}
