import { sql } from 'kysely'
import { withinScope } from '../../platform/region-scope.ts'
import { counted, type DayKind } from '../day-kind.ts'

/** Payments that came back and wait for another account. */
export const returnedKind: DayKind = {
  act: 'viewCases',
  async find({ db, person }) {
    const { n } = await db
      .selectFrom('unit_case')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where(sql<boolean>`stage = 'returned'`)
      .where(withinScope('unit_case', person))
      .executeTakeFirstOrThrow()
    const words = '拨付退回，等更正收款账户'
    return counted(
      { key: 'returned', group: 'wrong', words, hint: null, to: '/cases?state=returned' },
      n,
    )
  },
}
