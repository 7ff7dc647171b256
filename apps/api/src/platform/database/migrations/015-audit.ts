import { type Kysely, sql } from 'kysely'
import type { ColumnTypes } from '../column-types.ts'

const rowsAtOnce = 1_000

interface Written {
  entry: { stream: string; seq: number; payload: string; actor: string | null }
}

/** Entries by the person of the staff who caused them, and the verifications of the chains. */
export async function up(db: Kysely<unknown>, t: ColumnTypes): Promise<void> {
  await db.schema.alterTable('entry').addColumn('actor', t.text).execute()
  await fillActors(db as Kysely<Written>)
  // Only what staff did: the answers of firms are the hot path and are found by their case.
  await sql`create index entry_by_actor on entry (actor, at, stream, seq) where actor is not null`.execute(
    db,
  )
  // A search by time begins at a seal.
  await db.schema.createIndex('seal_by_time').on('seal').columns(['at', 'seq']).execute()
  await db.schema
    .createTable('audit_run')
    .addColumn('id', t.text, (c) => c.primaryKey())
    // The day of a nightly run, of which there is one, whatever the number of processes.
    .addColumn('day', t.text, (c) => c.unique())
    .addColumn('by_actor', t.text, (c) => c.notNull())
    .addColumn('started_at', t.instant, (c) => c.notNull())
    .addColumn('finished_at', t.instant)
    .addColumn('ok', t.integer)
    .addColumn('entries', t.integer)
    .addColumn('problem_count', t.integer, (c) => c.notNull().defaultTo(0))
    .addColumn('problems', t.text, (c) => c.notNull().defaultTo('[]'))
    .addColumn('seal_head', t.text)
    .execute()
  await db.schema
    .createIndex('audit_run_by_start')
    .on('audit_run')
    .columns(['started_at', 'id'])
    .execute()
}

async function fillActors(db: Kysely<Written>): Promise<void> {
  let last = { stream: '', seq: 0 }
  for (;;) {
    const { stream, seq } = last
    const rows = await db
      .selectFrom('entry')
      .select(['stream', 'seq', 'payload'])
      .where((eb) => eb(eb.refTuple('stream', 'seq'), '>', eb.tuple(stream, seq)))
      .orderBy('stream')
      .orderBy('seq')
      .limit(rowsAtOnce)
      .execute()
    for (const row of rows) {
      const { by } = JSON.parse(row.payload) as { by?: string }
      if (by?.startsWith('staff:') !== true) continue
      await db
        .updateTable('entry')
        .set({ actor: by })
        .where('stream', '=', row.stream)
        .where('seq', '=', row.seq)
        .execute()
    }
    const end = rows.at(-1)
    if (end === undefined) return
    last = { stream: end.stream, seq: end.seq }
  }
}
