import type { DayItem } from '@wengang/contracts'
import { shanghaiDay, shanghaiTime } from '@wengang/policy'
import { mayDo } from '@wengang/contracts'
import type { Db } from '../../platform/database/dialects.ts'
import type { DayKind } from '../day-kind.ts'

/** A night and half a day: a chain that nobody has verified for longer is told of. In ms. */
const mostMs = 36 * 3_600_000

/** Chains that do not verify, or that nobody has verified lately. */
export const auditKind: DayKind = {
  act: 'verifyAudit',
  async find({ db, person, now }) {
    const run = await db
      .selectFrom('audit_run')
      .select(['id', 'ok', 'finished_at', 'problem_count'])
      .where('finished_at', 'is not', null)
      .orderBy('finished_at', 'desc')
      .limit(1)
      .executeTakeFirst()
    const to = mayDo(person.roles, 'searchAudit') ? '/audit/runs' : null
    const line = { group: 'wrong', to } as const
    const when = run === undefined ? null : (run.finished_at ?? null)
    const items: DayItem[] = []
    if (run !== undefined && run.ok !== 1) {
      items.push({
        ...line,
        key: 'audit:broken',
        words: '存证记录没有通过核验，请立即报告系统管理员',
        count: run.problem_count,
        hint: when === null ? null : `${shanghaiDay(when)} ${shanghaiTime(when)} 核验`,
      })
    }
    if ((when ?? (await firstSealedAt(db)) ?? now) < now - mostMs) {
      const hint =
        when === null ? '还没有核验过' : `上一次 ${shanghaiDay(when)} ${shanghaiTime(when)}`
      items.push({ ...line, key: 'audit:late', words: '存证记录很久没有核验', count: null, hint })
    }
    return items
  },
}

/** Since when there is something to verify: a house of yesterday has missed nothing. */
async function firstSealedAt(db: Db): Promise<number | null> {
  const first = await db.selectFrom('seal').select('at').orderBy('at').limit(1).executeTakeFirst()
  return first?.at ?? null
}
