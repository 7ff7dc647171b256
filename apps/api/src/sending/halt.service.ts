import { haltLooksAt, mustHalt } from '@wengang/policy'
import { failedStates, faultWords } from '../messages/fault-words.ts'
import { defineCommand } from '../platform/database/command.ts'
import type { Db, Trx } from '../platform/database/dialects.ts'
import { lockExclusive } from '../platform/database/locks.ts'
import { appendToStream, campaignStream } from '../platform/entries.ts'
import type { Services } from '../platform/services.ts'

/** How the newest messages with a last word ended that went out since a person last let the campaign go. */
interface Endings {
  ended: number
  failed: number
  faults: { words: string; count: number }[]
}

async function endingsOf(db: Db | Trx, campaignId: string): Promise<Endings> {
  const rows = await db
    .selectFrom('campaign_message')
    .innerJoin('campaign_run', 'campaign_run.campaign_id', 'campaign_message.campaign_id')
    .innerJoin('message', 'message.id', 'campaign_message.message_id')
    .select(['campaign_message.state', 'campaign_message.fault'])
    .where('campaign_message.campaign_id', '=', campaignId)
    .whereRef('campaign_message.ended_at', '>=', 'campaign_run.counted_from')
    // By the call: what was queued before and goes out now is tried now.
    .whereRef('message.attempt_at', '>=', 'campaign_run.counted_from')
    .orderBy('campaign_message.ended_at', 'desc')
    .limit(haltLooksAt)
    .execute()
  const failed = rows.filter((row) => failedStates.some((state) => state === row.state))
  const counts = Map.groupBy(failed, (row) => faultWords(row.state, row.fault))
  return {
    ended: rows.length,
    failed: failed.length,
    faults: [...counts]
      .map(([words, { length }]) => ({ words, count: length }))
      .toSorted((one, other) => other.count - one.count || (one.words < other.words ? -1 : 1)),
  }
}

/** Stops a running campaign by itself; false when it runs no more. */
export const haltCampaignCommand = defineCommand(
  'haltCampaign',
  async (
    trx: Trx,
    input: { campaignId: string; reason: string | null; at: number },
  ): Promise<boolean> => {
    const { campaignId, at } = input
    await lockExclusive(trx, `campaign:${campaignId}`)
    const endings = await endingsOf(trx, campaignId)
    if (input.reason === null && !mustHalt(endings)) return false
    const reason = input.reason ?? wordsOf(endings)
    const { numUpdatedRows } = await trx
      .updateTable('campaign')
      .set({ state: 'halted', halt_reason: reason })
      .where('id', '=', campaignId)
      .where('state', '=', 'running')
      .executeTakeFirst()
    if (numUpdatedRows !== 1n) return false
    await appendToStream(trx, campaignStream(campaignId), {
      kind: 'campaignHalted',
      at,
      by: 'system',
      facts: { reason, ended: endings.ended, failed: endings.failed },
    })
    return true
  },
)

/** Halts a campaign when too many of its messages fail; true when it did. */
export async function haltIfFailing(
  { store, clock, log }: Services,
  campaignId: string,
): Promise<boolean> {
  if (!mustHalt(await endingsOf(store.read, campaignId))) return false
  const halted = await store.write(haltCampaignCommand, {
    campaignId,
    reason: null,
    at: clock.now(),
  })
  if (halted) log.error({ campaignId }, 'a campaign halted itself: too many messages fail')
  return halted
}

const mostNamed = 3

function wordsOf({ ended, failed, faults }: Endings): string {
  const share = ((failed / ended) * 100).toFixed(1)
  const named = faults.slice(0, mostNamed).map(({ words, count }) => `${words} ${count}`)
  const rest = faults.slice(mostNamed).reduce((sum, { count }) => sum + count, 0)
  const list = rest === 0 ? named : [...named, `其余 ${rest}`]
  return `最近有结果的 ${ended} 条里，${failed} 条没有送达（${share}%）：${list.join('、')}。`
}
