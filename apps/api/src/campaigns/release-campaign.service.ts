import type { BatchState, CampaignCost, CampaignTotals } from '@wengang/contracts'
import { formatYuan } from '@wengang/identifiers'
import { refuse } from '../platform/app-error.ts'
import { defineCommand } from '../platform/database/command.ts'
import type { Trx } from '../platform/database/dialects.ts'
import { lockRow } from '../platform/database/locks.ts'
import { appendToStream, batchStream, campaignStream } from '../platform/entries.ts'
import { once } from '../platform/idempotency.ts'
import { askRelease, settleRelease } from '../staff/release.service.ts'
import {
  audienceOf,
  type CampaignRow,
  changeCampaign,
  holdCampaign,
  totalsIn,
} from './campaign.queries.ts'
import { type CampaignAct, type CampaignDone, holdDraft } from './draft.service.ts'

/** Puts a campaign before a second person. Throws STATE_REFUSES while something is missing. */
export const submitCampaignCommand = defineCommand(
  'submitCampaign',
  (
    trx: Trx,
    input: CampaignAct & { releaseId: string; cost: CampaignCost },
  ): Promise<CampaignDone> =>
    once(trx, input.act, async () => {
      const { campaignId, cost, by, at } = input
      const row = await holdDraft(trx, campaignId)
      const totals = await readyTotals(trx, row)
      await askRelease(trx, {
        id: input.releaseId,
        kind: 'campaign',
        subjectId: campaignId,
        regionCode: row.region_code,
        editionId: row.edition_id,
        summary: summaryOf(row, totals, cost),
        by,
        at,
      })
      await changeCampaign(trx, campaignId, { state: 'waiting' })
      await appendToStream(trx, campaignStream(campaignId), {
        kind: 'releaseAsked',
        at,
        by,
        facts: { recipients: totals.recipients, firms: totals.firms, ...cost },
      })
      return { ok: true, value: { campaignId } }
    }),
)

/** Takes it back to a draft: by whoever put it forward, or by the second person, who says why. */
export const returnCampaignCommand = defineCommand(
  'returnCampaign',
  (
    trx: Trx,
    input: CampaignAct & { decision: 'refused' | 'withdrawn'; note: string | null },
  ): Promise<CampaignDone> =>
    once(trx, input.act, async () => {
      const { campaignId, decision, note, by, at } = input
      await holdCampaign(trx, campaignId)
      await settleRelease(trx, {
        kind: 'campaign',
        subjectId: campaignId,
        decision,
        note,
        by,
        at,
      })
      await changeCampaign(trx, campaignId, { state: 'draft' })
      await appendToStream(trx, campaignStream(campaignId), {
        kind: decision === 'refused' ? 'releaseRefused' : 'releaseWithdrawn',
        at,
        by,
        facts: note === null ? {} : { note },
      })
      return { ok: true, value: { campaignId } }
    }),
)

/**
 * Lets a campaign go: another person than who prepared it. From now on the lists that its offers came with
 * can no longer be taken back.
 */
export const releaseCampaignCommand = defineCommand(
  'releaseCampaign',
  (trx: Trx, input: CampaignAct): Promise<CampaignDone> =>
    once(trx, input.act, async () => {
      const { campaignId, by, at } = input
      const row = await holdCampaign(trx, campaignId)
      await settleRelease(trx, {
        kind: 'campaign',
        subjectId: campaignId,
        decision: 'released',
        note: null,
        by,
        at,
      })
      const totals = await readyTotals(trx, row)
      await changeCampaign(trx, campaignId, { state: 'released', released_at: at, released_by: by })
      const facts = { recipients: totals.recipients, firms: totals.firms }
      await appendToStream(trx, campaignStream(campaignId), { kind: 'released', at, by, facts })
      await markBatches(trx, input, facts)
      return { ok: true, value: { campaignId } }
    }),
)

/** What the recipients come to, and that everything is there to write to them. Throws STATE_REFUSES. */
async function readyTotals(trx: Trx, row: CampaignRow): Promise<CampaignTotals> {
  const totals = totalsIn(row)
  if (totals === null) return refuse('STATE_REFUSES', { reason: '请先确定发送对象。' })
  if (totals.recipients === 0) return refuseEmpty()
  if (row.tested_at === null) {
    return refuse('STATE_REFUSES', { reason: '请先发一条测试短信给工作人员看过。' })
  }
  await requireTemplate(trx, row.template_id)
  if (row.reminders === 1 && row.reminder_template_id !== null) {
    await requireTemplate(trx, row.reminder_template_id)
  }
  const { batchId } = audienceOf(row)
  if (batchId !== undefined) await requireReleasedBatch(trx, batchId)
  return totals
}

/** Refuses a campaign that would go to nobody. */
export function refuseEmpty(): never {
  return refuse('STATE_REFUSES', { reason: '没有可以发送的对象，请改一改筛选条件。' })
}

async function requireTemplate(trx: Trx, templateId: string): Promise<void> {
  const template = await trx
    .selectFrom('sms_template')
    .select(['name', 'review', 'retired_at'])
    .where('id', '=', templateId)
    .executeTakeFirst()
  if (template?.review === 'approved' && template.retired_at === null) return
  refuse('STATE_REFUSES', {
    reason: `模板“${template?.name ?? ''}”还没有通过审核或已经停用，请换一个。`,
  })
}

async function requireReleasedBatch(trx: Trx, batchId: string): Promise<void> {
  await lockRow(trx, 'batch', batchId)
  const batch = await trx
    .selectFrom('batch')
    .select('state')
    .where('id', '=', batchId)
    .executeTakeFirst()
  requireInForce(batch?.state)
}

/** Refuses a list that is not in force: firms are told of nothing that a second person has not seen. */
export function requireInForce(state: BatchState | undefined): void {
  if (state === 'released') return
  const reason =
    state === 'staged' || state === 'waiting'
      ? '这份名单还没有生效，要等另一位工作人员复核。'
      : '这份名单已经退回或撤销。'
  refuse('STATE_REFUSES', { reason })
}

/** From the first release on, an import can no longer be taken back; its chain says which campaign it was. */
async function markBatches(
  trx: Trx,
  { campaignId, by, at }: CampaignAct,
  facts: { recipients: number; firms: number },
): Promise<void> {
  const batches = await trx
    .selectFrom('campaign_case')
    .innerJoin('campaign_recipient', 'campaign_recipient.id', 'campaign_case.recipient_id')
    .innerJoin('offer', (join) =>
      join
        .onRef('offer.case_id', '=', 'campaign_case.case_id')
        .onRef('offer.version', '=', 'campaign_case.offer_version'),
    )
    .select('offer.batch_id')
    .distinct()
    .where('campaign_case.campaign_id', '=', campaignId)
    .where('campaign_recipient.state', '=', 'ready')
    .execute()
  for (const { batch_id: batchId } of batches) {
    if (batchId === null) continue
    await trx
      .updateTable('batch')
      .set({ links_sent_at: at })
      .where('id', '=', batchId)
      .where('links_sent_at', 'is', null)
      .execute()
    await appendToStream(trx, batchStream(batchId), {
      kind: 'linksSent',
      at,
      by,
      facts: { campaignId, ...facts },
    })
  }
}

function summaryOf(row: CampaignRow, totals: CampaignTotals, cost: CampaignCost): string {
  const firms = `${totals.recipients} 个手机、${totals.firms} 家单位`
  return `${row.title}：${firms}，计费 ${cost.parts} 条，约 ${formatYuan(cost.costFen)} 元`
}
