import { monitorEventLoopDelay, performance } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import { line, median } from './report.ts'

const aim = '1,000 ms; 50 ms'

/** Looks at something several times: how long each look takes, and how long it lets nobody through. */
export async function timedLook(
  what: string,
  look: () => Promise<unknown>,
  turns = 5,
): Promise<string> {
  const times: number[] = []
  const blocked = await startWatch()
  for (let turn = 0; turn < turns; turn += 1) {
    const began = performance.now()
    await look()
    times.push(performance.now() - began)
    // What was dear is kept for ten times as long as it took.
    await sleep(Math.max(...times) > 250 ? Math.max(...times) * 11 : 5)
  }
  const value = `${median(times).toFixed(0)}, ${Math.max(...times).toFixed(0)} ms; ${blocked()} ms`
  return line(`${what}: median, worst; longest block`, value, aim)
}

/** Does something once, with its time and how long it lets nobody through at most. */
export async function timedAct<T>(
  what: string,
  act: () => Promise<T>,
): Promise<{ value: T; text: string }> {
  const blocked = await startWatch()
  const began = performance.now()
  const value = await act()
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  return { value, text: line(`${what}; longest block`, `${seconds} s; ${blocked()} ms`) }
}

/** Watches how long the thread is not free; answers the longest time in ms, and ends. */
async function startWatch(): Promise<() => string> {
  const delay = monitorEventLoopDelay({ resolution: 1 })
  await sleep(50)
  delay.enable()
  return () => {
    delay.disable()
    return (delay.max / 1e6).toFixed(0)
  }
}
