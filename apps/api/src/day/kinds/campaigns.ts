import { campaignStateWords, type DayItem } from '@wengang/contracts'
import { dueRecipients } from '../../sending/run.queries.ts'
import { withinScope } from '../../platform/region-scope.ts'
import type { DayKind } from '../day-kind.ts'

const shown = ['halted', 'paused', 'running', 'released'] as const

/** Messages to many firms that stopped by themselves, pause, run or are about to. */
export const campaignsKind: DayKind = {
  act: 'viewCampaigns',
  async find({ db, person, now }) {
    const rows = await db
      .selectFrom('campaign')
      .select(['id', 'title', 'state', 'halt_reason'])
      .where('state', 'in', shown)
      .where(withinScope('campaign', person))
      .orderBy('id')
      .limit(50)
      .execute()
    const items: DayItem[] = []
    for (const { id, title, state, halt_reason: why } of rows) {
      // It runs on for weeks so that it can remind; what people ask is whether it still sends.
      const isTold = state === 'running' && (await dueRecipients(db, id, now, 1)).length === 0
      items.push({
        key: `campaign:${id}`,
        group: state === 'halted' ? 'wrong' : 'running',
        words: `短信“${title}”${isTold ? '都已发出，等答复' : campaignStateWords[state]}`,
        count: null,
        hint: state === 'halted' ? why : null,
        to: `/campaigns/${id}`,
      })
    }
    return items
  },
}
