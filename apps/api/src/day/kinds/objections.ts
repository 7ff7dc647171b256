import { withinScope } from '../../platform/region-scope.ts'
import { counted, type DayKind } from '../day-kind.ts'

/** Objections without a finding, round by round. */
export const objectionsKind: DayKind = {
  act: 'viewRounds',
  async find({ db, person }) {
    const rows = await db
      .selectFrom('objection')
      .innerJoin('round', 'round.id', 'objection.round_id')
      .select((eb) => ['round.id', 'round.title', eb.fn.countAll<number>().as('n')])
      .where('objection.state', '=', 'open')
      .where(withinScope('round', person))
      .groupBy(['round.id', 'round.title'])
      .orderBy('round.id')
      .limit(50)
      .execute()
    return rows.flatMap(({ id, title, n }) =>
      counted(
        {
          key: `objections:${id}`,
          group: 'today',
          words: `“${title}”有异议等处理`,
          hint: null,
          to: `/objections?state=open&roundId=${id}`,
        },
        n,
      ),
    )
  },
}
