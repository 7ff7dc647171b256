import { setTimeout as sleep } from 'node:timers/promises'

const firstPauseMs = 250
const longestPauseMs = 15_000

/** How much may be with the gateway unanswered, and how long to leave it alone when it asks for that. */
export interface Flow {
  /** Waits for a place; false when none was free before the deadline (epoch ms of the real clock). */
  enter(deadline: number): Promise<boolean>
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
  const waiting: (() => void)[] = []

  return {
    async enter(deadline) {
      for (;;) {
        const now = Date.now()
        if (now >= deadline) return false
        if (pausedUntil > now) await sleep(Math.min(pausedUntil, deadline) - now)
        else if (inside < window) {
          inside += 1
          return true
        } else await turn(deadline - now)
      }
    },
    leave() {
      inside -= 1
      waiting.shift()?.()
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

  function turn(mostMs: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(go, mostMs)
      function go(): void {
        clearTimeout(timer)
        const index = waiting.indexOf(go)
        if (index !== -1) waiting.splice(index, 1)
        resolve()
      }
      waiting.push(go)
    })
  }
}
