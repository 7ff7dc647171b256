import { timing } from '@wengang/contracts'
import { getCodeState } from '@wengang/contracts/endpoints/get-code-state'
import type { Db } from '../platform/database/dialects.ts'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { neverLeft } from '../messages/message-state.ts'

/** GET /api/codes/:challengeId */
export function mountGetCodeState(app: HttpApp): void {
  mount(app, getCodeState, async ({ services, params, now }) => {
    const code = await findCode(services.store.read, params.challengeId)
    const resendAt = (code?.created_at ?? bornAt(params.challengeId, now)) + timing.codeResendMs
    if (neverLeft(code?.state)) return { state: 'failed' as const, resendAt: now }
    // A code of a personal account never waits on screen: one that nobody gets would not either.
    const waits =
      (code?.state === 'queued' || code?.state === 'submitting') && code.subject_kind !== 'person'
    return { state: waits ? ('sending' as const) : ('sent' as const), resendAt }
  })
}

async function findCode(db: Db, challengeId: string) {
  const challenge = await db
    .selectFrom('challenge')
    .select(['created_at', 'subject_kind'])
    .where('id', '=', challengeId)
    .executeTakeFirst()
  if (challenge === undefined) return undefined
  const message = await db
    .selectFrom('message')
    .select('state')
    .where('dedupe_key', '=', `code:${challengeId}`)
    .executeTakeFirst()
  return { ...challenge, state: message?.state ?? null }
}

/** When an id of ours was made, which stands in it; now for any other. */
function bornAt(id: string, now: number): number {
  return id.charAt(14) === '7'
    ? Math.min(Number.parseInt(id.replace('-', '').slice(0, 12), 16), now)
    : now
}
