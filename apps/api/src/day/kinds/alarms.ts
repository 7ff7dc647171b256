import { shanghaiDay, shanghaiTime } from '@wengang/policy'
import { openAlarms } from '../../messages/alarm.service.ts'
import { worksForWholeHouse } from '../../staff/whole-house.queries.ts'
import type { DayKind } from '../day-kind.ts'

/** Ways out for messages that are in trouble, and somebody who tries codes of messages. */
export const alarmsKind: DayKind = {
  act: 'switchTransport',
  async find({ db, person }) {
    if (!(await worksForWholeHouse(db, person))) return []
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
