import { campaignStateWords, type DayItem } from '@wengang/contracts'
import { withinScope } from '../../platform/region-scope.ts'
import type { DayKind } from '../day-kind.ts'

const shown = ['halted', 'paused', 'running', 'released'] as const

/** Messages to many firms that stopped by themselves, pause, run or are about to. */
export const campaignsKind: DayKind = {
  act: 'viewCampaigns',
  async find({ db, person }) {
    const rows = await db
      .selectFrom('campaign')
      .select(['id', 'title', 'state', 'halt_reason'])
      .where('state', 'in', shown)
      .where(withinScope('campaign', person))
      .orderBy('id')
      .limit(50)
      .execute()
    return rows.map(({ id, title, state, halt_reason: why }): DayItem => ({
      key: `campaign:${id}`,
      group: state === 'halted' ? 'wrong' : 'running',
      words: `短信“${title}”${campaignStateWords[state]}`,
      count: null,
      hint: state === 'halted' ? why : null,
      to: `/campaigns/${id}`,
    }))
  },
}
