import { timing } from '@wengang/contracts'
import type { Trx } from '../platform/database/dialects.ts'
import type { ChallengeSubject } from './challenge.queries.ts'

const dayMs = 86_400_000

/**
 * Wrong codes are counted per account over all its codes: asking for a new code forgets none of them. The
 * link of an offer opens nothing that lasts, so its codes count by themselves.
 */
function accountOf({ kind, id }: ChallengeSubject): string | null {
  switch (kind) {
    case 'message':
    case 'case':
      return null
    case 'newPerson':
    case 'person':
    case 'opening':
    case 'unit':
    case 'administrator':
      return `${kind}:${id}`
  }
}

/** Until when an account is locked; null when it is not. The caller holds its phone. */
export async function lockedUntil(
  trx: Trx,
  subject: ChallengeSubject,
  at: number,
): Promise<number | null> {
  const until = (await findLockout(trx, subject))?.locked_until ?? null
  return until !== null && until > at ? until : null
}

/** Counts a wrong code; the tenth locks the account, each time for longer. Answers until when. */
export async function countWrongCode(
  trx: Trx,
  subject: ChallengeSubject,
  at: number,
): Promise<number | null> {
  const account = accountOf(subject)
  if (account === null) return null
  const kept = await findLockout(trx, subject)
  const before = kept === undefined || at - kept.at > dayMs ? { wrong: 0, rung: 0 } : kept
  const wrong = before.wrong + 1
  const locks = wrong >= timing.wrongCodesToLock
  const until = locks ? at + (timing.lockRungsMs[before.rung] ?? dayMs) : null
  const last = timing.lockRungsMs.length - 1
  const row = {
    wrong: locks ? 0 : wrong,
    rung: locks ? Math.min(before.rung + 1, last) : before.rung,
    locked_until: until,
    at: until ?? at,
  }
  await trx
    .insertInto('lockout')
    .values({ subject: account, ...row })
    .onConflict((conflict) => conflict.column('subject').doUpdateSet(row))
    .execute()
  return until
}

/** A right code ends the count and the ladder. */
export async function forgetWrongCodes(trx: Trx, subject: ChallengeSubject): Promise<void> {
  const account = accountOf(subject)
  if (account === null) return
  await trx.deleteFrom('lockout').where('subject', '=', account).execute()
}

async function findLockout(trx: Trx, subject: ChallengeSubject) {
  const account = accountOf(subject)
  if (account === null) return undefined
  return trx.selectFrom('lockout').selectAll().where('subject', '=', account).executeTakeFirst()
}
