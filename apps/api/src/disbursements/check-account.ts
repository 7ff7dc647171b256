import { checkAccount } from '@wengang/contracts/endpoints/staff/check-account'
import { parseBankAccount } from '@wengang/identifiers'
import { notFound } from '../platform/app-error.ts'
import { blindIndex } from '../platform/crypto/keys.ts'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { settled } from '../platform/idempotency.ts'
import { actorOf, isInScope, signedIn } from '../platform/region-scope.ts'
import { checkAccountCommand } from './account-check.service.ts'

/** POST /api/staff/account-checks/:checkId */
export function mountCheckAccount(app: HttpApp): void {
  mount(app, checkAccount, async ({ services, staff, params, body, act, now }) => {
    const by = signedIn(staff)
    const { store, keys } = services
    const check = await store.read
      .selectFrom('account_check')
      .selectAll()
      .where('id', '=', params.checkId)
      .executeTakeFirst()
    if (check === undefined || !isInScope(check, by)) return notFound()
    const indexOf = (text: string): string => {
      const parsed = parseBankAccount(text)
      return parsed.ok ? blindIndex(keys, 'account', parsed.accountNo) : ''
    }
    const outcome = await store.write(checkAccountCommand, {
      checkId: check.id,
      caseId: check.case_id,
      decision:
        body.decision === 'approved'
          ? { kind: 'approved', index: indexOf(body.accountNo) }
          : { kind: 'refused', note: body.note },
      by: actorOf(by),
      at: now,
      act,
    })
    return settled(outcome)
  })
}
