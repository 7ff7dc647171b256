import type { CallInput } from '@wengang/contracts'
import { revealCaseData } from '@wengang/contracts/endpoints/staff/reveal-case-data'
import { refuse } from '../platform/app-error.ts'
import { openField, unwrapDataKey } from '../platform/crypto/fields.ts'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { actorOf, signedIn } from '../platform/region-scope.ts'
import type { Services } from '../platform/services.ts'
import { contactMobile } from './case-view.ts'
import type { CaseRow } from './case.queries.ts'
import { contactName } from './contact-name.ts'
import { accountPlace } from './new-version.ts'
import { noteCaseReadingCommand } from './reveal.service.ts'
import { staffCaseByNo } from './staff-case.ts'

type Field = CallInput<'revealCaseData'>['body']['field']

/** POST /api/staff/cases/:caseNo/personal */
export function mountRevealCaseData(app: HttpApp): void {
  mount(app, revealCaseData, async ({ services, staff, params, body, now }) => {
    const by = signedIn(staff)
    const row = await staffCaseByNo(services.store.read, params.caseNo, by)
    const value = await valueOf(services, row, body.field)
    if (value === null) return refuse('STATE_REFUSES', { reason: '系统里没有登记这一项。' })
    await services.store.write(noteCaseReadingCommand, {
      caseId: row.id,
      ...body,
      by: actorOf(by),
      at: now,
    })
    return { value }
  })
}

async function valueOf(
  { store, keys }: Services,
  row: CaseRow,
  field: Field,
): Promise<string | null> {
  switch (field) {
    case 'contactMobile':
      return contactMobile(row, keys)
    case 'contactName':
      return contactName(store.read, row, keys)
    case 'account': {
      if (row.account_sealed === null) return null
      const key = unwrapDataKey(keys, row.unit_id, row.key_wrapped)
      return openField(key, accountPlace(row.id, row.version), row.account_sealed)
    }
  }
}
