import type { CallOutput, CallResult } from '@wengang/contracts/client'
import { type Act, mayDo } from '@wengang/contracts/roles'
import { defineStore } from 'pinia'
import { client, stopIdleClock } from '../client.ts'

type Person = CallOutput<'getStaffSession'>['person']

interface SessionShelf {
  person: Person | null
  asked: boolean
}

/** Who is signed in at this desk. */
export const useSessionStore = defineStore('session', {
  state: (): SessionShelf => ({ person: null, asked: false }),
  getters: {
    may:
      ({ person }) =>
      (act: Act): boolean =>
        person !== null && mayDo(person.roles, act),
  },
  actions: {
    /** Asks once for a document; without an answer the page itself tells what is wrong. */
    async loadOnce(): Promise<'somebody' | 'nobody' | 'unknown'> {
      if (this.person !== null) return 'somebody'
      if (this.asked) return 'nobody'
      const result = await client('getStaffSession', {})
      if (result.ok) this.person = result.data.person
      this.asked = result.ok || result.code === 'STAFF_SIGN_IN_NEEDED'
      if (!this.asked) return 'unknown'
      return result.ok ? 'somebody' : 'nobody'
    },
    async signIn(name: string, password: string): Promise<CallResult<'signInStaff'>> {
      const result = await client('signInStaff', { body: { name, password } })
      if (result.ok) {
        this.person = result.data.person
        this.asked = true
      }
      return result
    },
    async signOut(): Promise<boolean> {
      const result = await client('endStaffSession', { body: {} } as Record<string, unknown>)
      if (!result.ok) return false
      this.forget()
      stopIdleClock()
      return true
    },
    forget(): void {
      this.person = null
      this.asked = true
    },
  },
})
