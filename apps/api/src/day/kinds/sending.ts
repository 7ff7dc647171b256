import type { DayItem } from '@wengang/contracts'
import { counted, type DayKind } from '../day-kind.ts'

/** A job that has been due for longer stands still. In ms. */
const lateMs = 10 * 60_000
const dayMs = 86_400_000
/** More than this is told as so many: nobody counts them one by one. */
const most = 1_000

/** Messages that failed since yesterday, and work that nobody gets to. */
export const sendingKind: DayKind = {
  act: 'steerCampaign',
  async find({ db, now }) {
    const failed = await db
      .selectFrom('sms_fault')
      .select('id')
      .where('at', '>', now - dayMs)
      .limit(most)
      .execute()
    const late = await db
      .selectFrom('job')
      .select('id')
      .where('done_at', 'is', null)
      .where('due_at', '<', now - lateMs)
      .limit(most)
      .execute()
    const alarms = await db
      .selectFrom('alarm')
      .select('id')
      .where('ended_at', 'is', null)
      .limit(most)
      .execute()
    const line = { group: 'wrong', to: null, hint: null } as const
    const items: DayItem[] = [
      ...counted(
        { ...line, key: 'alarms', words: '短信通道报警', to: '/transports' },
        alarms.length,
      ),
      ...counted(
        { ...line, key: 'failed', words: '一天内发送失败的短信', to: '/campaigns' },
        failed.length,
      ),
      ...counted(
        {
          ...line,
          key: 'late',
          words: '积压的后台任务',
          hint: '短信通道或系统可能停了，请联系系统管理员',
        },
        late.length,
      ),
    ]
    return items
  },
}
