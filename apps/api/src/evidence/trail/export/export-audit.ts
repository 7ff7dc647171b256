import { exportAudit } from '@wengang/contracts/endpoints/staff/export-audit'
import { shanghaiDay } from '@wengang/policy'
import { refuse } from '../../../platform/app-error.ts'
import type { HttpApp } from '../../../platform/http/context.ts'
import { mount } from '../../../platform/http/mount.ts'
import { newId } from '../../../platform/ids.ts'
import { signedIn } from '../../../platform/region-scope.ts'
import type { Services } from '../../../platform/services.ts'
import type { StaffPerson } from '../../../platform/http/staff-session.ts'
import { makePress } from '../../press.ts'
import { noteStaffActCommand } from '../../staff-note.ts'
import { type AuditEntry, searchTrail, type TrailFilter } from '../trail.ts'
import { trailCsv } from './trail-csv.ts'
import { type TrailWords, trailWords } from './trail-words.ts'

/** More than anybody reads; a copy of everything is a backup. */
const mostEntries = 2_000

const press = makePress<{ words: TrailWords; at: number }>(
  new URL('./trail-press.worker.ts', import.meta.url),
)

/** POST /api/staff/audit/export: noted in the chain before anything leaves. */
export function mountExportAudit(app: HttpApp): void {
  mount(app, exportAudit, async ({ services, staff, body, now, c }) => {
    const person = signedIn(staff)
    const { reason, format, ...filter } = body
    const entries = await allEntries(services, filter, person)
    const number = newId(now).slice(-12).toUpperCase()
    await services.store.write(noteStaffActCommand, {
      staffId: person.id,
      kind: 'auditExported',
      facts: { number, reason, format, entries: entries.length, filter: given(filter) },
      at: now,
    })
    const words = trailWords(entries, { number, takenBy: person.displayName, at: now, reason })
    const bytes =
      format === 'pdf'
        ? await press.print({ words, at: now })
        : new TextEncoder().encode(trailCsv(words))
    const name = encodeURIComponent(`存证记录-${shanghaiDay(now)}-${number}.${format}`)
    return c.body(new Uint8Array(bytes), 200, {
      'content-type': format === 'pdf' ? 'application/pdf' : 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename*=UTF-8''${name}`,
    })
  })
}

async function allEntries(
  { store }: Services,
  filter: TrailFilter,
  person: StaffPerson,
): Promise<AuditEntry[]> {
  const entries: AuditEntry[] = []
  for (let after: string | null | undefined; after !== null;) {
    const page = await searchTrail(store.read, { ...filter, after }, person)
    entries.push(...page.entries)
    after = page.next
    if (entries.length > mostEntries) {
      return refuse('STATE_REFUSES', {
        reason: `超过 ${mostEntries} 条，请缩小时间或条件后再导出。`,
      })
    }
  }
  return entries
}

function given(filter: TrailFilter): Record<string, string> {
  return Object.fromEntries(
    Object.entries(filter).filter((pair): pair is [string, string] => typeof pair[1] === 'string'),
  )
}
