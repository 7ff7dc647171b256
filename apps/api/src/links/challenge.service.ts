import { timingSafeEqual } from 'node:crypto'
import { timing } from '@wengang/contracts'
import { stripSeparators, toHalfWidth } from '@wengang/identifiers'
import { challengeCode, challengeCodeHash } from '../messages/message-codes.ts'
import {
  mobileOfMessage,
  type PreparedMessage,
  prepareMessage,
  queueMessage,
} from '../messages/message.service.ts'
import { defineCommand } from '../platform/database/command.ts'
import type { Trx } from '../platform/database/dialects.ts'
import { lockExclusive } from '../platform/database/locks.ts'
import { newId } from '../platform/ids.ts'
import type { Services } from '../platform/services.ts'
import { type ChallengeSubject, codesSentTo, findNewestChallenge } from './challenge.queries.ts'
import { type CodeAllowance, codeAllowance, codeWindowMs } from './code-limits.ts'
import { countWrongCode, forgetWrongCodes, lockedUntil } from './lockout.ts'
import { noteOpened } from './link.service.ts'

export type AskOutcome =
  | { kind: 'sent'; challengeId: string; expiresAt: number }
  | ({ kind: 'refused' } & CodeAllowance & { ok: false })
  | { kind: 'locked'; until: number }

interface AskInput {
  challengeId: string
  subject: ChallengeSubject
  codeHash: string
  phone: { mobileIndex: string; mobileSealed: string; keyId: string }
  /** Null where there is no phone: it is counted all the same. */
  message: PreparedMessage | null
  at: number
}

/**
 * Sends a code: counted per phone in the same transaction, one phone at a time, so that parallel requests
 * cannot exceed a limit. A new code ends the older ones of its subject.
 */
export const askCodeCommand = defineCommand(
  'askCode',
  async (trx: Trx, input: AskInput): Promise<AskOutcome> => {
    const { subject, phone, message, at } = input
    await lockExclusive(trx, phoneLock(phone.mobileIndex))
    const until = await lockedUntil(trx, subject, at)
    if (until !== null) return { kind: 'locked', until }
    const sent = await codesSentTo(trx, phone.mobileIndex, at - codeWindowMs)
    const allowance = codeAllowance(sent, at)
    if (!allowance.ok) return { kind: 'refused', ...allowance }
    await trx
      .updateTable('challenge')
      .set({ expires_at: at })
      .where('subject_kind', '=', subject.kind)
      .where('subject_id', '=', subject.id)
      .where('used_at', 'is', null)
      .where('expires_at', '>', at)
      .execute()
    await trx
      .insertInto('challenge')
      .values({
        id: input.challengeId,
        subject_kind: subject.kind,
        subject_id: subject.id,
        mobile_index: phone.mobileIndex,
        mobile_sealed: phone.mobileSealed,
        code_hash: input.codeHash,
        key_id: phone.keyId,
        tries: 0,
        created_at: at,
        expires_at: at + timing.codeLifetimeMs,
        used_at: null,
      })
      .execute()
    if (message !== null)
      await queueMessage(trx, message, { dedupeKey: `code:${input.challengeId}`, cases: [] })
    if (subject.kind === 'message') await noteOpened(trx, { messageId: subject.id, at })
    return { kind: 'sent', challengeId: input.challengeId, expiresAt: at + timing.codeLifetimeMs }
  },
)

/** Asks for a code to the phone of a subject. */
export async function askCode(
  services: Services,
  subject: ChallengeSubject,
  mobile: string,
): Promise<AskOutcome> {
  const { store, keys, clock } = services
  const at = clock.now()
  const challengeId = newId(at)
  const message = prepareMessage(services, mobile, { kind: 'code', params: { challengeId } })
  const outcome = await store.write(askCodeCommand, {
    challengeId,
    subject,
    codeHash: challengeCodeHash(keys, challengeId, challengeCode(keys, challengeId)),
    phone: message,
    message,
    at,
  })
  services.wakeJobs()
  return outcome
}

/**
 * Asks for a code of an account that does not exist: counted, paused, tried and locked like any other, so
 * that nobody learns who has an account. Nothing is sent, and no code is right.
 */
export function askCodeOfNobody(
  { store, keys, clock }: Services,
  subject: ChallengeSubject,
): Promise<AskOutcome> {
  const at = clock.now()
  const challengeId = newId(at)
  return store.write(askCodeCommand, {
    challengeId,
    subject,
    codeHash: '',
    phone: { mobileIndex: `nobody:${subject.id}`, mobileSealed: '', keyId: keys.id },
    message: null,
    at,
  })
}

