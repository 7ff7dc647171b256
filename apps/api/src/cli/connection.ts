import { type Client, createClient, type Fetch } from '@wengang/contracts'
import type { Config } from '../platform/config.ts'
import { deskFetch } from './desk-fetch.ts'
import { fail } from './failure.ts'
import { runningServer } from './files.ts'

/** A way to the house: over HTTP to the server that holds the data, or through a house opened here. */
export interface Connection {
  client(token: string | null): Client
  close(): Promise<void>
}

/** Opens the data here only when no server holds it, so that there is one writing process. */
export async function connect(config: Config): Promise<Connection> {
  const server = runningServer(config.dataDir)
  if (server !== null && (await answers(server.origin))) {
    const overHttp: Fetch =
      config.deskOrigin === null
        ? (url, init) => fetch(`${server.origin}${url}`, init)
        : deskFetch(server.origin, config.deskOrigin)
    return { client: clientOver(overHttp), close: async () => {} }
  }
  // Loaded only here: a command that speaks to a server starts in a third of the time.
  const { openOwnHouse } = await import('./own-house.ts')
  const house = await openOwnHouse(config)
  return { client: clientOver(house.fetch), close: house.close }
}

function clientOver(fetch: Fetch): Connection['client'] {
  return (token) =>
    createClient(fetch, () =>
      token === null ? ({} as Record<string, string>) : { authorization: `Bearer ${token}` },
    )
}

/** False when nobody listens there, which is a note that a server left behind when it was killed. */
async function answers(origin: string): Promise<boolean> {
  try {
    await fetch(`${origin}/healthz`, { signal: AbortSignal.timeout(10_000) })
    return true
  } catch (error) {
    const cause = error instanceof Error ? error.cause : undefined
    const refused = cause instanceof Error && 'code' in cause && cause.code === 'ECONNREFUSED'
    return refused ? false : fail(`正在运行的服务（${origin}）没有应答，请稍后再试。`)
  }
}
