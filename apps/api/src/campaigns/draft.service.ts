import type { CampaignPlan } from '@wengang/contracts'
import type { EditionId } from '@wengang/policy'
import { refuse } from '../platform/app-error.ts'
import { defineCommand } from '../platform/database/command.ts'
import type { Trx } from '../platform/database/dialects.ts'
import { lockExclusive } from '../platform/database/locks.ts'
import { appendToStream, campaignStream } from '../platform/entries.ts'
import { type ActKey, type ActOutcome, once } from '../platform/idempotency.ts'
import { type CampaignRow, changeCampaign, holdCampaign } from './campaign.queries.ts'

/** An act on a campaign. `by` is `staff:…`. */
export interface CampaignAct {
  campaignId: string
  by: string
  at: number
  act: ActKey
}

export type CampaignDone = ActOutcome<{ campaignId: string }>

type PlanInput = CampaignAct & { plan: CampaignPlan; regionCode: string }

/** Begins a campaign. */
export const draftCampaignCommand = defineCommand(
  'draftCampaign',
  (trx: Trx, input: PlanInput): Promise<CampaignDone> =>
    once(trx, input.act, async () => {
      await insertCampaign(trx, input)
      return { ok: true, value: { campaignId: input.campaignId } }
    }),
)

/**
 * Begins the campaign of a list, or goes on with the one that was begun for it and waits: two people who
 * press at once have one. Answers which.
 */
export const draftBatchCampaignCommand = defineCommand(
  'draftBatchCampaign',
  (trx: Trx, input: PlanInput): Promise<CampaignDone> =>
    once(trx, input.act, async () => {
      const audience = JSON.stringify(input.plan.audience)
      await lockExclusive(trx, `links:${audience}`)
      const begun = await trx
        .selectFrom('campaign')
        .select('id')
        .where('audience', '=', audience)
        .where('state', 'in', ['draft', 'waiting'])
        .orderBy('id', 'desc')
        .limit(1)
        .executeTakeFirst()
      if (begun !== undefined) return { ok: true, value: { campaignId: begun.id } }
      await insertCampaign(trx, input)
      return { ok: true, value: { campaignId: input.campaignId } }
    }),
)

async function insertCampaign(trx: Trx, input: PlanInput): Promise<void> {
  const { campaignId, by, at } = input
  await trx
    .insertInto('campaign')
    .values({
      id: campaignId,
      state: 'draft',
      ...columnsOf(input),
      totals: null,
      frozen_at: null,
      freezing: null,
      tested_at: null,
      halt_reason: null,
      prepared_by: by,
      created_at: at,
      released_at: null,
      released_by: null,
      finished_at: null,
    })
    .execute()
  await note(trx, input, 'campaignDrafted')
}

/** Changes a draft: another audience must be fixed anew, other words must be tested anew. */
export const saveCampaignCommand = defineCommand(
  'saveCampaign',
  (trx: Trx, input: PlanInput): Promise<CampaignDone> =>
    once(trx, input.act, async () => {
      const row = await holdDraft(trx, input.campaignId)
      const columns = columnsOf(input)
      const sameAudience =
        row.audience === columns.audience && row.region_code === columns.region_code
      await changeCampaign(trx, row.id, {
        ...columns,
        prepared_by: input.by,
        ...(sameAudience ? {} : { frozen_at: null, totals: null, freezing: null }),
        ...(row.template_id === columns.template_id ? {} : { tested_at: null }),
      })
      await note(trx, input, 'campaignSaved')
      return { ok: true, value: { campaignId: input.campaignId } }
    }),
)

/** A campaign that may still be changed, held. Throws STATE_REFUSES. */
export async function holdDraft(trx: Trx, campaignId: string): Promise<CampaignRow> {
  const row = await holdCampaign(trx, campaignId)
  if (row.state === 'draft') return row
  return refuse('STATE_REFUSES', { reason: whyFixed(row) })
}

function whyFixed(row: CampaignRow): string {
  if (row.state === 'waiting') return '已经提交复核，不能再改。要改，请先撤回。'
  return row.released_at === null ? '已经放弃，不能再改。' : '已经复核通过，不能再改。'
}

function columnsOf({ plan, regionCode }: PlanInput) {
  return {
    edition_id: plan.audience.editionId as EditionId,
    region_code: regionCode,
    title: plan.title,
    template_id: plan.templateId,
    reminder_template_id: plan.reminderTemplateId,
    audience: JSON.stringify(plan.audience),
    starts_at: plan.startsAt,
    window: JSON.stringify(plan.window),
    per_minute: plan.perMinute,
    reminders: plan.reminders ? 1 : 0,
  }
}

async function note(trx: Trx, input: PlanInput, kind: string): Promise<void> {
  const { campaignId, plan, by, at } = input
  const { audience, window, ...rest } = plan
  const { batchId, regionCode, amountFromFen, amountToFen, daysLeft, ...filters } = audience
  const given = { batchId, regionCode, amountFromFen, amountToFen, daysLeft }
  await appendToStream(trx, campaignStream(campaignId), {
    kind,
    at,
    by,
    facts: {
      ...rest,
      window,
      audience: {
        ...filters,
        ...Object.fromEntries(
          Object.entries(given).flatMap(([name, value]) =>
            value === undefined ? [] : [[name, value]],
          ),
        ),
      },
    },
  })
}
