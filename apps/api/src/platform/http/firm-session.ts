import { randomBytes } from 'node:crypto'
import { byItselfHeader, timing } from '@wengang/contracts'
import { masterKey, openField, sealField } from '../crypto/fields.ts'
import { type Keys, tokenHash } from '../crypto/keys.ts'
import { defineCommand } from '../database/command.ts'
import type { Trx } from '../database/dialects.ts'
import { prepareQuery } from '../database/prepared.ts'
import { newId } from '../ids.ts'
import type { Services } from '../services.ts'
import { type HttpContext, deviceOf } from './context.ts'
import { readToken, writeToken } from './cookies.ts'

/** A phone that proved itself by a code: it opens the offers sent to it and nothing else. */
export interface FirmSession {
  id: string
  mobileIndex: string
  mobile: string
  device: string | null
  expiresAt: number
}

const touchEveryMs = 60_000

interface NewSession {
  token_hash: string
  id: string
  mobile_index: string
  mobile_sealed: string
  device: string | null
  created_at: number
  seen_at: number
}

/** Keeps a new session; only the hash of its token is stored. */
export const insertSession = defineCommand('insertSession', async (trx: Trx, row: NewSession) => {
  await trx
    .insertInto('session')
    .values({ ...row, ended_at: null })
    .execute()
})

/** Notes that a session is in use, at most once a minute. */
export const touchSession = defineCommand(
  'touchSession',
  async (trx: Trx, input: { id: string; now: number }) => {
    await trx
      .updateTable('session')
      .set({ seen_at: input.now })
      .where('id', '=', input.id)
      .where('seen_at', '<', input.now - touchEveryMs)
      .execute()
  },
)

/** Ends a session. */
export const endSessionRow = defineCommand(
  'endSessionRow',
  async (trx: Trx, input: { id: string; now: number }) => {
    await trx
      .updateTable('session')
      .set({ ended_at: input.now })
      .where('id', '=', input.id)
      .where('ended_at', 'is', null)
      .execute()
  },
)

/** Starts a session for a proven mobile and gives the browser its cookie. */
export async function startSession(
  c: HttpContext,
  phone: { mobile: string; mobileIndex: string },
): Promise<FirmSession> {
  const { store, keys, clock } = c.get('services')
  const now = clock.now()
  const token = randomBytes(32).toString('base64url')
  const id = newId(now)
  const device = deviceOf(c)
  await store.write(insertSession, {
    token_hash: tokenHash(token),
    id,
    mobile_index: phone.mobileIndex,
    mobile_sealed: sealField(masterKey(keys), 'session.mobile', phone.mobile),
    device,
    created_at: now,
    seen_at: now,
  })
  writeToken(c, 'firm', token, timing.sessionMaximumMs)
  return { id, ...phone, device, expiresAt: now + timing.sessionIdleMs }
}

/** The session of a request, or null. Acts keep it alive; polling does not. */
export async function findSession(c: HttpContext): Promise<FirmSession | null> {
  const token = readToken(c, 'firm')
  if (token === undefined || token === '') return null
  const services = c.get('services')
  const session = await sessionByToken(services, token)
  if (session === null) return null
  const now = services.clock.now()
  const isPolling = c.req.header(byItselfHeader) === '1'
  if (isPolling || session.seenAt >= now - touchEveryMs) return session
  await services.store.write(touchSession, { id: session.id, now })
  return { ...session, expiresAt: endOf(now, session.createdAt) }
}

/** When a session ends that was last used at `seenAt`. */
function endOf(seenAt: number, createdAt: number): number {
  return Math.min(seenAt + timing.sessionIdleMs, createdAt + timing.sessionMaximumMs)
}

const runningSession = prepareQuery((db, { hash }: { hash: string }) =>
  db.selectFrom('session').selectAll().where('token_hash', '=', hash).where('ended_at', 'is', null),
)

async function sessionByToken(
  { store, keys, clock }: Services,
  token: string,
): Promise<(FirmSession & { seenAt: number; createdAt: number }) | null> {
  const now = clock.now()
  const row = await runningSession.first(store.read, { hash: tokenHash(token) })
  if (row === undefined) return null
  const expiresAt = endOf(row.seen_at, row.created_at)
  if (now >= expiresAt) return null
  return {
    id: row.id,
    mobileIndex: row.mobile_index,
    mobile: mobileOf(keys, row.mobile_sealed),
    device: row.device,
    expiresAt,
    seenAt: row.seen_at,
    createdAt: row.created_at,
  }
}

function mobileOf(keys: Keys, sealed: string): string {
  return openField(masterKey(keys), 'session.mobile', sealed)
}
