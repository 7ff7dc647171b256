import type { CallOutput, CallResult } from '@wengang/contracts/client'
import { useRouter } from 'vue-router'
import { rememberSignIn } from '../last-sign-in.ts'
import { nextPath } from '../sign-in-way.ts'
import { useOfferStore } from '../stores/offers.ts'
import { useSessionStore } from '../stores/session.ts'

type NextStep = CallOutput<'signInUnit'>['next']

export interface UnitEntry {
  /** What comes next for a phone that is signed in, even if the answer that said so got lost; else null. */
  entered: (result: CallResult<'signInUnit'>) => Promise<NextStep | null>
  /** Goes on to where the person wanted to, over the administrator where there is none yet. */
  goOn: (
    step: NextStep,
    who: { uscc: string; mobile?: string },
    next: string | undefined,
  ) => Promise<unknown>
}

/** What follows on a code of a unit. */
export function useUnitEntry(): UnitEntry {
  const router = useRouter()
  const store = useSessionStore()
  let unanswered = false

  async function entered(result: CallResult<'signInUnit'>): Promise<NextStep | null> {
    const lost = unanswered && !result.ok && result.code === 'CODE_EXPIRED'
    unanswered = !result.ok && result.code === 'OFFLINE'
    if (!result.ok && !lost) return null
    await store.load()
    if (result.ok) return result.data.next
    // The code was used by the attempt whose answer got lost.
    if (store.session?.kind !== 'unit') return null
    return store.session.unit?.needsAdministrator === true ? 'administrator' : 'home'
  }

  function goOn(
    step: NextStep,
    who: { uscc: string; mobile?: string },
    next: string | undefined,
  ): Promise<unknown> {
    useOfferStore().$reset()
    rememberSignIn({ kind: 'unit', ...who })
    const wanted = nextPath(next, '/home')
    if (step === 'home') return router.replace(wanted)
    const query = wanted === '/home' ? {} : { next: wanted }
    return router.replace({ path: '/login/administrator', query })
  }

  return { entered, goOn }
}
