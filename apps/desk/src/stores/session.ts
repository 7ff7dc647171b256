import type { CallOutput, CallResult } from '@wengang/contracts/client'
import { type Act, mayDo } from '@wengang/contracts/roles'
import { defineStore } from 'pinia'
import { client, stopIdleClock } from '../client.ts'

type Session = CallOutput<'getStaffSession'>

interface SessionShelf {
  person: Session['person'] | null
  /** How far the sign-in has come once the password was right. */
  secondFactor: Session['secondFactor']
  secondAdministratorNeeded: boolean
  publicOrigin: Session['publicOrigin']
  asked: boolean
}

/** Who is signed in at this desk. */
export const useSessionStore = defineStore('session', {
  state: (): SessionShelf => ({
    person: null,
    secondFactor: 'needed',
    secondAdministratorNeeded: false,
    publicOrigin: null,
    asked: false,
  }),
  getters: {
    may:
      ({ person }) =>
      (act: Act): boolean =>
        person !== null && mayDo(person.roles, act),
    /** The address of a page for everybody: the desk may have a host of its own. */
    publicPage:
      ({ publicOrigin }) =>
      (path: `/${string}`): string =>
        `${publicOrigin ?? ''}${path}`,
    /** Both factors were given: the desk is open. */
    isThrough: ({ person, secondFactor }) => person !== null && secondFactor === 'given',
  },
  actions: {
    /** Asks once for a document; without an answer the page itself tells what is wrong. */
    async loadOnce(): Promise<'somebody' | 'halfway' | 'nobody' | 'unknown'> {
      if (this.person !== null) return this.isThrough ? 'somebody' : 'halfway'
      if (this.asked) return 'nobody'
      const result = await client('getStaffSession', {})
      if (result.ok) this.$patch(result.data)
      this.asked = result.ok || result.code === 'STAFF_SIGN_IN_NEEDED'
      if (!this.asked) return 'unknown'
      if (!result.ok) return 'nobody'
      return this.isThrough ? 'somebody' : 'halfway'
    },
    async signIn(name: string, password: string): Promise<CallResult<'signInStaff'>> {
      const result = await client('signInStaff', { body: { name, password } })
      if (result.ok) {
        const { person, secondFactor } = result.data
        this.$patch({ person, secondFactor, asked: true })
      }
      return result
    },
    /** The second factor was given or enrolled. */
    async passed(): Promise<void> {
      this.secondFactor = 'given'
      await this.reload()
    },
    /** Asks again what the server knows of this sign-in, after something about people changed. */
    async reload(): Promise<void> {
      const result = await client('getStaffSession', {})
      if (result.ok) this.$patch(result.data)
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
      this.secondFactor = 'needed'
      this.asked = true
    },
  },
})
