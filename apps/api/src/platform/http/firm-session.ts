import { byItselfHeader, type MemberRole, timing } from '@wengang/contracts'
import type { BusinessId } from '@wengang/policy'
import { masterKey, openField, sealField } from '../crypto/fields.ts'
import { tokenHash } from '../crypto/keys.ts'
import { newId } from '../ids.ts'
import { newToken } from '../random.ts'
import type { Services } from '../services.ts'
import { type HttpContext, deviceOf } from './context.ts'
import { readToken, writeToken } from './cookies.ts'
import { insertSession, runningSession, touchEveryMs, touchSession } from './session.queries.ts'

/** What the proof of a phone opens: the offers sent to it, a person's own account, or a unit's. */
export type SessionScope = { kind: 'contact' } | { kind: 'person'; personId: string } | UnitScope

/** A unit's online service. `memberId` is null until the administrator has registered (S1-21). */
export interface UnitScope {
  kind: 'unit'
  unitId: string
  memberId: string | null
  role: MemberRole | null
  /** What an operator was given; null for all that the edition opens. */
  businesses: readonly BusinessId[] | null
}

/** A phone that proved itself by a code. */
export interface FirmSession {
  id: string
  mobileIndex: string
  mobile: string
  device: string | null
  expiresAt: number
  signedInAt: number
  scope: SessionScope
}

/** Which account a new session is of. */
export type SessionOwner =
  | { kind: 'contact' }
  | { kind: 'person'; personId: string }
  | { kind: 'unit'; unitId: string; memberId: string | null }

/** A session made ready outside a command; only the hash of its token is stored. */
export interface PreparedSession {
  token: string
  row: Parameters<typeof insertSession.run>[1]
}

/** Makes a session for a proven mobile ready; `giveSession` hands it out once it is stored. */
export function prepareSession(
  c: HttpContext,
  phone: { mobile: string; mobileIndex: string },
  owner: SessionOwner,
): PreparedSession {
  const { keys, clock } = c.get('services')
  const now = clock.now()
  const token = newToken()
  const browser = readToken(c, 'browser')
  return {
    token,
    row: {
      token_hash: tokenHash(token),
      id: newId(now),
      kind: owner.kind,
      person_id: owner.kind === 'person' ? owner.personId : null,
      unit_id: owner.kind === 'unit' ? owner.unitId : null,
      member_id: owner.kind === 'unit' ? owner.memberId : null,
      browser_hash: browser === undefined || browser === '' ? null : tokenHash(browser),
      mobile_index: phone.mobileIndex,
      mobile_sealed: sealField(masterKey(keys), 'session.mobile', phone.mobile),
      device: deviceOf(c),
      created_at: now,
      seen_at: now,
    },
  }
}

/** Gives the browser the cookie of a stored session. */
export function giveSession(c: HttpContext, { token }: PreparedSession): void {
  writeToken(c, 'firm', token, timing.sessionMaximumMs)
}

/** Starts a session for the contact mobile of an offer: it opens the offers sent to it and nothing else. */
export async function startContactSession(
  c: HttpContext,
  phone: { mobile: string; mobileIndex: string },
): Promise<void> {
  const session = prepareSession(c, phone, { kind: 'contact' })
  await c.get('services').store.write(insertSession, session.row)
  giveSession(c, session)
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
  return { ...session, expiresAt: endOf(now, session.signedInAt) }
}

/** When a session ends that was last used at `seenAt`. */
function endOf(seenAt: number, signedInAt: number): number {
  return Math.min(seenAt + timing.sessionIdleMs, signedInAt + timing.sessionMaximumMs)
}

type SessionRow = NonNullable<Awaited<ReturnType<typeof runningSession.first>>>

async function sessionByToken(
  { store, keys, clock }: Services,
  token: string,
): Promise<(FirmSession & { seenAt: number }) | null> {
  const now = clock.now()
  const row = await runningSession.first(store.read, { hash: tokenHash(token) })
  if (row === undefined) return null
  const expiresAt = endOf(row.seen_at, row.created_at)
  const scope = scopeOf(row)
  if (now >= expiresAt || scope === null) return null
  return {
    id: row.id,
    mobileIndex: row.mobile_index,
    mobile: openField(masterKey(keys), 'session.mobile', row.mobile_sealed),
    device: row.device,
    expiresAt,
    signedInAt: row.created_at,
    seenAt: row.seen_at,
    scope,
  }
}

/** What a running session opens now; null once its operator was withdrawn or its number is another's. */
function scopeOf(row: SessionRow): SessionScope | null {
  switch (row.kind) {
    case 'contact':
      return { kind: 'contact' }
    case 'person':
      return row.person_id === null ? null : { kind: 'person', personId: row.person_id }
    case 'unit':
      return row.unit_id === null ? null : unitScope(row, row.unit_id)
  }
}

function unitScope(row: SessionRow, unitId: string): UnitScope | null {
  const { member_id: memberId, member_role: role } = row
  const isCertified = row.certified_index === row.mobile_index
  if (memberId === null || role === null) {
    return isCertified
      ? { kind: 'unit', unitId, memberId: null, role: null, businesses: null }
      : null
  }
  // Operators work only while the unit manages them (S0-12), the administrator by the certified mobile only.
  const works = role === 'administrator' ? isCertified : row.internal_management === 1
  if (row.member_state !== 'active' || !works) return null
  const businesses = row.businesses === null ? null : (JSON.parse(row.businesses) as BusinessId[])
  return { kind: 'unit', unitId, memberId, role, businesses }
}
