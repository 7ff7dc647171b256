import type { CallOutput, CallResult } from '@wengang/contracts/client'
import type { Channel } from '@wengang/contracts/errors'
import type { Choice } from '@wengang/policy/case-state'
import { readonly, ref, shallowRef, type Ref } from 'vue'
import { client as network } from '../client.ts'
import { freshKey } from '@wengang/contracts/fresh-key'
import { forgetJson, keepJson, keptJson } from '../kept-json.ts'
import { leaveToSignIn, type SignInRefusal } from '../sign-in-way.ts'
import { storageKeys } from '../storage-keys.ts'
import { readAttempt, sameBody, type Attempt, type SubmissionBody } from '../submission-attempt.ts'
import { currentPath } from './useLoad.ts'

export type Receipt = CallOutput<'submitDecision'>['receipt']

/**
 * `done`: the server has recorded it. `offline`: it never left the phone. `unknown`: no answer came
 * back, so that it may have arrived. `readAgain`: a new reading is needed first.
 */
export type SubmissionOutcome =
  | { kind: 'done'; receipt: Receipt }
  | { kind: 'conflict'; choice: Choice; decidedAt: number; channel: Channel }
  | { kind: 'closed'; choice: Choice | null }
  | { kind: 'tooEarly'; remainingMs: number }
  | { kind: 'readAgain'; message: string }
  | { kind: 'offline' }
  | { kind: 'unknown' }
  | { kind: 'leaving'; code: SignInRefusal }
  | { kind: 'refused'; message: string }

export interface UseSubmissionOptions {
  client?: typeof network
  online?: () => boolean
  makeKey?: () => string
}

export interface Submission {
  sending: Readonly<Ref<boolean>>
  outcome: Readonly<Ref<SubmissionOutcome | null>>
  /** What was sent before without an answer, if anything. */
  unanswered: () => Attempt | null
  /** `after` is waited for first. */
  submit: (body: SubmissionBody, after?: Promise<unknown>) => Promise<SubmissionOutcome>
  /** The person has seen the outcome and goes on. */
  dismiss: () => void
}

/** Sends an answer. Nothing on the screen counts as answered before the server's word. */
export function useSubmission(offerId: string, options: UseSubmissionOptions = {}): Submission {
  const { client = network, online = () => navigator.onLine, makeKey = freshKey } = options
  const storageKey = storageKeys.attempt(offerId)
  const sending = ref(false)
  const outcome = shallowRef<SubmissionOutcome | null>(null)
  let attempt: Attempt | null = keptJson(storageKey, readAttempt)

  function attemptFor(body: SubmissionBody): Attempt {
    if (attempt && sameBody(attempt.body, body)) return keep({ ...attempt, turnedAway: false })
    return keep({ key: makeKey(), body, turnedAway: false })
  }

  function keep(next: Attempt): Attempt {
    attempt = next
    keepJson(storageKey, next)
    return next
  }

  function settle(): void {
    attempt = null
    forgetJson(storageKey)
  }

  async function submit(
    body: SubmissionBody,
    after: Promise<unknown> = Promise.resolve(),
  ): Promise<SubmissionOutcome> {
    const { key } = attemptFor(body)
    sending.value = true
    outcome.value = null
    await after
    const wasOnline = online()
    const result = await client('submitDecision', {
      params: { offerId },
      body,
      idempotencyKey: key,
    })
    sending.value = false
    const found = outcomeOf(result, wasOnline)
    if (settles(found) || (!result.ok && result.code === 'KEY_REUSED')) settle()
    if (found.kind === 'leaving') {
      if (attempt) keep({ ...attempt, turnedAway: true })
      leaveToSignIn(found.code, currentPath())
    }
    outcome.value = found
    return found
  }

  return {
    sending: readonly(sending),
    outcome,
    unanswered: () => attempt,
    submit,
    dismiss: () => {
      outcome.value = null
    },
  }
}

function outcomeOf(result: CallResult<'submitDecision'>, wasOnline: boolean): SubmissionOutcome {
  if (result.ok) return { kind: 'done', receipt: result.data.receipt }
  switch (result.code) {
    case 'OFFLINE':
      return { kind: wasOnline ? 'unknown' : 'offline' }
    case 'BUSY':
    case 'SERVER_FAULT':
      // It may have been recorded before it failed; the same key finds out.
      return { kind: 'unknown' }
    case 'ANSWER_CONFLICT':
      return { kind: 'conflict', ...result.details }
    case 'ANSWER_CLOSED':
      return { kind: 'closed', choice: result.details.choice }
    case 'READING_TOO_EARLY':
      return { kind: 'tooEarly', remainingMs: result.details.remainingMs }
    case 'READING_NEEDED':
    case 'READING_CHANGED':
    case 'READING_SPENT':
      return { kind: 'readAgain', message: result.message }
    case 'SIGN_IN_NEEDED':
    case 'PERSON_SIGN_IN_NEEDED':
    case 'UNIT_SIGN_IN_NEEDED':
    case 'ADMINISTRATOR_NEEDED':
      return { kind: 'leaving', code: result.code }
    case 'NOT_FOUND':
    case 'INVALID_INPUT':
    case 'ADMINISTRATOR_ONLY':
    case 'BUSINESS_NOT_COVERED':
    case 'STAFF_SIGN_IN_NEEDED':
    case 'NOT_ALLOWED':
    case 'SECOND_FACTOR_NEEDED':
    case 'WRONG_ORIGIN':
    case 'TOO_LARGE':
    case 'UNSUPPORTED_TYPE':
    case 'TOO_MANY_REQUESTS':
    case 'KEY_REUSED':
      return { kind: 'refused', message: result.message }
  }
}

/** Whether the server has said what became of the act, so that its key has done its work. */
function settles({ kind }: SubmissionOutcome): boolean {
  return kind === 'done' || kind === 'conflict' || kind === 'closed' || kind === 'readAgain'
}
