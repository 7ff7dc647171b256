import { newId } from '@wengang/api/platform/ids'
import type { Schema } from '@wengang/api/platform/database/schema'
import type { House } from './house.ts'
import { type PlantedCase, withWriter } from './plant.ts'

/** A round that was cut with these cases as accepted, without walking there. */
export async function plantRound(
  house: House,
  accepted: readonly PlantedCase[],
  wish: Partial<Schema['round']> = {},
): Promise<string> {
  const at = house.clock.now()
  const id = newId(at)
  await withWriter(house, async (db) => {
    await db
      .insertInto('round')
      .values({
        id,
        edition_id: 'henan-refund-2023',
        region_code: '4101',
        title: '河南省郑州市2023年度稳岗返还第 1 批公示',
        state: 'publicity',
        created_by: 'planted',
        created_at: at,
        cut_at: at,
        starts_on: '2023-12-08',
        ends_on: '2023-12-15',
        closed_at: null,
        allocated_at: null,
        published: JSON.stringify({
          accepted: accepted.length,
          declined: 0,
          notAnswered: 0,
          totalFen: 23_713_710 * accepted.length,
          hash: 'ab'.repeat(32),
          sealHead: 'cd'.repeat(32),
        }),
        void_requested_by: null,
        void_note: null,
        voided_at: null,
        ...wish,
      })
      .execute()
    for (const { caseId } of accepted) {
      await db
        .updateTable('unit_case')
        .set({ round_id: id, decision: 'ACCEPT', decision_seq: 1, decision_version: 1 })
        .where('id', '=', caseId)
        .execute()
    }
  })
  return id
}
