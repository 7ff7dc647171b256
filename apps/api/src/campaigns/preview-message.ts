import { previewMessage } from '@wengang/contracts/endpoints/staff/preview-message'
import { editionIds, parseCaseNo } from '@wengang/policy'
import { notFound } from '../platform/app-error.ts'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { signedIn, withinScope } from '../platform/region-scope.ts'
import type { StaffPerson } from '../platform/http/staff-session.ts'
import type { Db } from '../platform/database/dialects.ts'
import { previewOf } from './words.ts'

/** POST /api/staff/templates/preview */
export function mountPreviewMessage(app: HttpApp): void {
  mount(app, previewMessage, async ({ services, staff, body, now }) => {
    const { store, config } = services
    const { caseNo, ...words } = body
    const about = await aboutOf(store.read, signedIn(staff), caseNo)
    const { unitName, ...rest } = about
    return { preview: previewOf(config, words, { ...rest, now }), unitName }
  })
}

/** What the words would be about: the case of a number with all firms of its phone, or any one firm. */
async function aboutOf(db: Db, person: StaffPerson, typed: string | undefined) {
  if (typed === undefined || typed === '') {
    const [editionId] = editionIds
    if (editionId === undefined) return notFound()
    return { editionId, offers: 1, unitName: null }
  }
  const parsed = parseCaseNo(typed)
  if (!parsed.ok) return notFound()
  const row = await db
    .selectFrom('unit_case')
    .innerJoin('unit', 'unit.id', 'unit_case.unit_id')
    .select(['unit_case.edition_id', 'unit_case.contact_index', 'unit.name'])
    .where('unit_case.case_no', '=', parsed.caseNo)
    .where(withinScope('unit_case', person))
    .executeTakeFirst()
  if (row === undefined) return notFound()
  const { count } = await db
    .selectFrom('unit_case')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('contact_index', '=', row.contact_index ?? '')
    .where('edition_id', '=', row.edition_id)
    .executeTakeFirstOrThrow()
  return { editionId: row.edition_id, offers: Math.max(1, Number(count)), unitName: row.name }
}
