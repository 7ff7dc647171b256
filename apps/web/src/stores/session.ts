import type { CallOutput } from '@wengang/contracts/client'
import { defineStore } from 'pinia'
import { client } from '../client.ts'
import { useServerClock } from '../composables/useServerClock.ts'
import { forgetUnfinished } from '../kept-json.ts'
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
      return 'ended'
    },
  },
})
