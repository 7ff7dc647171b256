import { listAccountChecks } from '@wengang/contracts/endpoints/staff/list-account-checks'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { actorOf, signedIn, withinScope } from '../platform/region-scope.ts'
import { staffIdOf, staffNames } from '../staff/staff-names.queries.ts'

const most = 200

/** GET /api/staff/account-checks */
export function mountListAccountChecks(app: HttpApp): void {
  mount(app, listAccountChecks, async ({ services, staff }) => {
    const by = signedIn(staff)
    const { read } = services.store
    const rows = await read
      .selectFrom('account_check')
      .innerJoin('unit_case', 'unit_case.id', 'account_check.case_id')
      .innerJoin('unit', 'unit.id', 'unit_case.unit_id')
      .innerJoin('offer', (join) =>
        join
          .onRef('offer.case_id', '=', 'account_check.case_id')
          .onRef('offer.version', '=', 'account_check.offer_version'),
      )
      .select([
        'account_check.id',
        'account_check.region_code',
        'account_check.reason',
        'account_check.entered_by',
        'account_check.entered_at',
        'unit_case.case_no',
        'unit.name as unit_name',
        'offer.amount_fen',
        'offer.account_type',
        'offer.bank_name',
        'offer.account_name',
        'offer.account_tail',
      ])
      .where('account_check.state', '=', 'waiting')
      .where(withinScope('account_check', by))
      .orderBy('account_check.entered_at')
      .orderBy('account_check.id')
      .limit(most)
      .execute()
    const names = await staffNames(
      read,
      rows.map((row) => staffIdOf(row.entered_by)),
    )
    return {
      checks: rows.map((row) => ({
        id: row.id,
        caseNo: row.case_no,
        unitName: row.unit_name,
        regionCode: row.region_code,
        amountFen: row.amount_fen,
        accountType: row.account_type,
        bankName: row.bank_name ?? '',
        accountName: row.account_name ?? '',
        accountTail: row.account_tail ?? '',
        reason: row.reason,
        enteredBy: names.get(staffIdOf(row.entered_by) ?? '') ?? '系统',
        enteredAt: row.entered_at,
        mine: row.entered_by !== actorOf(by),
      })),
    }
  })
}
