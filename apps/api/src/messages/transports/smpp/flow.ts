import { setTimeout as sleep } from 'node:timers/promises'

const firstPauseMs = 250
const longestPauseMs = 15_000

/** How much may be with the gateway unanswered, and how long to leave it alone when it asks for that. */
export interface Flow {
  /**
   * Waits for a place; false when none was free before the deadline (epoch ms of the real clock). Who is
   * urgent goes before all others, who also leave some places free for them.
   */
  enter(deadline: number, urgent?: boolean): Promise<boolean>
  leave(): void
  /** The gateway says that this is too much: everybody waits, longer each time. */
  slower(): void
  /** It takes messages again. */
  eased(): void
}

/** Makes a flow with a window of so many unanswered submissions. */
export function makeFlow(window: number): Flow {
  let inside = 0
  let pausedUntil = 0
  let pauseMs = 0
  /** A fifth of the places, from four on, is for the urgent. */
  const forNotices = window < 4 ? window : window - Math.ceil(window / 5)
  const waiting: { go: () => void; urgent: boolean }[] = []

  return {
    async enter(deadline, urgent = false) {
      const places = urgent ? window : forNotices
      for (;;) {
        const now = Date.now()
        if (now >= deadline) return false
        if (pausedUntil > now) await sleep(Math.min(pausedUntil, deadline) - now)
        else if (inside < places) {
          inside += 1
          return true
        } else await turn(deadline - now, urgent)
      }
    },
    leave() {
      inside -= 1
      const next = waiting.find(({ urgent }) => urgent) ?? waiting[0]
      next?.go()
    },
    slower() {
      const now = Date.now()
      // Answers to what was under way at once are one complaint.
      if (pausedUntil > now) return
      pauseMs = Math.min(longestPauseMs, Math.max(firstPauseMs, pauseMs * 2))
      pausedUntil = now + pauseMs
    },
    eased() {
      if (Date.now() >= pausedUntil) pauseMs = 0
    },
  }

  function turn(mostMs: number, urgent: boolean): Promise<void> {
    return new Promise((resolve) => {
      const me = { go, urgent }
      const timer = setTimeout(go, mostMs)
      function go(): void {
        clearTimeout(timer)
        const index = waiting.indexOf(me)
        if (index !== -1) waiting.splice(index, 1)
        resolve()
      }
      waiting.push(me)
    })
  }
}
