import { setImmediate } from 'node:timers/promises'
import type { CampaignTotals } from '@wengang/contracts'
import { refuse } from '../platform/app-error.ts'
import { defineCommand } from '../platform/database/command.ts'
import type { Trx } from '../platform/database/dialects.ts'
import { prepareInserts } from '../platform/database/rows.ts'
import type { Schema } from '../platform/database/schema.ts'
import { appendToStream, campaignStream } from '../platform/entries.ts'
import type { ActKey } from '../platform/idempotency.ts'
import { settled } from '../platform/idempotency.ts'
import { newId } from '../platform/ids.ts'
import { beginLongAct, finishLongAct, knownOutcome } from '../platform/long-act.ts'
import type { Services } from '../platform/services.ts'
import { findAudience, isChanged, type Recipient, totalsOf } from './audience.ts'
import { audienceOf, changeCampaign, holdCampaign } from './campaign.queries.ts'
import { type CampaignAct, holdDraft } from './draft.service.ts'
import { sealedMobiles } from './recipient-mobiles.ts'

/** How many recipients one step writes or deletes, so that answers wait no longer than for that. */
const stepSize = 250

interface Step {
  campaignId: string
  /** Names one fixing: whoever began last goes on, the other one ends. */
  token: string
}

/** Begins to fix the recipients of a draft. */
export const beginFreezeCommand = defineCommand(
  'beginFreeze',
  async (trx: Trx, { campaignId, token }: Step): Promise<void> => {
    await holdDraft(trx, campaignId)
    await changeCampaign(trx, campaignId, { freezing: token, frozen_at: null, totals: null })
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
  async (trx: Trx, input: Step & CampaignAct & { totals: CampaignTotals }): Promise<void> => {
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
    await finishLongAct(trx, input.act, { ok: true, value: { campaignId } })
  },
)

async function requireToken(trx: Trx, { campaignId, token }: Step): Promise<void> {
  const row = await holdCampaign(trx, campaignId)
  if (row.state === 'draft' && row.freezing === token) return
  return refuse('STATE_REFUSES', { reason: '发送对象正在由别人重新确定，请稍后刷新。' })
}

/**
 * Fixes whom a draft goes to, in steps between which everybody else gets their turn. Interrupted, it begins
 * anew with the next try. Throws STATE_REFUSES.
 */
export async function fixRecipients(
  services: Services,
  input: { campaignId: string; by: string; act: ActKey },
): Promise<void> {
  const { store, clock } = services
  const { campaignId, by, act } = input
  const known = await knownOutcome<{ campaignId: string }>(store.read, act)
  if (known !== null) {
    settled(known)
    return
  }
  await store.write(beginLongAct, act)
  const step: Step = { campaignId, token: newId(clock.now()) }
  await store.write(beginFreezeCommand, step)
  while (await store.write(clearRecipientsCommand, step)) await setImmediate()
  const row = await store.read
    .selectFrom('campaign')
    .select(['audience', 'region_code'])
    .where('id', '=', campaignId)
    .executeTakeFirstOrThrow()
  const recipients = await findAudience(store.read, {
    audience: audienceOf(row),
    scope: { regionCode: row.region_code, programmes: null },
    now: clock.now(),
  })
  for (let from = 0; from < recipients.length; from += stepSize) {
    const some = recipients.slice(from, from + stepSize)
    await store.write(addRecipientsCommand, { ...step, ...(await rowsOf(services, step, some)) })
    await setImmediate()
  }
  const totals = totalsOf(recipients)
  await store.write(endFreezeCommand, { ...step, totals, by, at: clock.now(), act })
}

async function rowsOf(services: Services, { campaignId }: Step, recipients: readonly Recipient[]) {
  const now = services.clock.now()
  const mobiles = await sealedMobiles(services, recipients)
  const rows = recipients.map((recipient) => ({ recipient, id: newId(now) }))
  return {
    recipients: rows.map(({ recipient, id }): Schema['campaign_recipient'] => ({
      id,
      campaign_id: campaignId,
      mobile_index: recipient.mobileIndex,
      mobile_sealed: mobiles.get(recipient) ?? null,
      firms: recipient.cases.length,
      changed: isChanged(recipient.cases) ? 1 : 0,
      state: recipient.exclusion === null ? 'ready' : 'excluded',
      exclusion: recipient.exclusion,
      differs: recipient.differs ? 1 : 0,
      wave: 0,
      message_id: null,
      due_at: null,
      queued_at: null,
      note: null,
    })),
    cases: rows.flatMap(({ recipient, id }) =>
      recipient.cases.map((one) => ({
        recipient_id: id,
        case_id: one.caseId,
        offer_version: one.version,
        campaign_id: campaignId,
      })),
    ),
  }
}
