import { Agent, request } from 'node:http'

/** One request of a load. */
export interface Shot {
  method: 'GET' | 'POST'
  path: string
  headers?: Record<string, string>
  body?: string
}

/** What a load came to. Times in ms. */
export interface LoadResult {
  perSecond: number
  p50: number
  p99: number
  longest: number
  statuses: Record<number, number>
}

/** Fires shots over a fixed number of connections, as fast as they are answered. */
export async function fire(
  port: number,
  shots: readonly Shot[],
  connections = 64,
): Promise<LoadResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const run = newRun()
  let next = 0
  const began = performance.now()
  await Promise.all(
    Array.from({ length: Math.min(connections, shots.length) }, async () => {
      for (let shot = shots[next++]; shot !== undefined; shot = shots[next++]) {
        const at = performance.now()
        run.add(await send(agent, port, shot), performance.now() - at)
      }
    }),
  )
  agent.destroy()
  return run.result(performance.now() - began)
}

/** Fires shots at a given rate, whatever the answers do: the waits of a queue are not hidden. */
export async function pace(
  port: number,
  shots: readonly Shot[],
  perSecond: number,
  connections = 64,
): Promise<LoadResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const run = newRun()
  const began = performance.now()
  const pending: Promise<void>[] = []
  for (const [index, shot] of shots.entries()) {
    const due = began + (index * 1000) / perSecond
    const wait = due - performance.now()
    if (wait > 1) await new Promise((resolve) => setTimeout(resolve, wait))
    pending.push(
      send(agent, port, shot).then((status) => run.add(status, performance.now() - due)),
    )
  }
  await Promise.all(pending)
  agent.destroy()
  return run.result(performance.now() - began)
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
      const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0
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

function send(agent: Agent, port: number, shot: Shot): Promise<number> {
  return new Promise((resolve, reject) => {
    const { method, path, headers = {}, body } = shot
    const sent = request({ agent, port, host: '127.0.0.1', method, path, headers }, (response) => {
      response.resume()
      response.on('end', () => resolve(response.statusCode ?? 0))
    })
    sent.on('error', reject)
    sent.end(body)
  })
}
