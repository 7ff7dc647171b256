import { campaignDefaults, type CampaignPlan } from '@wengang/contracts'
import { refuse } from '../platform/app-error.ts'
import type { Schema } from '../platform/database/schema.ts'
import type { StaffPerson } from '../platform/http/staff-session.ts'
import { type ActKey, settled } from '../platform/idempotency.ts'
import { newId } from '../platform/ids.ts'
import { actorOf, regionPrefix } from '../platform/region-scope.ts'
import type { Services } from '../platform/services.ts'
import { submitCampaign, testCampaign } from './ask.service.ts'
import { ownCampaign, totalsIn } from './campaign.queries.ts'
import { discardCampaignCommand } from './discard.service.ts'
import { draftBatchCampaignCommand } from './draft.service.ts'
import { fixRecipients } from './fix-recipients.ts'
import { refuseEmpty, requireInForce } from './release-campaign.service.ts'
import { defaultTemplate } from './template.queries.ts'

/** Shorter than a page waits for an answer; a repeat goes on. In ms. */
const patienceMs = 45_000

/**
 * Prepares the campaign that tells everybody of a list who was not told yet, in the words of the house: from
 * the draft to the second person in one act. A repeat goes on with what was begun; a draft for nobody does not
 * stay. Throws STATE_REFUSES.
 */
export async function prepareBatchCampaign(
  services: Services,
  input: { batch: Schema['batch']; testMobile: string; person: StaffPerson; act: ActKey },
): Promise<string> {
  const { store, clock } = services
  const { batch, testMobile, person, act } = input
  requireInForce(batch.state)
  const by = actorOf(person)
  const part = (name: string): ActKey => ({ ...act, key: `${act.key}:${name}` })
  const { campaignId } = settled(
    await store.write(draftBatchCampaignCommand, {
      campaignId: newId(clock.now()),
      plan: await planOf(services, batch, person),
      regionCode: regionPrefix(batch.region_code),
      by,
      at: clock.now(),
      act: part('draft'),
    }),
  )
  const begun = await ownCampaign(store.read, campaignId, person)
  if (begun.state === 'stopped') return refuseEmpty()
  if (begun.state !== 'draft') return campaignId
  const fixed = await fixRecipients(services, { campaignId, by, act: part('fix') }, patienceMs)
  if (!fixed) {
    return refuse('STATE_REFUSES', { reason: '发送对象较多，还在确定，请一分钟后再点一次。' })
  }
  const found = await ownCampaign(store.read, campaignId, person)
  if (totalsIn(found)?.recipients === 0) {
    // Somebody else's draft is theirs to give up.
    if (found.prepared_by === by) {
      const at = clock.now()
      await store.write(discardCampaignCommand, { campaignId, by, at, act: part('discard') })
    }
    return refuseEmpty()
  }
  await testCampaign(services, begun, {
    mobile: testMobile,
    by,
    at: clock.now(),
    act: part('test'),
  })
  const row = await ownCampaign(store.read, campaignId, person)
  await submitCampaign(services, row, { by, at: clock.now(), act: part('submit') })
  return campaignId
}

async function planOf(
  { store, config }: Services,
  batch: Schema['batch'],
  person: StaffPerson,
): Promise<CampaignPlan> {
  const { linkMode } = config.sms
  const [template, reminder] = await Promise.all([
    defaultTemplate(store.read, person, 'offer', linkMode),
    defaultTemplate(store.read, person, 'reminder', linkMode),
  ])
  if (template === undefined) {
    return refuse('STATE_REFUSES', { reason: '没有可用的短信模板，请先到“短信模板”里新建。' })
  }
  return {
    title: `${batch.file_name.replace(/\.[^.]*$/, '').slice(0, 50)}：确认通知`,
    audience: {
      editionId: batch.edition_id,
      batchId: batch.id,
      reach: 'notTold',
      differing: 'contact',
    },
    templateId: template.id,
    reminders: reminder !== undefined,
    reminderTemplateId: reminder?.id ?? null,
    startsAt: null,
    window: campaignDefaults.window,
    perMinute: campaignDefaults.perMinute,
  }
}
