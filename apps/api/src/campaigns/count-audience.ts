import { countAudience } from '@wengang/contracts/endpoints/staff/count-audience'
import { contactMobile } from '../cases/case-view.ts'
import { maskMobile } from '@wengang/identifiers'
import { selectCases } from '../cases/case.queries.ts'
import { ownBatch } from '../offers/import/batch.queries.ts'
import { notFound } from '../platform/app-error.ts'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { signedIn, worksFor } from '../platform/region-scope.ts'
import type { Services } from '../platform/services.ts'
import { findAudience, isChanged, type Recipient, totalsOf } from './audience.ts'
import { costOf } from './cost.ts'
import { usableTemplate } from './template.queries.ts'

const sampleSize = 10

/** GET /api/staff/audience */
export function mountCountAudience(app: HttpApp): void {
  mount(app, countAudience, async ({ services, staff, query, now }) => {
    const person = signedIn(staff)
    const { templateId, ...audience } = query
    const { read } = services.store
    if (!worksFor(person, audience.editionId)) return notFound()
    if (audience.batchId !== undefined) await ownBatch(read, audience.batchId, person)
    const template =
      templateId === undefined ? null : await usableTemplate(read, templateId, person)
    const recipients = await findAudience(read, { audience, scope: person, now })
    const ready = recipients.filter(({ exclusion }) => exclusion === null)
    return {
      totals: totalsOf(recipients),
      cost:
        template === null
          ? null
          : costOf(services, { edition_id: audience.editionId }, template, sizesOf(ready)),
      sample: await sampleOf(services, ready.slice(0, sampleSize)),
    }
  })
}

/** Messages by what decides their length. */
function sizesOf(recipients: readonly Recipient[]) {
  const byLength = Map.groupBy(
    recipients,
    ({ cases, toUnit }) => `${cases.length}:${isChanged(cases)}:${toUnit}`,
  )
  return [...byLength.values()].flatMap((some) => {
    const [first] = some
    if (first === undefined) return []
    const { cases, toUnit } = first
    return [{ firms: cases.length, changed: isChanged(cases), toUnit, messages: some.length }]
  })
}

async function sampleOf({ store, keys }: Services, recipients: readonly Recipient[]) {
  const firsts = recipients.flatMap(({ cases }) => cases.slice(0, 1).map(({ caseId }) => caseId))
  if (firsts.length === 0) return []
  const rows = await selectCases(store.read).where('unit_case.id', 'in', firsts).execute()
  const byId = new Map(rows.map((row) => [row.id, row]))
  return recipients.flatMap(({ cases }) => {
    const row = byId.get(cases[0]?.caseId ?? '')
    const mobile = row === undefined ? null : contactMobile(row, keys)
    return row === undefined || mobile === null
      ? []
      : [
          {
            mobile: maskMobile(mobile),
            firms: cases.length,
            caseNo: row.case_no,
            unitName: row.unit_name,
          },
        ]
  })
}
