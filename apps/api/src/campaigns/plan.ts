import type { CampaignPlan } from '@wengang/contracts'
import { notFound, refuse } from '../platform/app-error.ts'
import { isWithin, regionPrefix, worksFor } from '../platform/region-scope.ts'
import type { StaffPerson } from '../platform/http/staff-session.ts'
import type { Services } from '../platform/services.ts'
import { ownBatch } from '../offers/import/batch.queries.ts'
import { usableTemplate } from './template.queries.ts'

/**
 * Looks whether a person may plan this: their region, their programme, their list, words that they may use.
 * Answers the region that the campaign is of. Throws NOT_FOUND, and STATE_REFUSES for words of the wrong kind.
 */
export async function checkPlan(
  { store }: Services,
  plan: CampaignPlan,
  person: StaffPerson,
): Promise<string> {
  const { audience, templateId, reminderTemplateId } = plan
  if (!worksFor(person, audience.editionId)) return notFound()
  const template = await usableTemplate(store.read, templateId, person)
  if (template.kind !== 'offer') {
    return refuse('STATE_REFUSES', { reason: '提醒模板不能用来发第一条通知。' })
  }
  if (reminderTemplateId !== null) {
    const reminder = await usableTemplate(store.read, reminderTemplateId, person)
    if (reminder.kind !== 'reminder') {
      return refuse('STATE_REFUSES', { reason: '提醒要用提醒模板。' })
    }
  }
  const { batchId, regionCode } = audience
  const wished = regionCode === undefined ? null : regionPrefix(regionCode)
  if (wished !== null && !isWithin(wished, person.regionCode)) return notFound()
  if (batchId === undefined) return wished ?? person.regionCode
  const batch = await ownBatch(store.read, batchId, person)
  return wished ?? narrower(regionPrefix(batch.region_code), person.regionCode)
}

/** The narrower of two regions of which one lies in the other. */
function narrower(one: string, other: string): string {
  return isWithin(one, other) ? one : other
}
