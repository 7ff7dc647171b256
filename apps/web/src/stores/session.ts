import type { CallOutput } from '@wengang/contracts/client'
import { timing } from '@wengang/contracts/timing'
import { defineStore } from 'pinia'
import { client } from '../client.ts'
import { useServerClock } from '../composables/useServerClock.ts'
import { forgetUnfinished } from '../kept-json.ts'
import { forgetSignIn, rememberSignIn } from '../last-sign-in.ts'
import { useOfferStore } from './offers.ts'

type SessionAnswer = CallOutput<'getSession'>

interface SessionShelf {
  session: SessionAnswer['session']
  agency: SessionAnswer['agency'] | null
  asked: boolean
}

/** Who is at the phone, and which office stands behind the page. */
export const useSessionStore = defineStore('session', {
  state: (): SessionShelf => ({ session: null, agency: null, asked: false }),
  getters: {
    /** Where this sign-in begins: a unit at its own home, everybody else at the first page. */
    home({ session }): '/' | '/home' | '/login/administrator' {
      if (session?.kind !== 'unit') return '/'
      return session.unit?.needsAdministrator === true ? '/login/administrator' : '/home'
    },
    /** No act moves the end any more: it is the longest that a session may last. */
    isAtItsLongest({ session }): boolean {
      return session !== null && session.expiresAt >= session.signedInAt + timing.sessionMaximumMs
    },
  },
  actions: {
    /** Once for a document: a sign-in is a plain page and opens the app anew. */
    async loadOnce(): Promise<void> {
      if (this.asked) return
      this.asked = true
      if ((await this.load()) === 'unknown') this.asked = false
    },
    /** Without an answer nothing changes: the words of the page hold without it. */
    async load(byItself = false): Promise<'loaded' | 'unknown'> {
      const result = await client('getSession', { byItself })
      if (!result.ok) return 'unknown'
      const { session, agency, now, demo } = result.data
      // What ran out while nobody acted is told as such, not as if there had never been one.
      const ranOut = byItself && session === null && this.session !== null
      this.session = ranOut && this.session ? { ...this.session, expiresAt: now } : session
      this.agency = agency
      // Which unit it is, its own pages know; the other kinds need no more than this.
      if (session?.kind === 'person') rememberSignIn({ kind: 'person' })
      if (session?.kind === 'contact') forgetSignIn()
      useServerClock().sync(now, demo)
      return 'loaded'
    },
    /** The person's own act keeps the proof of the phone alive. */
    async extend(): Promise<void> {
      await this.load()
      // The first answer still says when it would have ended without this act.
      await this.load(true)
    },
    /** Ends the proof on this phone, and with it what the phone has kept. */
    async end(): Promise<'ended' | 'failed'> {
      const result = await client('endSession', {})
      if (!result.ok && result.code !== 'SIGN_IN_NEEDED') return 'failed'
      this.session = null
      useOfferStore().$reset()
      forgetUnfinished()
      forgetSignIn()
      return 'ended'
    },
  },
})
