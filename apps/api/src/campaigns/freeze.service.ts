import type { CampaignTotals } from '@wengang/contracts'
import { refuse } from '../platform/app-error.ts'
import { defineCommand } from '../platform/database/command.ts'
import type { Trx } from '../platform/database/dialects.ts'
import { prepareInserts } from '../platform/database/rows.ts'
import type { Schema } from '../platform/database/schema.ts'
import { appendToStream, campaignStream } from '../platform/entries.ts'
import { once } from '../platform/idempotency.ts'
import { changeCampaign, fixingOf, holdCampaign } from './campaign.queries.ts'
import { type CampaignAct, type CampaignDone, holdDraft } from './draft.service.ts'

/** How many recipients one step writes or deletes, so that answers wait no longer than for that. */
export const stepSize = 250

export interface Step {
  campaignId: string
  /** Names one fixing: whoever began last goes on, the other one ends. */
  token: string
}

/** After this long without a word, whoever worked on a fixing has ended. In ms. */
export const lostAfterMs = 15_000

/**
 * Begins to fix the recipients of a draft, once. Where somebody works on that already, theirs goes on. Throws
 * STATE_REFUSES.
 */
export const beginFixingCommand = defineCommand(
  'beginFixing',
  (trx: Trx, input: Step & CampaignAct): Promise<CampaignDone> =>
    once(trx, input.act, async () => {
      const { campaignId, token, by, at } = input
      const row = await holdDraft(trx, campaignId)
      const known = await fixingOf(trx, campaignId)
      const goesOn = row.freezing !== null && at - (known?.touched_at ?? 0) <= lostAfterMs
      if (goesOn) return { ok: true, value: { campaignId } }
      await changeCampaign(trx, campaignId, { freezing: token, frozen_at: null, totals: null })
      const begun = { by_actor: by, done: 0, total: null, touched_at: at, refusal: null }
      await trx
        .insertInto('campaign_fixing')
        .values({ campaign_id: campaignId, ...begun })
        .onConflict((conflict) => conflict.column('campaign_id').doUpdateSet(begun))
        .execute()
      return { ok: true, value: { campaignId } }
    }),
)

/** Takes a fixing over that nobody has been heard of for long; false when somebody else did. */
export const takeFixingCommand = defineCommand(
  'takeFixing',
  async (trx: Trx, { campaignId, token, at }: Step & { at: number }): Promise<boolean> => {
    const row = await holdCampaign(trx, campaignId)
    if (row.state !== 'draft' || row.freezing === null) return false
    const { numUpdatedRows } = await trx
      .updateTable('campaign_fixing')
      .set({ done: 0, total: null, touched_at: at })
      .where('campaign_id', '=', campaignId)
      .where('touched_at', '<', at - lostAfterMs)
      .executeTakeFirst()
    if (numUpdatedRows !== 1n) return false
    await changeCampaign(trx, campaignId, { freezing: token })
    return true
  },
)

/** Says how far a fixing has come, and that somebody works on it. */
export const touchFixingCommand = defineCommand(
  'touchFixing',
  async (
    trx: Trx,
    input: Step & { done: number; total: number | null; at: number },
  ): Promise<void> => {
    const { campaignId, token, done, total, at } = input
    await trx
      .updateTable('campaign_fixing')
      .set({ done, total, touched_at: at })
      .where('campaign_id', '=', campaignId)
      .where((eb) =>
        eb.exists(
          eb
            .selectFrom('campaign')
            .select('campaign.id')
            .where('campaign.id', '=', campaignId)
            .where('campaign.freezing', '=', token),
        ),
      )
      .execute()
  },
)

/** Ends a fixing without recipients and keeps why, unless it is somebody else's by now. */
export const failFixingCommand = defineCommand(
  'failFixing',
  async (trx: Trx, { campaignId, token, refusal }: Step & { refusal: string }): Promise<void> => {
    const row = await holdCampaign(trx, campaignId)
    if (row.freezing !== token) return
    await changeCampaign(trx, campaignId, { freezing: null })
    await trx
      .updateTable('campaign_fixing')
      .set({ refusal })
      .where('campaign_id', '=', campaignId)
      .execute()
  },
)

/** Takes some recipients of an earlier fixing away; answers whether any may be left. */
export const clearRecipientsCommand = defineCommand(
  'clearRecipients',
  async (trx: Trx, step: Step): Promise<boolean> => {
    await requireToken(trx, step)
    const rows = await trx
      .selectFrom('campaign_recipient')
      .select('id')
      .where('campaign_id', '=', step.campaignId)
      .limit(stepSize)
      .execute()
    const ids = rows.map(({ id }) => id)
    if (ids.length === 0) return false
    await trx.deleteFrom('campaign_case').where('recipient_id', 'in', ids).execute()
    await trx.deleteFrom('campaign_recipient').where('id', 'in', ids).execute()
    return true
  },
)

const insertRecipients = prepareInserts('campaign_recipient')
const insertCases = prepareInserts('campaign_case')

/** Writes some recipients with their cases. */
export const addRecipientsCommand = defineCommand(
  'addRecipients',
  async (
    trx: Trx,
    input: Step & {
      recipients: Schema['campaign_recipient'][]
      cases: Schema['campaign_case'][]
    },
  ): Promise<void> => {
    await requireToken(trx, input)
    await insertRecipients(trx, input.recipients)
    await insertCases(trx, input.cases)
  },
)

/** Says that all recipients are written, and keeps what they come to. */
export const endFreezeCommand = defineCommand(
  'endFreeze',
  async (
    trx: Trx,
    input: Step & { totals: CampaignTotals; by: string; at: number },
  ): Promise<void> => {
    const { campaignId, totals, by, at } = input
    await requireToken(trx, input)
    await changeCampaign(trx, campaignId, {
      freezing: null,
      frozen_at: at,
      totals: JSON.stringify(totals),
    })
    await appendToStream(trx, campaignStream(campaignId), {
      kind: 'recipientsFixed',
      at,
      by,
      facts: { ...totals, excluded: { ...totals.excluded } },
    })
    await trx.deleteFrom('campaign_fixing').where('campaign_id', '=', campaignId).execute()
  },
)

async function requireToken(trx: Trx, { campaignId, token }: Step): Promise<void> {
  const row = await holdCampaign(trx, campaignId)
  if (row.state === 'draft' && row.freezing === token) return
  return refuse('STATE_REFUSES', { reason: '发送对象正在由别人重新确定，请稍后刷新。' })
}
