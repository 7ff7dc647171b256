import { type CodeSent, timing } from '@wengang/contracts'
import { maskMobile } from '@wengang/identifiers'
import type { ChallengeSubject } from '../links/challenge.queries.ts'
import {
  askCode,
  askCodeOfNobody,
  type AskOutcome,
  prepareTry,
  type ProvenPhone,
  tryCode,
  type TryInput,
  type TryOutcome,
} from '../links/challenge.service.ts'
import { findNewestChallenge } from '../links/challenge.queries.ts'
import { refuse } from '../platform/app-error.ts'
import type { Services } from '../platform/services.ts'
import { neverLeft } from '../messages/message-state.ts'

/** Sends a code for an account; refuses with CODE_PAUSE, CODE_LIMIT or LOCKED. */
export async function sendCode(
  services: Services,
  subject: ChallengeSubject,
  mobile: string,
): Promise<CodeSent> {
  const at = services.clock.now()
  return sentAt(await askCode(services, subject, mobile), at, maskMobile(mobile))
}

/**
 * The same where the answer must not tell whether there is an account: `mobile` is null for an unknown one,
 * and no number is shown for either.
 */
export async function sendCodeQuietly(
  services: Services,
  subject: ChallengeSubject,
  mobile: string | null,
): Promise<CodeSent> {
  const at = services.clock.now()
  const outcome =
    mobile === null
      ? await askCodeOfNobody(services, subject)
      : await askCode(services, subject, mobile)
  return sentAt(outcome, at, null)
}

function sentAt(outcome: AskOutcome, at: number, mobile: string | null): CodeSent {
  switch (outcome.kind) {
    case 'sent':
      return {
        challengeId: outcome.challengeId,
        mobile,
        expiresAt: outcome.expiresAt,
        resendAt: at + timing.codeResendMs,
      }
    case 'locked':
      return refuse('LOCKED', { until: outcome.until })
    case 'refused':
      return outcome.reason === 'pause'
        ? refuse('CODE_PAUSE', { retryAt: outcome.retryAt })
        : refuse('CODE_LIMIT', { retryAt: outcome.retryAt })
  }
}

/**
 * Takes the code of an account, once. Refuses with CODE_WRONG, CODE_SPENT, CODE_EXPIRED, CODE_NOT_SENT or
 * LOCKED; what cannot be a code costs no try.
 */
export async function takeCode(
  services: Services,
  subject: ChallengeSubject,
  typed: string,
): Promise<ProvenPhone> {
  const outcome = await tryCode(services, subject, typed)
  return outcome.kind === 'right' ? outcome.phone : refuseCode(services, subject, outcome)
}

/** The same for a command that tries the code itself, beside what it does with the proof. */
export async function readyCode(
  services: Services,
  subject: ChallengeSubject,
  typed: string,
): Promise<TryInput> {
  const prepared = await prepareTry(services, subject, typed)
  return typeof prepared === 'string' ? refuseCode(services, subject, { kind: prepared }) : prepared
}

export type CodeRefused = Exclude<TryOutcome, { kind: 'right' }>

/** Tells what was wrong with a code. */
export async function refuseCode(
  services: Services,
  subject: ChallengeSubject,
  outcome: CodeRefused,
): Promise<never> {
  switch (outcome.kind) {
    case 'wrong':
      return refuse('CODE_WRONG', { triesLeft: outcome.triesLeft })
    case 'spent':
      return refuse('CODE_SPENT', {})
    case 'locked':
      return refuse('LOCKED', { until: outcome.until })
    case 'expired':
      return (await neverSent(services, subject))
        ? refuse('CODE_NOT_SENT', {})
        : refuse('CODE_EXPIRED', {})
    case 'malformed':
      return refuse('INVALID_INPUT', {
        findings: [{ field: 'code', message: '验证码是 6 位数字，请检查后再输入' }],
      })
  }
}

async function neverSent({ store }: Services, subject: ChallengeSubject): Promise<boolean> {
  const newest = await findNewestChallenge(store.read, subject)
  if (newest === undefined) return false
  const message = await store.read
    .selectFrom('message')
    .select('state')
    .where('dedupe_key', '=', `code:${newest.id}`)
    .executeTakeFirst()
  return neverLeft(message?.state)
}
