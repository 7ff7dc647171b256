import { shanghaiDay, shanghaiTime } from '@wengang/policy'
import { openAlarms } from '../../messages/alarm.service.ts'
import type { DayKind } from '../day-kind.ts'

/** Ways out for messages that are in trouble, and somebody who tries codes of messages. */
export const alarmsKind: DayKind = {
  act: 'viewCampaigns',
  async find({ db }) {
    const alarms = await openAlarms(db)
    return alarms.map(({ kind, subject, words, raisedAt }) => ({
      key: `alarm:${kind}:${subject}`,
      group: 'wrong' as const,
      words,
      count: null,
      hint: `${shanghaiDay(raisedAt)} ${shanghaiTime(raisedAt)} 起`,
      to: '/campaigns/transports',
    }))
  },
}
