import { correctAccount } from '@wengang/contracts/endpoints/staff/correct-account'
import { parseBankAccount, sameUnitName } from '@wengang/identifiers'
import { getEdition } from '@wengang/policy'
import { refuse } from '../platform/app-error.ts'
import { chainField, sealField, unwrapDataKey } from '../platform/crypto/fields.ts'
import { blindIndex } from '../platform/crypto/keys.ts'
import type { HttpApp } from '../platform/http/context.ts'
import { newId } from '../platform/ids.ts'
import { mount } from '../platform/http/mount.ts'
import { settled } from '../platform/idempotency.ts'
import { actorOf, signedIn } from '../platform/region-scope.ts'
import { correctAccountCommand } from './account.service.ts'
import { caseNow } from './case-now.ts'
import type { CaseRow } from './case.queries.ts'
import { accountPlace, nextVersion } from './new-version.ts'
import { staffCaseByNo } from './staff-case.ts'
import { prepareForContact } from './tell-contact.ts'

/** POST /api/staff/cases/:caseNo/account */
export function mountCorrectAccount(app: HttpApp): void {
  mount(app, correctAccount, async ({ services, staff, params, body, act, now }) => {
    const by = signedIn(staff)
    const { store, keys } = services
    const row = await staffCaseByNo(store.read, params.caseNo, by)
    const accountNo = accountNoOf(body.accountNo)
    checkName(row, body.accountType, body.accountName)
    const unitKey = unwrapDataKey(keys, row.unit_id, row.key_wrapped)
    const version = await nextVersion(store.read, row.id)
    const outcome = await store.write(correctAccountCommand, {
      caseId: row.id,
      checkId: newId(now),
      version: {
        version,
        baseVersion: row.version,
        account_type: body.accountType,
        bank_name: body.bankName,
        account_name: body.accountName,
        account_sealed: sealField(unitKey, accountPlace(row.id, version), accountNo),
        account_tail: accountNo.slice(-4),
        account_index: blindIndex(keys, 'account', accountNo),
      },
      reason: body.reason,
      personal: { accountNo: chainField(unitKey, accountNo) },
      message: prepareForContact(services, row, {
        kind: 'offerChanged',
        params: { editionId: row.edition_id, offers: 1 },
      }),
      by: actorOf(by),
      at: now,
      act,
    })
    services.wakeJobs()
    const { caseId, offerVersion } = settled(outcome)
    const { caseNo, status } = await caseNow(services, caseId)
    return { caseNo, status, offerVersion }
  })
}

function accountNoOf(text: string): string {
  const parsed = parseBankAccount(text)
  if (parsed.ok) return parsed.accountNo
  return refuse('INVALID_INPUT', {
    findings: [{ field: 'accountNo', message: '银行账号应当是 8 到 32 位数字，请核对' }],
  })
}

/** A corporate account bears the unit's own name, as on an assessed list. */
function checkName(row: CaseRow, accountType: string, accountName: string): void {
  const kind = getEdition(row.edition_id).accountKinds.find(({ id }) => id === accountType)
  if (kind?.nameEqualsUnit !== true || sameUnitName(accountName, row.unit_name)) return
  refuse('INVALID_INPUT', {
    findings: [
      { field: 'accountName', message: `${kind.words}账户的户名应当和单位名称一致，请核对` },
    ],
  })
}
