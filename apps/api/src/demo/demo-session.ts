import { randomUUID } from 'node:crypto'
import {
  type CallInput,
  type CallOutput,
  type Client,
  createClient,
  type RouteName,
} from '@wengang/contracts'
import type { Clock } from '../platform/clock.ts'
import { masterKey, sealField } from '../platform/crypto/fields.ts'
import { blindIndex, tokenHash } from '../platform/crypto/keys.ts'
import type { HttpApp } from '../platform/http/context.ts'
import { insertSession } from '../platform/http/session.queries.ts'
import { newId } from '../platform/ids.ts'
import { totpAt } from '../staff/second-factor/totp.ts'
import { newToken } from '../platform/random.ts'
import type { Services } from '../platform/services.ts'

/** The clock of the demo's past: set by its story, then thrown away. */
export interface StoryClock extends Clock {
  set(instant: string): void
  wait(ms: number): void
}

/** A clock that stands where the story says. */
export function storyClock(start: string): StoryClock {
  let now = Date.parse(start)
  return {
    now: () => now,
    set(instant) {
      now = Date.parse(instant)
    },
    wait(ms) {
      now += ms
    },
  }
}

/** A caller that fails loudly: a story has no refusals. */
export type Actor = <N extends RouteName>(name: N, input: CallInput<N>) => Promise<CallOutput<N>>

const origin = 'http://localhost'

/** Who signs in: the secret of the authenticator is kept with the first time. */
export interface DemoSigner {
  name: string
  password: string
  totpSecret?: string
}

/** Signs a person of the staff in, through the same door as everybody. */
export async function signIn(app: HttpApp, clock: StoryClock, who: DemoSigner): Promise<Actor> {
  const { name, password } = who
  const open = actor(clientOf(app, {}))
  const { token } = await open('signInStaff', { body: { name, password } })
  const person = actor(clientOf(app, { authorization: `Bearer ${token}` }))
  // A code opens once: the story goes on with the next.
  clock.wait(30_000)
  if (who.totpSecret === undefined) {
    const { secret } = await person('beginTotp', { body: {} })
    const { code } = await totpAt(secret, clock.now())
    await person('confirmTotp', { body: { totp: code } })
    who.totpSecret = secret
    return person
  }
  const { code } = await totpAt(who.totpSecret, clock.now())
  await person('giveSecondFactor', { body: { totp: code } })
  return person
}

/** A firm's phone that has entered its code. */
export async function phone(app: HttpApp, services: Services, mobile: string): Promise<Actor> {
  const { store, keys, clock } = services
  const token = newToken()
  const now = clock.now()
  await store.write(insertSession, {
    token_hash: tokenHash(token),
    id: newId(now),
    kind: 'contact',
    person_id: null,
    unit_id: null,
    member_id: null,
    browser_hash: null,
    mobile_index: blindIndex(keys, 'mobile', mobile),
    mobile_sealed: sealField(masterKey(keys), 'session.mobile', mobile),
    device: '演示手机',
    created_at: now,
    seen_at: now,
  })
  return actor(clientOf(app, { cookie: `wg-firm=${token}` }))
}

function clientOf(app: HttpApp, headers: Record<string, string>): Client {
  return createClient(
    async (url, init) => app.request(`${origin}${url}`, init),
    () => headers,
  )
}

function actor(client: Client): Actor {
  return async (name, input) => {
    const result = await client(name, { idempotencyKey: randomUUID(), ...input })
    if (!result.ok)
      throw new Error(`The demo story failed at ${name}: ${result.code} ${result.message}`)
    return result.data
  }
}
