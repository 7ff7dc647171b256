import type { CallInput } from '@wengang/contracts/client'

export type SubmissionBody = CallInput<'submitDecision'>['body']

/** A submission under way: the same content keeps the same key until an answer comes. */
export interface Attempt {
  key: string
  body: SubmissionBody
  /** The server did not take it: a sign-in was missing. */
  turnedAway: boolean
}

/** Whether both are the same act, so that one key serves both. */
export function sameBody(a: SubmissionBody, b: SubmissionBody): boolean {
  return (
    a.choice === b.choice &&
    a.offerVersion === b.offerVersion &&
    a.basedOnSeq === b.basedOnSeq &&
    a.readingId === b.readingId &&
    (a.reason ?? '') === (b.reason ?? '')
  )
}

/** Reads what the phone has kept; null for anything that is no attempt. */
export function readAttempt(value: unknown): Attempt | null {
  const { key, body, turnedAway } = (value ?? {}) as Partial<Record<string, unknown>> & {
    body?: Partial<SubmissionBody>
  }
  const whole =
    typeof key === 'string' &&
    typeof body === 'object' &&
    (body.choice === 'ACCEPT' || body.choice === 'DECLINE') &&
    typeof body.offerVersion === 'number' &&
    typeof body.basedOnSeq === 'number' &&
    typeof body.readingId === 'string'
  return whole ? { key, body: body as SubmissionBody, turnedAway: turnedAway === true } : null
}
