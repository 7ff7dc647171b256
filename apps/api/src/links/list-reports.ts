import { listReports } from '@wengang/contracts/endpoints/staff/list-reports'
import { maskMobile } from '@wengang/identifiers'
import { masterKey, openField } from '../platform/crypto/fields.ts'
import type { Keys } from '../platform/crypto/keys.ts'
import type { Db } from '../platform/database/dialects.ts'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { type Scope, signedIn, withinScope } from '../platform/region-scope.ts'
import { reportMobilePlace } from './link.service.ts'

const most = 500

/** GET /api/staff/reports */
export function mountListReports(app: HttpApp): void {
  mount(app, listReports, async ({ services, staff }) => {
    const scope = signedIn(staff)
    const { store, keys } = services
    const reported = await reportsIn(store.read, scope)
    const silent = await openWithoutPhone(store.read, scope)
    return {
      reports: [
        ...reported.map((row) => ({
          kind: row.kind,
          at: row.created_at,
          caseNo: row.case_no,
          unitName: row.name,
          mobile: masked(keys, row.mobile_sealed),
          note: row.note,
        })),
        ...silent.map((row) => ({
          kind: 'noMobile' as const,
          at: row.created_at,
          caseNo: row.case_no,
          unitName: row.name,
          mobile: null,
          note: '',
        })),
      ],
    }
  })
}

function masked(keys: Keys, sealed: string | null): string | null {
  return sealed === null ? null : maskMobile(openField(masterKey(keys), reportMobilePlace, sealed))
}

function reportsIn(db: Db, scope: Scope) {
  return db
    .selectFrom('report')
    .innerJoin('unit_case', 'unit_case.id', 'report.case_id')
    .innerJoin('unit', 'unit.id', 'unit_case.unit_id')
    .select([
      'report.kind',
      'report.created_at',
      'report.mobile_sealed',
      'report.note',
      'unit_case.case_no',
      'unit.name',
    ])
    .where(withinScope('unit_case', scope))
    .orderBy('report.id', 'desc')
    .limit(most)
    .execute()
}

/** Open cases that no message can reach, for the telephone and the window. */
function openWithoutPhone(db: Db, scope: Scope) {
  return db
    .selectFrom('unit_case')
    .innerJoin('unit', 'unit.id', 'unit_case.unit_id')
    .innerJoin('batch', 'batch.id', 'unit_case.batch_id')
    .select(['unit_case.created_at', 'unit_case.case_no', 'unit.name'])
    .where('unit_case.contact_index', 'is', null)
    .where('unit_case.stage', '=', 'open')
    .where('batch.state', '=', 'released')
    .where(withinScope('unit_case', scope))
    .orderBy('unit_case.id', 'desc')
    .limit(most)
    .execute()
}
