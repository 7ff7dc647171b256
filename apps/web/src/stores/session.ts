import type { CallOutput } from '@wengang/contracts/client'
import { defineStore } from 'pinia'
import { client } from '../client.ts'
import { useServerClock } from '../composables/useServerClock.ts'

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
    async load(): Promise<'loaded' | 'unknown'> {
      const result = await client('getSession', {})
      if (!result.ok) return 'unknown'
      const { session, agency, now, demo } = result.data
      this.session = session
      this.agency = agency
      useServerClock().sync(now, demo)
      return 'loaded'
    },
  },
})
