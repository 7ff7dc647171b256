import type { Db } from '../../platform/database/dialects.ts'

/** Rows that are looked at together: a million entries never stand in memory at once. */
export const pageRows = 1_000
const leastInteger = -(2 ** 31)

/** Every entry, chain after chain, in order. */
export async function* entryPages(db: Db) {
  let last: { stream: string; seq: number } = { stream: '', seq: 0 }
  for (;;) {
    const { stream, seq } = last
    const rows = await db
      .selectFrom('entry')
      .selectAll()
      .where((eb) => eb(eb.refTuple('stream', 'seq'), '>', eb.tuple(stream, seq)))
      .orderBy('stream')
      .orderBy('seq')
      .limit(pageRows)
      .execute()
    const end = rows.at(-1)
    if (end === undefined) return
    yield rows
    last = end
  }
}

/** Every personal value that was not erased, with the payload of its entry and the key of its unit. */
export async function* personalPages(db: Db) {
  let last: { stream: string; seq: number; field: string } = { stream: '', seq: 0, field: '' }
  for (;;) {
    const { stream, seq, field } = last
    const rows = await db
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
      .execute()
    const end = rows.at(-1)
    if (end === undefined) return
    yield rows
    last = end
  }
}

/** Every seal in order, those that somebody put before the first included. */
export async function* sealPages(db: Db) {
  let last = leastInteger
  for (;;) {
    const rows = await db
      .selectFrom('seal')
      .selectAll()
      .where('seq', '>', last)
      .orderBy('seq')
      .limit(pageRows)
      .execute()
    const end = rows.at(-1)
    if (end === undefined) return
    yield rows
    last = end.seq
  }
}

/** Every answer with its sheet, its reading and the version of the offer that it answered. */
export async function* answerPages(db: Db) {
  let last: { case_id: string; seq: number } = { case_id: '', seq: 0 }
  for (;;) {
    const { case_id: caseId, seq } = last
    const rows = await answers(db)
      .where((eb) =>
        eb(eb.refTuple('decision.case_id', 'decision.seq'), '>', eb.tuple(caseId, seq)),
      )
      .orderBy('decision.case_id')
      .orderBy('decision.seq')
      .limit(pageRows)
      .execute()
    const end = rows.at(-1)
    if (end === undefined) return
    yield rows
    last = end
  }
}

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
export async function* materialPages(db: Db) {
  let last = ''
  for (;;) {
    const rows = await db
      .selectFrom('material')
      .select(['id', 'case_id', 'blob', 'bytes', 'decision_seq'])
      .where('id', '>', last)
      .orderBy('id')
      .limit(pageRows)
      .execute()
    const end = rows.at(-1)
    if (end === undefined) return
    yield rows
    last = end.id
  }
}

/** Every round, in order. */
export async function* roundPages(db: Db) {
  let last = ''
  for (;;) {
    const rows = await db
      .selectFrom('round')
      .selectAll()
      .where('id', '>', last)
      .orderBy('id')
      .limit(pageRows)
      .execute()
    const end = rows.at(-1)
    if (end === undefined) return
    yield rows
    last = end.id
  }
}

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
