import type { FollowUpReason } from '@wengang/contracts'
import { setImmediate } from 'node:timers/promises'
import { defineCommand } from '../platform/database/command.ts'
import type { Trx } from '../platform/database/dialects.ts'
import type { Schema } from '../platform/database/schema.ts'
import { appendToStream, campaignStream } from '../platform/entries.ts'
import { addFollowUps } from '../follow-ups/follow-up.service.ts'
import { newId } from '../platform/ids.ts'
import type { Services } from '../platform/services.ts'

/** How many recipients one step lists, so that answers wait no longer than for that. */
const stepSize = 300
/** How many steps are taken at once, so that other campaigns wait no longer than for that. */
const stepsAtOnce = 50

/** Begins the account of a campaign's sending. */
export const openRunCommand = defineCommand(
  'openCampaignRun',
  async (trx: Trx, input: { campaignId: string; at: number }): Promise<void> => {
    await trx
      .insertInto('campaign_run')
      .values({
        campaign_id: input.campaignId,
        listed_to: '',
        listed_at: null,
        paced_at: input.at,
        counted_from: 0,
        look_message: '',
        look_case: '',
        looked_at: 0,
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  },
)

interface ListStep {
  campaignId: string
  after: string
  /** Null in the last step. */
  to: string | null
  firms: Schema['campaign_firm'][]
  followUps: Schema['follow_up'][]
  at: number
}

/** Lists the firms of some recipients, from where the list ends; a step that another process did is left. */
export const listFirmsStep = defineCommand(
  'listCampaignFirms',
  async (trx: Trx, step: ListStep): Promise<void> => {
    const { campaignId, after, to, firms, followUps, at } = step
    const { numUpdatedRows } = await trx
      .updateTable('campaign_run')
      .set(to === null ? { listed_at: at, paced_at: at } : { listed_to: to })
      .where('campaign_id', '=', campaignId)
      .where('listed_to', '=', after)
      .where('listed_at', 'is', null)
      .executeTakeFirst()
    if (numUpdatedRows !== 1n) return
    if (firms.length > 0) {
      await trx
        .insertInto('campaign_firm')
        .values(firms)
        .onConflict((conflict) => conflict.doNothing())
        .execute()
    }
    await addFollowUps(trx, followUps)
  },
)

/** Says that the sending of a released campaign has begun; false when it was not to. */
export const startCampaignCommand = defineCommand(
  'startCampaign',
  async (trx: Trx, { campaignId, at }: { campaignId: string; at: number }): Promise<boolean> => {
    const { numUpdatedRows } = await trx
      .updateTable('campaign')
      .set({ state: 'running' })
      .where('id', '=', campaignId)
      .where('state', '=', 'released')
      .executeTakeFirst()
    if (numUpdatedRows !== 1n) return false
    await trx
      .updateTable('campaign_run')
      .set({ paced_at: at })
      .where('campaign_id', '=', campaignId)
      .execute()
    await appendToStream(trx, campaignStream(campaignId), {
      kind: 'campaignStarted',
      at,
      by: 'system',
      facts: {},
    })
    return true
  },
)

/**
 * Lists the firms of a campaign, each once, before its first message: what the funnel counts from then on.
 * Answers whether all of them are listed; of many it lists some and goes on when it is asked again.
 */
export async function listFirms(services: Services, campaignId: string): Promise<boolean> {
  const { store, clock } = services
  await store.write(openRunCommand, { campaignId, at: clock.now() })
  for (let step = 0; step < stepsAtOnce; step += 1) {
    const run = await store.read
      .selectFrom('campaign_run')
      .select(['listed_to', 'listed_at'])
      .where('campaign_id', '=', campaignId)
      .executeTakeFirst()
    if (run === undefined || run.listed_at !== null) return true
    await store.write(listFirmsStep, await planStep(services, campaignId, run.listed_to))
    await setImmediate()
  }
  return false
}

const toFollowUp: Partial<Record<string, FollowUpReason>> = {
  noPhone: 'noPhone',
  differs: 'differs',
}

async function planStep(
  { store, clock }: Services,
  campaignId: string,
  after: string,
): Promise<ListStep> {
  const at = clock.now()
  const page = await store.read
    .selectFrom('campaign_recipient')
    .select(['id', 'state', 'exclusion'])
    .where('campaign_id', '=', campaignId)
    .where('wave', '=', 0)
    .where('id', '>', after)
    .orderBy('id')
    .limit(stepSize)
    .execute()
  const byId = new Map(page.map((row) => [row.id, row]))
  const cases =
    page.length === 0
      ? []
      : await store.read
          .selectFrom('campaign_case')
          .innerJoin('unit_case', 'unit_case.id', 'campaign_case.case_id')
          .select(['campaign_case.recipient_id', 'unit_case.id', 'unit_case.region_code'])
          .where('campaign_case.recipient_id', 'in', [...byId.keys()])
          .execute()
  const written = cases.filter((row) => byId.get(row.recipient_id)?.state !== 'excluded')
  const notWritten = cases.flatMap((row) => {
    const reason = toFollowUp[byId.get(row.recipient_id)?.exclusion ?? '']
    return reason === undefined ? [] : [followUpRow(campaignId, row, reason, at)]
  })
  return {
    campaignId,
    after,
    to: page.at(-1)?.id ?? null,
    firms: written.map((row) => firmRow(campaignId, row)),
    followUps: notWritten,
    at,
  }
}

type CaseOfRecipient = { recipient_id: string; id: string; region_code: string }

function firmRow(campaignId: string, row: CaseOfRecipient): Schema['campaign_firm'] {
  return {
    campaign_id: campaignId,
    case_id: row.id,
    recipient_id: row.recipient_id,
    region_code: row.region_code,
    reach: 'waiting',
    sent_at: null,
    delivered_at: null,
    opened_at: null,
    read_at: null,
    answer: null,
    answered_at: null,
  }
}

/** A firm as it comes onto the list of those to be told otherwise. */
export function followUpRow(
  campaignId: string,
  row: { id: string; region_code: string },
  reason: FollowUpReason,
  at: number,
): Schema['follow_up'] {
  return {
    id: newId(at),
    case_id: row.id,
    campaign_id: campaignId,
    region_code: row.region_code,
    reason,
    state: 'open',
    added_at: at,
    next_on: null,
    notes: 0,
    noted_at: null,
    done_at: null,
    done_by: null,
  }
}
