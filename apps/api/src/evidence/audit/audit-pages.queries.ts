import type { Db } from '../../platform/database/dialects.ts'

/** Rows that are looked at together: a million entries never stand in memory at once. */
export const pageRows = 1_000
const leastInteger = -(2 ** 31)

/** Pages of rows in the order of their key: `pageAfter` is given the key that the page before ended with. */
async function* pages<Key, Row extends Key>(
  before: Key,
  pageAfter: (last: Key) => Promise<Row[]>,
): AsyncGenerator<Row[], void> {
  let last = before
  for (;;) {
    const rows = await pageAfter(last)
    const end = rows.at(-1)
    if (end === undefined) return
    yield rows
    last = end
  }
}

/** Every entry, chain after chain, in order. */
export const entryPages = (db: Db) =>
  pages({ stream: '', seq: 0 }, ({ stream, seq }) =>
    db
      .selectFrom('entry')
      .selectAll()
      .where((eb) => eb(eb.refTuple('stream', 'seq'), '>', eb.tuple(stream, seq)))
      .orderBy('stream')
      .orderBy('seq')
      .limit(pageRows)
      .execute(),
  )

/** Every personal value that was not erased, with the payload of its entry and the key of its unit. */
export const personalPages = (db: Db) =>
  pages({ stream: '', seq: 0, field: '' }, ({ stream, seq, field }) =>
    db
      .selectFrom('entry_personal')
      .leftJoin('entry', (join) =>
        join
          .onRef('entry.stream', '=', 'entry_personal.stream')
          .onRef('entry.seq', '=', 'entry_personal.seq'),
      )
      .select([
        'entry_personal.stream',
        'entry_personal.seq',
        'entry_personal.field',
        'entry_personal.salt',
        'entry_personal.ciphertext',
        'entry.payload',
      ])
      .where((eb) =>
        eb(
          eb.refTuple('entry_personal.stream', 'entry_personal.seq', 'entry_personal.field'),
          '>',
          eb.tuple(stream, seq, field),
        ),
      )
      .orderBy('entry_personal.stream')
      .orderBy('entry_personal.seq')
      .orderBy('entry_personal.field')
      .limit(pageRows)
      .execute(),
  )

/** Every seal in order, those that somebody put before the first included. */
export const sealPages = (db: Db) =>
  pages({ seq: leastInteger }, ({ seq }) =>
    db
      .selectFrom('seal')
      .selectAll()
      .where('seq', '>', seq)
      .orderBy('seq')
      .limit(pageRows)
      .execute(),
  )

/** Every answer with its sheet, its reading and the version of the offer that it answered. */
export const answerPages = (db: Db) =>
  pages({ case_id: '', seq: 0 }, ({ case_id: caseId, seq }) =>
    answers(db)
      .where((eb) =>
        eb(eb.refTuple('decision.case_id', 'decision.seq'), '>', eb.tuple(caseId, seq)),
      )
      .orderBy('decision.case_id')
      .orderBy('decision.seq')
      .limit(pageRows)
      .execute(),
  )

/** Answers beside everything that must agree with them. */
export function answers(db: Db) {
  return db
    .selectFrom('decision')
    .leftJoin('sheet', 'sheet.id', 'decision.sheet_id')
    .leftJoin('reading', 'reading.id', 'decision.reading_id')
    .leftJoin('offer', (join) =>
      join
        .onRef('offer.case_id', '=', 'decision.case_id')
        .onRef('offer.version', '=', 'decision.offer_version'),
    )
    .select([
      'decision.case_id',
      'decision.seq',
      'decision.choice',
      'decision.offer_version',
      'decision.reading_id',
      'decision.based_on_seq',
      'decision.channel',
      'decision.actor',
      'decision.reason',
      'decision.sheet_id',
      'decision.decided_at',
      'sheet.case_id as sheet_case_id',
      'sheet.seq as sheet_seq',
      'sheet.document',
      'sheet.hash as sheet_hash',
      'sheet.pdf_blob',
      'reading.text_hash',
      'reading.opened_at',
      'reading.spent_seq',
      'offer.base_fen',
      'offer.ratio_bp',
      'offer.amount_fen',
      'offer.layoff_bp',
      'offer.account_tail',
    ])
}

export type AnswerRow = Awaited<ReturnType<ReturnType<typeof answers>['executeTakeFirstOrThrow']>>

/** Every file that a firm added, in order. */
export const materialPages = (db: Db) =>
  pages({ id: '' }, ({ id }) =>
    db
      .selectFrom('material')
      .select(['id', 'case_id', 'blob', 'bytes', 'decision_seq'])
      .where('id', '>', id)
      .orderBy('id')
      .limit(pageRows)
      .execute(),
  )

/** Every round, in order. */
export const roundPages = (db: Db) =>
  pages({ id: '' }, ({ id }) =>
    db.selectFrom('round').selectAll().where('id', '>', id).orderBy('id').limit(pageRows).execute(),
  )

/** Entries of these kinds in these chains. */
export async function entriesOf(db: Db, streams: readonly string[], kinds: readonly string[]) {
  if (streams.length === 0) return []
  return db
    .selectFrom('entry')
    .select(['stream', 'seq', 'kind', 'hash', 'payload', 'seal_seq'])
    .where('stream', 'in', [...new Set(streams)])
    .where('kind', 'in', kinds)
    .orderBy('stream')
    .orderBy('seq')
    .execute()
}
