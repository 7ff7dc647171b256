import { type RawBuilder, sql } from 'kysely'

/** Column types by engine. Text compares bytewise on both, so that order and uniqueness agree. */
export interface ColumnTypes {
  text: RawBuilder<unknown>
  integer: 'integer'
  money: 'bigint'
  instant: 'bigint'
  /** Behind a table that is nothing but its key: one tree instead of two where the engine can. */
  keyOnly: RawBuilder<unknown>
}

export const columnTypes: Record<'sqlite' | 'postgres', ColumnTypes> = {
  sqlite: {
    text: sql`text`,
    integer: 'integer',
    money: 'bigint',
    instant: 'bigint',
    keyOnly: sql`without rowid`,
  },
  postgres: {
    text: sql`text collate "C"`,
    integer: 'integer',
    money: 'bigint',
    instant: 'bigint',
    keyOnly: sql``,
  },
}
