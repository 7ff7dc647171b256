import { type Kysely, sql } from 'kysely'
import type { ColumnTypes } from '../column-types.ts'
import { oneOf } from './001/one-of.ts'

/** What a finding on an objection did, and the amount on the list that it was about. */
export async function up(db: Kysely<unknown>, t: ColumnTypes): Promise<void> {
  const add = (name: string, type: ColumnTypes[keyof ColumnTypes]) =>
    db.schema
      .alterTable('objection')
      .addColumn(name, type, (c) =>
        name === 'effect'
          ? c.check(oneOf('effect', ['dismissed', 'excluded', 'changed', 'overtaken']))
          : c,
      )
  await add('effect', t.text).execute()
  await add('listed_fen', t.money).execute()
  // A unit that was taken out is withdrawn since; one whose figures were changed is not.
  await sql`
    update objection set
      effect = case
        when state = 'open' then null
        when state = 'dismissed' then 'dismissed'
        when kind = 'listed' and exists (
          select 1 from unit_case where unit_case.id = objection.case_id and stage = 'withdrawn'
        ) then 'excluded'
        else 'changed' end,
      listed_fen = case when kind = 'listed' then (
        select offer.amount_fen from offer
        inner join unit_case on unit_case.id = offer.case_id
          and unit_case.decision_version = offer.version
        where offer.case_id = objection.case_id
      ) end
  `.execute(db)
  await db.schema
    .createIndex('objection_by_state')
    .on('objection')
    .columns(['state', 'id'])
    .execute()
  // The public page tells how many were taken off a list since it was published.
  await sql`create index unit_case_withdrawn on unit_case (round_id) where stage = 'withdrawn'`.execute(
    db,
  )
}
