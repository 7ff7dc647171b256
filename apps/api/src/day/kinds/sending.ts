import type { DayItem } from '@wengang/contracts'
import { worksForWholeHouse } from '../../staff/whole-house.queries.ts'
import { type Scope, withinScope } from '../../platform/region-scope.ts'
import type { Db } from '../../platform/database/dialects.ts'
import { counted, type DayKind } from '../day-kind.ts'

/** A job that has been due for longer stands still. In ms. */
const lateMs = 10 * 60_000
const dayMs = 86_400_000
/** More than this is told as so many: nobody counts them one by one. */
const most = 1_000
/** How many of the last faults a county's are looked for among. */
const mostFaults = 5_000

/** Messages to one's own firms that failed since yesterday, and work of the house that nobody gets to. */
export const sendingKind: DayKind = {
  act: 'steerCampaign',
  async find({ db, person, now }) {
    const line = { group: 'wrong', hint: null } as const
    const failed = counted(
      { ...line, key: 'failed', words: '一天内发送失败的短信', to: '/follow-up' },
      await failedMessages(db, person, now - dayMs),
    )
    if (!(await worksForWholeHouse(db, person))) return failed
    return [...failed, ...(await lateJobs(db, now))]
  },
}

/** Messages about cases of these regions and programmes that a way out did not take since then, each once. */
async function failedMessages(db: Db, scope: Scope, since: number): Promise<number> {
  const rows = await db
    .selectFrom((eb) =>
      eb
        .selectFrom('sms_fault')
        .select('message_id')
        .where('at', '>', since)
        .orderBy('at', 'desc')
        .limit(mostFaults)
        .as('fault'),
    )
    .innerJoin('message', 'message.id', 'fault.message_id')
    .innerJoin('message_case', 'message_case.message_id', 'message.id')
    .innerJoin('unit_case', 'unit_case.id', 'message_case.case_id')
    .select('message.id')
    .distinct()
    // What went out at a later try has not failed.
    .where('message.state', 'not in', ['sent', 'delivered'])
    .where(withinScope('unit_case', scope))
    .limit(most)
    .execute()
  return rows.length
}

async function lateJobs(db: Db, now: number): Promise<DayItem[]> {
  const late = await db
    .selectFrom('job')
    .select('id')
    .where('done_at', 'is', null)
    .where('due_at', '<', now - lateMs)
    .limit(most)
    .execute()
  return counted(
    {
      key: 'late',
      group: 'wrong',
      words: '积压的后台任务',
      hint: '短信通道或系统可能停了，请联系系统管理员',
      to: null,
    },
    late.length,
  )
}
