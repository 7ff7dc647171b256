import { type PreparedMessage, prepareMessage, queueMessage } from '../messages/message.service.ts'
import { tokenHash } from '../platform/crypto/keys.ts'
import type { Trx } from '../platform/database/dialects.ts'
import type { HttpContext } from '../platform/http/context.ts'
import { readToken, writeToken } from '../platform/http/cookies.ts'
import {
  giveSession,
  prepareSession,
  type PreparedSession,
  type SessionOwner,
} from '../platform/http/firm-session.ts'
import { insertSession } from '../platform/http/session.queries.ts'
import { newToken } from '../platform/random.ts'
import { accountOf } from './device.queries.ts'

/** How long a browser is known again: as long as browsers keep a cookie. */
const browserMs = 400 * 86_400_000

/** What a command needs to keep a session of an account. Plain data, without the tokens. */
export interface AccountSession {
  row: PreparedSession['row']
  /** The session that this browser gives up for it, by the hash of its token. */
  replaces: string | null
  newDevice: PreparedMessage
}

/** A session of an account made ready outside a command. */
export interface PreparedAccountSession {
  kept: AccountSession
  session: PreparedSession
  browser: string
}

/**
 * Makes the session of a person's or a unit's account ready for the phone that proved itself: give `kept` to
 * a command that calls `keepAccountSession`, and call `giveAccountSession` after it.
 */
export function prepareAccountSession(
  c: HttpContext,
  phone: { mobile: string; mobileIndex: string },
  owner: Exclude<SessionOwner, { kind: 'contact' }>,
): PreparedAccountSession {
  const browser = knownBrowser(c) ?? newToken()
  const session = prepareSession(c, phone, owner)
  const row = { ...session.row, browser_hash: tokenHash(browser) }
  const former = readToken(c, 'firm')
  const params = { account: owner.kind, sessionId: row.id, at: row.created_at }
  return {
    kept: {
      row,
      replaces: former === undefined || former === '' ? null : tokenHash(former),
      newDevice: prepareMessage(c.get('services'), phone.mobile, { kind: 'newDevice', params }),
    },
    session: { ...session, row },
    browser,
  }
}

/**
 * Keeps a session, inside the transaction that found its owner to be right. Tells the phone of the account
 * when the account was used before, but never from this browser.
 */
export async function keepAccountSession(trx: Trx, input: AccountSession): Promise<void> {
  const { row, replaces, newDevice } = input
  const browsers = await trx
    .selectFrom('session')
    .select('browser_hash')
    .distinct()
    .where((eb) => eb.and(accountOf(row)))
    .execute()
  if (replaces !== null) {
    await trx
      .updateTable('session')
      .set({ ended_at: row.created_at })
      .where('token_hash', '=', replaces)
      .where('ended_at', 'is', null)
      .execute()
  }
  await insertSession.run(trx, row)
  const isNewHere = browsers.every(({ browser_hash: browser }) => browser !== row.browser_hash)
  if (browsers.length > 0 && isNewHere) {
    await queueMessage(trx, newDevice, { dedupeKey: `newDevice:${row.id}`, cases: [] })
  }
}

/** Gives the browser what it is known by: now for this session, and later as a browser seen before. */
export function giveAccountSession(c: HttpContext, prepared: PreparedAccountSession): void {
  giveSession(c, prepared.session)
  writeToken(c, 'browser', prepared.browser, browserMs)
}

function knownBrowser(c: HttpContext): string | null {
  const token = readToken(c, 'browser') ?? ''
  return /^[\w-]{43}$/.test(token) ? token : null
}
