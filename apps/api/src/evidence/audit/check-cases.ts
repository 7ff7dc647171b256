import { sql } from 'kysely'
import type { Db } from '../../platform/database/dialects.ts'
import { caseStream } from '../../platform/entries.ts'
import { readPayload } from '../payload.ts'
import { entriesOf, pageRows } from './audit-pages.queries.ts'
import type { Problems } from './problems.ts'

/** Cases whose summary is not that of their last answer: lists and payments are made from the summary. */
export async function checkCases(db: Db, problems: Problems): Promise<void> {
  for await (const rows of differingPages(db)) {
    const carried = await carriedVersions(
      db,
      rows.map(({ id }) => caseStream(id)),
    )
    for (const row of rows) {
      const where = `办件 ${row.id}`
      if (row.last_seq !== row.decision_seq || row.last_choice !== row.decision) {
        problems.add(where, '所示的选择不是最后一次答复')
      } else if (!carried.has(`${caseStream(row.id)} ${row.decision_version}`)) {
        problems.add(where, '最后一次答复不是对所示版本作出的')
      }
    }
  }
}

/** An account corrected after the cut-off makes a version that takes the answer over; its entry says so. */
async function carriedVersions(db: Db, streams: readonly string[]): Promise<Set<string>> {
  const entries = await entriesOf(db, streams, ['accountCorrected'])
  return new Set(
    entries.map(
      ({ payload, stream }) => `${stream} ${String(readPayload(payload)?.facts['offerVersion'])}`,
    ),
  )
}

const lastAnswer = sql<number>`(select max(d.seq) from decision d where d.case_id = unit_case.id)`

async function* differingPages(db: Db) {
  let last = ''
  for (;;) {
    const rows = await db
      .selectFrom('unit_case')
      .leftJoin('decision', (join) =>
        join.onRef('decision.case_id', '=', 'unit_case.id').on('decision.seq', '=', lastAnswer),
      )
      .select([
        'unit_case.id',
        'unit_case.decision',
        'unit_case.decision_seq',
        'unit_case.decision_version',
        sql<number>`coalesce(decision.seq, 0)`.as('last_seq'),
        'decision.choice as last_choice',
      ])
      .where('unit_case.id', '>', last)
      .where((eb) =>
        eb.or([
          eb(sql`coalesce(decision.seq, 0)`, '!=', eb.ref('unit_case.decision_seq')),
          eb(sql`coalesce(decision.choice, '')`, '!=', sql`coalesce(unit_case.decision, '')`),
          eb(sql`coalesce(decision.offer_version, 0)`, '!=', eb.ref('unit_case.decision_version')),
        ]),
      )
      .orderBy('unit_case.id')
      .limit(pageRows)
      .execute()
    const end = rows.at(-1)
    if (end === undefined) return
    yield rows
    last = end.id
  }
}
