import { useRouter } from 'vue-router'
import { client as network } from '../client.ts'
import type { AnyResult } from '../refusal.ts'
import { nextPath } from '../sign-in-way.ts'
import { useSessionStore } from '../stores/session.ts'

export interface PersonEntry {
  /** Whether the phone is signed in after all, though the answer never came. */
  isIn: (result: AnyResult) => Promise<boolean>
  /** Goes on to where the person wanted to. */
  goOn: (next: string | undefined) => Promise<unknown>
}

/** What follows on a code of a personal account. */
export function usePersonEntry(client: typeof network = network): PersonEntry {
  const router = useRouter()
  let unanswered = false

  async function isIn(result: AnyResult): Promise<boolean> {
    if (result.ok) return true
    const lost = unanswered && result.code === 'CODE_EXPIRED'
    unanswered = result.code === 'OFFLINE'
    if (!lost) return false
    // The code was used by the attempt whose answer got lost.
    const registration = await client('getRegistration', {})
    return registration.ok && registration.data.person !== null
  }

  async function goOn(next: string | undefined): Promise<unknown> {
    await useSessionStore().load()
    const wanted = nextPath(next, '')
    if (wanted !== '') return router.replace(wanted)
    const registration = await client('getRegistration', {})
    // Who names no unit yet has one thing to do, and it is not looking at a list.
    const isNew =
      registration.ok &&
      registration.data.units.length === 0 &&
      registration.data.rule.open.includes('personalPortal')
    return router.replace(isNew ? '/register/unit' : '/register')
  }

  return { isIn, goOn }
}
