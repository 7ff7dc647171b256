import { type Connection, openConnection, type Shot } from './connection.ts'

/** What a load came to. Times in ms. */
export interface LoadResult {
  perSecond: number
  p50: number
  p99: number
  longest: number
  statuses: Record<number, number>
}

const manyConnections = 64

interface Due {
  shot: Shot
  /** When it should have been sent. */
  due: number
}

/** Fires shots over a fixed number of connections, as fast as they are answered. */
export async function fire(
  port: number,
  shots: readonly Shot[],
  connections = manyConnections,
): Promise<LoadResult> {
  const open = await openSeveral(port, Math.min(connections, shots.length))
  const run = newRun()
  let next = 0
  const began = performance.now()
  await Promise.all(
    open.map(async (connection) => {
      for (let shot = shots[next++]; shot !== undefined; shot = shots[next++]) {
        const at = performance.now()
        run.add(await connection.send(shot), performance.now() - at)
      }
    }),
  )
  const result = run.result(performance.now() - began)
  for (const connection of open) connection.close()
  return result
}

/**
 * Fires shots at a given rate, whatever the answers do: a shot that waits for a free connection has waited,
 * and the time counts from when it was due. Ends early when `until` resolves.
 */
export async function pace(
  port: number,
  shots: Iterable<Shot>,
  perSecond: number,
  until?: Promise<unknown>,
): Promise<LoadResult> {
  const free = await openSeveral(port, manyConnections)
  const run = newRun()
  const queue: Due[] = []
  const pending = new Set<Promise<void>>()
  let ended = false
  void until?.finally(() => {
    ended = true
  })
  const pump = (): void => {
    for (;;) {
      const connection = free.at(-1)
      const next = connection === undefined ? undefined : queue.shift()
      if (connection === undefined || next === undefined) return
      free.pop()
      const one = settle(connection, next)
      pending.add(one)
      void one.finally(() => pending.delete(one))
    }
  }
  const settle = async (connection: Connection, { shot, due }: Due): Promise<void> => {
    run.add(await connection.send(shot), performance.now() - due)
    free.push(connection)
    pump()
  }
  const began = performance.now()
  let index = 0
  for (const shot of shots) {
    if (ended) break
    const due = began + (index * 1000) / perSecond
    index += 1
    const wait = due - performance.now()
    if (wait > 1) await new Promise((resolve) => setTimeout(resolve, wait))
    queue.push({ shot, due })
    pump()
  }
  while (pending.size > 0) await Promise.all(pending)
  const result = run.result(performance.now() - began)
  for (const connection of free) connection.close()
  return result
}

/** Fires each shot on a connection of its own, one after another; connecting counts. */
export async function fireFresh(port: number, shots: readonly Shot[]): Promise<LoadResult> {
  const run = newRun()
  const began = performance.now()
  for (const shot of shots) {
    const at = performance.now()
    const connection = await openConnection(port)
    run.add(await connection.send(shot), performance.now() - at)
    connection.close()
  }
  return run.result(performance.now() - began)
}

function openSeveral(port: number, count: number) {
  return Promise.all(Array.from({ length: count }, () => openConnection(port)))
}

function newRun() {
  const times: number[] = []
  const statuses: Record<number, number> = {}
  return {
    add(status: number, ms: number): void {
      times.push(ms)
      statuses[status] = (statuses[status] ?? 0) + 1
    },
    result(ms: number): LoadResult {
      times.sort((a, b) => a - b)
      const at = (share: number) =>
        times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0
      return {
        perSecond: Math.round((times.length * 1000) / ms),
        p50: at(0.5),
        p99: at(0.99),
        longest: times.at(-1) ?? 0,
        statuses,
      }
    },
  }
}
