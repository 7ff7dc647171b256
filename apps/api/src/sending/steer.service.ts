import type { CampaignState, SteeringAct } from '@wengang/contracts'
import { notFound } from '../platform/app-error.ts'
import { defineCommand } from '../platform/database/command.ts'
import type { Trx } from '../platform/database/dialects.ts'
import { lockExclusive } from '../platform/database/locks.ts'
import { appendToStream, campaignStream } from '../platform/entries.ts'
import { type ActKey, type ActOutcome, lawfulRefusal, once } from '../platform/idempotency.ts'

/** From which states each act leads where. */
const moves: Record<SteeringAct, { from: readonly CampaignState[]; to: CampaignState }> = {
  pause: { from: ['released', 'running'], to: 'paused' },
  resume: { from: ['paused', 'halted'], to: 'running' },
  stop: { from: ['released', 'running', 'paused', 'halted'], to: 'stopped' },
}

const entryKinds = {
  pause: 'campaignPaused',
  resume: 'campaignResumed',
  stop: 'campaignStopped',
} as const satisfies Record<SteeringAct, string>

export interface SteerInput {
  campaignId: string
  steering: SteeringAct
  note: string
  by: string
  at: number
  act: ActKey
}

/** What a person does with a campaign under way. Messages that still wait are taken back by the next step. */
export const steerCampaignCommand = defineCommand(
  'steerCampaign',
  (trx: Trx, input: SteerInput): Promise<ActOutcome<{ state: CampaignState }>> =>
    once(trx, input.act, async () => {
      const { campaignId, steering, note, at } = input
      await lockExclusive(trx, `campaign:${campaignId}`)
      const campaign = await trx
        .selectFrom('campaign')
        .select(['state', 'starts_at'])
        .where('id', '=', campaignId)
        .executeTakeFirst()
      if (campaign === undefined) return notFound()
      const reason = whyNot(campaign.state, steering, note)
      if (reason !== null) return lawfulRefusal('STATE_REFUSES', { reason })
      const waits = steering === 'resume' && (campaign.starts_at ?? 0) > at
      const state = waits ? 'released' : moves[steering].to
      await trx
        .updateTable('campaign')
        .set({ state, halt_reason: null, ...(steering === 'stop' ? { finished_at: at } : {}) })
        .where('id', '=', campaignId)
        .execute()
      if (steering === 'resume') await beginAnew(trx, campaignId, at)
      await appendToStream(trx, campaignStream(campaignId), {
        kind: entryKinds[steering],
        at,
        by: input.by,
        facts: { note, before: campaign.state },
      })
      return { ok: true, value: { state } }
    }),
)

function whyNot(state: CampaignState, steering: SteeringAct, note: string): string | null {
  if (!moves[steering].from.includes(state)) {
    return '这次发送现在的状态不能这样做，请刷新后再看。'
  }
  const needsNote = steering === 'stop' || (steering === 'resume' && state === 'halted')
  return needsNote && note === '' ? '请写明原因。' : null
}

/** What went wrong before a person let it go on no longer counts, and no time is made up for. */
async function beginAnew(trx: Trx, campaignId: string, at: number): Promise<void> {
  await trx
    .updateTable('campaign_run')
    .set({ paced_at: at, counted_from: at })
    .where('campaign_id', '=', campaignId)
    .execute()
}
