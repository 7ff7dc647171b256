import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import {
  type CallInput,
  type CallOutput,
  type Client,
  errorWords,
  type Route,
  type RouteName,
  roleWords,
  routes,
} from '@wengang/contracts'
import type { Command } from 'commander'
import { readConfig } from '../platform/config.ts'
import { type Connection, connect } from './connection.ts'
import { CliFailure, fail } from './failure.ts'
import { type KeptSession, readSession } from './files.ts'
import { askCode } from './prompt.ts'

/** What an act of the command line works with. */
export interface Act<Options> {
  args: readonly string[]
  options: Options & { json?: boolean }
  /** Calls an endpoint as the signed-in person; ends the command with the words of a refusal. */
  ask: Ask
  session: KeptSession
  print: (data: unknown, lines: () => readonly string[]) => void
}

export type Ask = <N extends RouteName>(
  name: N,
  input: Omit<CallInput<N>, 'idempotencyKey' | 'signal'>,
) => Promise<CallOutput<N>>

/** A command that somebody of the staff does: needs a session, names the person, closes what it opened. */
export function staffAct<Options>(run: (act: Act<Options>) => Promise<void>) {
  return async (...given: unknown[]): Promise<void> => {
    const command = given.at(-1) as Command
    const options = command.optsWithGlobals() as Options & { json?: boolean }
    const config = readConfig(process.env)
    const session = readSession(config.dataDir)
    if (session === null) return fail('请先登录：npm run wengang -- login 登录名')
    await withConnection(connect(config), async (connection) => {
      await run({
        args: command.args,
        options,
        ask: asker(connection.client(session.token)),
        session,
        print: (data, lines) => print(options.json === true, data, lines, session),
      })
    })
  }
}

/** Runs with a connection and closes it, whatever happens. */
export async function withConnection<T>(
  opening: Promise<Connection>,
  run: (connection: Connection) => Promise<T>,
): Promise<T> {
  const connection = await opening
  try {
    return await run(connection)
  } finally {
    await connection.close()
  }
}

const tries = 3
const pauseMs = 1_000

/**
 * Turns a client into calls that answer or end the command. A call whose answer was lost is repeated with
 * its key, so that an act is done once.
 */
export function asker(client: Client): Ask {
  return async <N extends RouteName>(
    name: N,
    input: Omit<CallInput<N>, 'idempotencyKey' | 'signal'>,
  ): Promise<CallOutput<N>> => {
    const route: Route = routes[name]
    const key = route.idempotent === true ? { idempotencyKey: randomUUID() } : {}
    for (let attempt = 1; ; attempt += 1) {
      const result = (await client(name, { ...input, ...key } as CallInput<N>)) as
        { ok: true; data: CallOutput<N> } | { ok: false; code: string; message: string }
      if (result.ok) return result.data
      if (result.code === 'SECOND_FACTOR_NEEDED' && attempt < tries) {
        await giveFactor(client)
        continue
      }
      if (result.code !== 'OFFLINE') throw refusal(result)
      if (attempt === tries) fail('服务没有应答，不能确定是否办成，请查看后再办。')
      await sleep(pauseMs)
    }
  }
}

/** Proves again who is there, by what the person reads from the phone; the act is then repeated. */
export async function giveFactor(client: Client): Promise<void> {
  const typed = (await askCode()).trim()
  const body = /^\d{6}$/.test(typed) ? { totp: typed } : { recoveryCode: typed }
  const result = await client('giveSecondFactor', { body })
  if (!result.ok) throw new CliFailure(result.message, result.code)
}

function refusal({ code, message }: { code: string; message: string }): CliFailure {
  if (code !== 'STAFF_SIGN_IN_NEEDED') return new CliFailure(message, code)
  const why = message === errorWords('STAFF_SIGN_IN_NEEDED', {}) ? '登录已经过期，' : message
  return new CliFailure(`${why}请重新登录：npm run wengang -- login 登录名`, code)
}

/** Lines for people with the name of whoever acted; JSON for machines. */
export function print(
  json: boolean,
  data: unknown,
  lines: () => readonly string[],
  session: KeptSession | null,
): void {
  if (json) {
    console.log(JSON.stringify(data, null, 2))
    return
  }
  const by = session === null ? [] : [`办理人：${session.displayName}（${rolesOf(session)}）`]
  console.log([...lines(), ...by].join('\n'))
}

function rolesOf({ roles }: KeptSession): string {
  const words: Readonly<Record<string, string>> = roleWords
  return roles.map((role) => words[role] ?? role).join('、')
}
