import { isUscc, normaliseUscc } from '@wengang/identifiers'
import type { Db } from '../platform/database/dialects.ts'
import { withinRegion } from '../platform/region-scope.ts'
import { wholeName } from '../units/unit-grams.ts'
import type { RoundRow } from './round.queries.ts'

/**
 * Cases that somebody may mean who gives a whole name or a credit code: those of this round where there are
 * any, else those of its programme and region. More than one where several units have the name.
 */
export async function casesNamed(db: Db, round: RoundRow, typed: string): Promise<string[]> {
  const uscc = normaliseUscc(typed)
  const rows = await db
    .selectFrom('unit_case')
    .innerJoin('unit', 'unit.id', 'unit_case.unit_id')
    .select(['unit_case.id', 'unit_case.round_id'])
    .where('unit_case.edition_id', '=', round.edition_id)
    .where(withinRegion('unit_case.region_code', round.region_code))
    .$if(isUscc(uscc), (query) => query.where('unit.uscc', '=', uscc))
    .$if(!isUscc(uscc), (query) =>
      query.where('unit.id', 'in', (eb) =>
        eb.selectFrom('unit_gram').select('unit_id').where('gram', '=', wholeName(typed)),
      ),
    )
    .orderBy('unit_case.id')
    .limit(50)
    .execute()
  const own = rows.filter(({ round_id: roundId }) => roundId === round.id)
  return (own.length > 0 ? own : rows).map(({ id }) => id)
}