export type TryOutcome =
  | { kind: 'right'; mobileSealed: string; mobileIndex: string }
  | { kind: 'wrong'; triesLeft: number }
  | { kind: 'spent' | 'expired' | 'malformed' }
  | { kind: 'locked'; until: number }

/** What was typed, made ready for `tryCodeCommand`. */
export interface TryInput {
  challengeId: string
  subject: ChallengeSubject
  codeHash: string
  at: number
}

/** Counts one try of a code, right or wrong; a code serves once, for five minutes and five tries. */
export const tryCodeCommand = defineCommand(
  'tryCode',
  async (trx: Trx, input: TryInput): Promise<TryOutcome> => {
    const { mobile_index: mobileIndex } = await trx
      .selectFrom('challenge')
      .select('mobile_index')
      .where('id', '=', input.challengeId)
      .executeTakeFirstOrThrow()
    await lockExclusive(trx, phoneLock(mobileIndex))
    const until = await lockedUntil(trx, input.subject, input.at)
    if (until !== null) return { kind: 'locked', until }
    const newest = await findNewestChallenge(trx, input.subject)
    if (newest?.id !== input.challengeId || newest.used_at !== null) return { kind: 'expired' }
    if (newest.tries >= timing.codeTries) return { kind: 'spent' }
    if (input.at >= newest.expires_at) return { kind: 'expired' }
    const right = equal(newest.code_hash, input.codeHash)
    const tries = newest.tries + 1
    await trx
      .updateTable('challenge')
      .set({ tries, used_at: right ? input.at : null })
      .where('id', '=', newest.id)
      .execute()
    if (right) {
      await forgetWrongCodes(trx, input.subject)
      return { kind: 'right', mobileSealed: newest.mobile_sealed, mobileIndex }
    }
    const locked = await countWrongCode(trx, input.subject, input.at)
    if (locked !== null) return { kind: 'locked', until: locked }
    const triesLeft = timing.codeTries - tries
    return triesLeft === 0 ? { kind: 'spent' } : { kind: 'wrong', triesLeft }
  },
)

/** A phone that has shown that it received its code. */
export interface ProvenPhone {
  mobile: string
  mobileIndex: string
}

/**
 * Makes what a person typed ready to be tried, blanks, full-width digits or the whole message included.
 * `expired`: no code was ever sent.
 */
export async function prepareTry(
  { store, keys, clock }: Services,
  subject: ChallengeSubject,
  typed: string,
): Promise<TryInput | 'malformed' | 'expired'> {
  const code = readCode(typed)
  if (code === null) return 'malformed'
  const newest = await findNewestChallenge(store.read, subject)
  if (newest === undefined) return 'expired'
  const codeHash = challengeCodeHash(keys, newest.id, code)
  return { challengeId: newest.id, subject, codeHash, at: clock.now() }
}

/** Tries what a person typed. */
export async function tryCode(
  services: Services,
  subject: ChallengeSubject,
  typed: string,
): Promise<{ kind: 'right'; phone: ProvenPhone } | Exclude<TryOutcome, { kind: 'right' }>> {
  const prepared = await prepareTry(services, subject, typed)
  if (typeof prepared === 'string') return { kind: prepared }
  const outcome = await services.store.write(tryCodeCommand, prepared)
  if (outcome.kind !== 'right') return outcome
  const mobile = mobileOfMessage(services.keys, outcome.mobileSealed)
  return { kind: 'right', phone: { mobile, mobileIndex: outcome.mobileIndex } }
}

/** The six digits in what was typed or pasted; null when there are not exactly six in a row. */
export function readCode(typed: string): string | null {
  const plain = toHalfWidth(typed)
  const digits = stripSeparators(plain)
  if (/^\d{6}$/.test(digits)) return digits
  const runs = plain.match(/\d+/g)?.filter((run) => run.length === timing.codeLength) ?? []
  return runs.length === 1 ? (runs[0] ?? null) : null
}

const phoneLock = (mobileIndex: string): string => `phone:${mobileIndex}`

function equal(kept: string, given: string): boolean {
  const [a, b] = [Buffer.from(kept), Buffer.from(given)]
  return a.length === b.length && timingSafeEqual(a, b)
}
