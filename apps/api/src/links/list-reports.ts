import type { ReportView } from '@wengang/contracts'
import { listReports } from '@wengang/contracts/endpoints/staff/list-reports'
import { maskMobile } from '@wengang/identifiers'
import { masterKey, openField } from '../platform/crypto/fields.ts'
import type { Keys } from '../platform/crypto/keys.ts'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { signedIn } from '../platform/region-scope.ts'
import type { Services } from '../platform/services.ts'
import { staffIdOf, staffNames } from '../staff/staff-names.queries.ts'
import { reportMobilePlace } from './link.service.ts'
import { openWithoutPhone, type ReportFilter, type ReportRow, reportsIn } from './report.queries.ts'

const most = 100

/** GET /api/staff/reports */
export function mountListReports(app: HttpApp): void {
  mount(app, listReports, async ({ services, staff, query }) => {
    const { kind, after } = query
    const handled = query.state === 'handled'
    const wish = { scope: signedIn(staff), after, limit: most + 1 }
    // A case without a phone is handled when it has one, and then it is no longer here.
    const silent = async (): Promise<ReportView[]> =>
      handled ? [] : (await openWithoutPhone(services.store.read, wish)).map(silentView)
    switch (kind) {
      case 'noMobile': {
        const rows = handled ? [] : await openWithoutPhone(services.store.read, wish)
        const next = rows.length > most ? (rows[most - 1]?.id ?? null) : null
        return { reports: rows.slice(0, most).map(silentView), next }
      }
      case 'notMyUnit':
      case 'rareCharacter': {
        const reports = await reported(services, { ...wish, kind, handled })
        return {
          reports: reports.slice(0, most),
          next: reports.length > most ? (reports[most - 1]?.id ?? null) : null,
        }
      }
      case undefined:
        return {
          reports: [...(await reported(services, { ...wish, handled })), ...(await silent())],
          next: null,
        }
    }
  })
}

async function reported(
  { store, keys }: Services,
  filter: ReportFilter,
): Promise<(ReportView & { id: string })[]> {
  const rows = await reportsIn(store.read, filter)
  const names = await staffNames(
    store.read,
    rows.map((row) => staffIdOf(row.handled_by)),
  )
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    at: row.created_at,
    caseNo: row.case_no,
    unitName: row.name,
    uscc: row.uscc,
    mobile: masked(keys, row.mobile_sealed),
    note: row.note,
    handled: handledView(row, names),
  }))
}

function handledView(row: ReportRow, names: ReadonlyMap<string, string>): ReportView['handled'] {
  if (row.handled_at === null) return null
  const who = names.get(staffIdOf(row.handled_by) ?? '') ?? '工作人员'
  return { at: row.handled_at, who, note: row.handled_note ?? '' }
}

function silentView(row: Awaited<ReturnType<typeof openWithoutPhone>>[number]): ReportView {
  return {
    id: null,
    kind: 'noMobile',
    at: row.created_at,
    caseNo: row.case_no,
    unitName: row.name,
    uscc: row.uscc,
    mobile: null,
    note: '',
    handled: null,
  }
}

function masked(keys: Keys, sealed: string | null): string | null {
  return sealed === null ? null : maskMobile(openField(masterKey(keys), reportMobilePlace, sealed))
}
