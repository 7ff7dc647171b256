import type { CaseEventView } from '@wengang/contracts'
import type { Db } from '../../platform/database/dialects.ts'
import { batchStream } from '../../platform/entries.ts'
import { staffIdOf, staffNames } from '../../staff/staff-names.queries.ts'

interface Payload {
  by: string
  facts: Readonly<Record<string, unknown>>
}

/** What each entry of a list's chain means, in words. */
const words: Record<string, (facts: Payload['facts']) => string> = {
  listSubmitted: ({ units, setAside }) =>
    `提交复核：${text(units)} 家单位${setAside === 0 ? '' : `，剔除 ${text(setAside)} 行`}`,
  listImported: ({ late }) =>
    late === undefined || late === 0
      ? '复核通过，名单生效'
      : `复核通过，名单生效；其中 ${text(late)} 家已经公示，没有更改`,
  listRefused: ({ note }) => `退回：${text(note)}`,
  listWithdrawn: () => '收回，没有生效',
  importUndone: ({ reason }) => `撤销：${text(reason)}`,
  linksSent: ({ messages }) => `发出短信 ${text(messages)} 条`,
  offersLapsed: ({ lapsed }) => `办理到期未确认 ${text(lapsed)} 家`,
}

const text = (value: unknown): string =>
  typeof value === 'number' || typeof value === 'string' ? String(value) : ''

/** What happened to a list, oldest first; a kind that has no words here is not shown. */
export async function batchHistory(db: Db, batchId: string): Promise<CaseEventView[]> {
  const rows = await db
    .selectFrom('entry')
    .select(['kind', 'payload', 'at'])
    .where('stream', '=', batchStream(batchId))
    .orderBy('seq')
    .execute()
  const entries = rows.map((row) => ({ ...row, ...(JSON.parse(row.payload) as Payload) }))
  const names = await staffNames(
    db,
    entries.map(({ by }) => staffIdOf(by)),
  )
  return entries.flatMap(({ kind, at, by, facts }) => {
    const said = words[kind]?.(facts)
    return said === undefined
      ? []
      : [{ at, words: said, who: names.get(staffIdOf(by) ?? '') ?? '系统' }]
  })
}
