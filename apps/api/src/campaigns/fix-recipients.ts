import { setImmediate, setTimeout as sleep } from 'node:timers/promises'
import { errorWords } from '@wengang/contracts'
import { AppError, refuse } from '../platform/app-error.ts'
import type { Schema } from '../platform/database/schema.ts'
import { type ActKey, settled } from '../platform/idempotency.ts'
import { newId } from '../platform/ids.ts'
import { tellMeanwhile } from '../platform/meanwhile.ts'
import type { Services } from '../platform/services.ts'
import { findAudience, isChanged, type Recipient, totalsOf } from './audience.ts'
import { audienceOf, fixingOf } from './campaign.queries.ts'
import {
  addRecipientsCommand,
  beginFixingCommand,
  clearRecipientsCommand,
  endFreezeCommand,
  failFixingCommand,
  lostAfterMs,
  type Step,
  stepSize,
  takeFixingCommand,
  touchFixingCommand,
} from './freeze.service.ts'
import { sealedMobiles } from './recipient-mobiles.ts'

/** How often progress is written: seen as movement, and next to no work. In ms. */
const tellEveryMs = 700
const lookEveryMs = 25

/**
 * Fixes whom a draft goes to, beside: in steps between which everybody else gets their turn. Waits for its end
 * for `patienceMs` and answers whether it came. A repeat joins what goes on; what was interrupted begins anew,
 * by a repeat or by itself. Throws STATE_REFUSES.
 */
export async function fixRecipients(
  services: Services,
  input: { campaignId: string; by: string; act: ActKey },
  patienceMs: number,
): Promise<boolean> {
  const { store, clock } = services
  const { campaignId, by } = input
  const step: Step = { campaignId, token: newId(clock.now()) }
  settled(await store.write(beginFixingCommand, { ...input, ...step, at: clock.now() }))
  const begun = await standingOf(services, campaignId)
  if (begun.freezing === step.token) void fixBeside(services, step, by)
  else await goOnFixing(services)
  const until = performance.now() + patienceMs
  while ((await standingOf(services, campaignId)).freezing !== null) {
    if (performance.now() > until) return false
    await sleep(lookEveryMs)
  }
  const { refusal } = (await fixingOf(store.read, campaignId)) ?? { refusal: null }
  return refusal === null ? true : refuse('STATE_REFUSES', { reason: refusal })
}

/** Takes over what processes that are gone have left in the middle. */
export async function goOnFixing(services: Services): Promise<void> {
  const { store, clock } = services
  const lost = await store.read
    .selectFrom('campaign_fixing')
    .innerJoin('campaign', 'campaign.id', 'campaign_fixing.campaign_id')
    .select(['campaign.id', 'campaign_fixing.by_actor'])
    .where('campaign.freezing', 'is not', null)
    .where('campaign_fixing.touched_at', '<', clock.now() - lostAfterMs)
    .execute()
  for (const { id: campaignId, by_actor: by } of lost) {
    const step: Step = { campaignId, token: newId(clock.now()) }
    if (await store.write(takeFixingCommand, { ...step, at: clock.now() })) {
      void fixBeside(services, step, by)
    }
  }
}

function standingOf({ store }: Services, campaignId: string) {
  return store.read
    .selectFrom('campaign')
    .select(['freezing', 'audience', 'region_code'])
    .where('id', '=', campaignId)
    .executeTakeFirstOrThrow()
}

interface Progress {
  done: number
  total: number | null
}

/** Runs after the answer may have gone; its end is on record whatever happens, unless the process ends under it. */
async function fixBeside(services: Services, step: Step, by: string): Promise<void> {
  const { store, clock, log } = services
  const progress: Progress = { done: 0, total: null }
  const unkept = (error: unknown): void =>
    log.error({ fault: String(error) }, 'how far a fixing has come was not kept')
  const tell = (): Promise<void> =>
    store.write(touchFixingCommand, { ...step, ...progress, at: clock.now() })
  try {
    await tellMeanwhile(() => fixAll(services, step, by, progress), tell, tellEveryMs, unkept)
  } catch (error) {
    if (!(error instanceof AppError)) {
      log.error({ fault: error instanceof Error ? error.stack : 'unknown' }, 'a fixing failed')
    }
    await store.write(failFixingCommand, { ...step, refusal: wordsOf(error) }).catch(unkept)
  }
}

async function fixAll(
  services: Services,
  step: Step,
  by: string,
  progress: Progress,
): Promise<void> {
  const { store, clock } = services
  while (await store.write(clearRecipientsCommand, step)) await setImmediate()
  const row = await standingOf(services, step.campaignId)
  const recipients = await findAudience(store.read, {
    audience: audienceOf(row),
    scope: { regionCode: row.region_code, programmes: null },
    now: clock.now(),
  })
  progress.total = recipients.length
  for (let from = 0; from < recipients.length; from += stepSize) {
    const some = recipients.slice(from, from + stepSize)
    await store.write(addRecipientsCommand, { ...step, ...(await rowsOf(services, step, some)) })
    progress.done += some.length
    await setImmediate()
  }
  await store.write(endFreezeCommand, {
    ...step,
    totals: totalsOf(recipients),
    by,
    at: clock.now(),
  })
}

function wordsOf(error: unknown): string {
  return error instanceof AppError
    ? errorWords(error.code, error.details)
    : '系统出了问题，发送对象没有确定。请再试一次；还是不行，请联系系统管理员。'
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
