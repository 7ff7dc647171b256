import { type Kysely, sql } from 'kysely'
import type { ColumnTypes } from '../column-types.ts'
import { oneOf } from './001/one-of.ts'

const planStates = [
  'draft',
  'waiting',
  'releasing',
  'released',
  'fileMade',
  'reconciled',
  'refused',
  'withdrawn',
]

/** Payments stand in plans that a second person releases. */
export async function up(db: Kysely<unknown>, t: ColumnTypes): Promise<void> {
  await createPlans(db, t)
  await widenPayments(db, t)
  await planWhatStands(db)
  await createResults(db, t)
  await createChecks(db, t)
}

async function createPlans(db: Kysely<unknown>, t: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('payment_plan')
    .addColumn('id', t.text, (c) => c.primaryKey())
    .addColumn('round_id', t.text, (c) => c.notNull().references('round.id'))
    .addColumn('edition_id', t.text, (c) => c.notNull())
    .addColumn('region_code', t.text, (c) => c.notNull())
    .addColumn('state', t.text, (c) => c.notNull().check(oneOf('state', planStates)))
    .addColumn('lines', t.integer, (c) => c.notNull())
    .addColumn('total_fen', t.money, (c) => c.notNull())
    .addColumn('prepared_by', t.text, (c) => c.notNull())
    .addColumn('prepared_at', t.instant, (c) => c.notNull())
    .addColumn('released_by', t.text)
    .addColumn('released_at', t.instant)
    .addColumn('file_at', t.instant)
    .addColumn('file_sum', t.text)
    .addColumn('reconciled_at', t.instant)
    .execute()
  await db.schema
    .createIndex('payment_plan_by_region')
    .on('payment_plan')
    .columns(['region_code', 'id'])
    .execute()
  await db.schema
    .createIndex('payment_plan_by_round')
    .on('payment_plan')
    .columns(['round_id', 'id'])
    .execute()
}

async function createResults(db: Kysely<unknown>, t: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('payment_result')
    .addColumn('id', t.text, (c) => c.primaryKey())
    .addColumn('plan_id', t.text, (c) => c.notNull().references('payment_plan.id'))
    .addColumn('file_name', t.text, (c) => c.notNull())
    .addColumn('sha256', t.text, (c) => c.notNull())
    .addColumn('state', t.text, (c) =>
      c.notNull().check(oneOf('state', ['recording', 'accepted', 'refused'])),
    )
    .addColumn('paid', t.integer, (c) => c.notNull())
    .addColumn('paid_fen', t.money, (c) => c.notNull())
    .addColumn('returned', t.integer, (c) => c.notNull())
    .addColumn('returned_fen', t.money, (c) => c.notNull())
    .addColumn('open', t.integer, (c) => c.notNull())
    .addColumn('findings', t.text, (c) => c.notNull())
    .addColumn('finding_count', t.integer, (c) => c.notNull())
    .addColumn('differing', t.integer, (c) => c.notNull())
    .addColumn('uploaded_by', t.text, (c) => c.notNull())
    .addColumn('uploaded_at', t.instant, (c) => c.notNull())
    .execute()
  // While one file is recorded, no other file of the plan says something else.
  await db.schema
    .createIndex('payment_result_recording')
    .on('payment_result')
    .column('plan_id')
    .unique()
    .where(sql.ref('state'), '=', sql`'recording'`)
    .execute()
  await db.schema
    .createIndex('payment_result_by_plan')
    .on('payment_result')
    .columns(['plan_id', 'id'])
    .execute()
}

async function createChecks(db: Kysely<unknown>, t: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('account_check')
    .addColumn('id', t.text, (c) => c.primaryKey())
    .addColumn('case_id', t.text, (c) => c.notNull().references('unit_case.id'))
    .addColumn('offer_version', t.integer, (c) => c.notNull())
    .addColumn('edition_id', t.text, (c) => c.notNull())
    .addColumn('region_code', t.text, (c) => c.notNull())
    .addColumn('state', t.text, (c) =>
      c.notNull().check(oneOf('state', ['waiting', 'approved', 'refused', 'replaced'])),
    )
    .addColumn('entered_by', t.text, (c) => c.notNull())
    .addColumn('entered_at', t.instant, (c) => c.notNull())
    .addColumn('reason', t.text, (c) => c.notNull())
    .addColumn('decided_by', t.text)
    .addColumn('decided_at', t.instant)
    .addColumn('note', t.text)
    .addUniqueConstraint('account_check_once', ['case_id', 'offer_version'])
    .execute()
  await db.schema
    .createIndex('account_check_waiting')
    .on('account_check')
    .columns(['region_code', 'entered_at'])
    .where(sql.ref('state'), '=', sql`'waiting'`)
    .execute()
}

async function widenPayments(db: Kysely<unknown>, t: ColumnTypes): Promise<void> {
  const payment = () => db.schema.alterTable('payment')
  // SQLite cannot change the CHECK of a column, so a wider one takes its place.
  await payment()
    .addColumn('wider_state', t.text, (c) =>
      c
        .notNull()
        .defaultTo('planned')
        .check(oneOf('wider_state', ['planned', 'ordered', 'paid', 'returned', 'dropped'])),
    )
    .execute()
  await sql`update payment set wider_state = state`.execute(db)
  await payment().dropColumn('state').execute()
  await payment().renameColumn('wider_state', 'state').execute()
  await payment()
    .addColumn('account_type', t.text, (c) => c.notNull().defaultTo('corporate'))
    .execute()
  // No reference: a copy fills the tables in the order in which they were made.
  await payment()
    .addColumn('plan_id', t.text, (c) => c.notNull().defaultTo(''))
    .execute()
  // Whatever is done twice or at once, a case is paid at most once.
  await db.schema
    .createIndex('payment_one_live')
    .on('payment')
    .column('case_id')
    .unique()
    .where(sql.ref('state'), 'in', sql`('planned', 'ordered', 'paid')`)
    .execute()
  await db.schema.createIndex('payment_by_plan').on('payment').columns(['plan_id', 'id']).execute()
}

/** Payments that were ordered before there were plans: each act that ordered some becomes a plan. */
async function planWhatStands(db: Kysely<unknown>): Promise<void> {
  await sql`
    insert into payment_plan (id, round_id, edition_id, region_code, state, lines, total_fen, prepared_by,
      prepared_at, released_by, released_at, reconciled_at)
    select min(p.id), p.round_id, r.edition_id, r.region_code,
      case when sum(case when p.state = 'ordered' then 1 else 0 end) > 0
        then 'released' else 'reconciled' end,
      count(*), sum(p.amount_fen), p.ordered_by, min(p.ordered_at), p.ordered_by,
      min(p.ordered_at), max(p.result_at)
    from payment p join round r on r.id = p.round_id
    group by p.order_key, p.round_id, r.edition_id, r.region_code, p.ordered_by`.execute(db)
  await sql`
    update payment set plan_id = (
      select min(other.id) from payment other
      where other.order_key = payment.order_key and other.round_id = payment.round_id
        and other.ordered_by = payment.ordered_by)`.execute(db)
  await sql`
    update payment set account_type = (
      select o.account_type from offer o
      where o.case_id = payment.case_id and o.version = payment.offer_version)`.execute(db)
}
