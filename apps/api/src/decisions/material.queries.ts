import type { Db, Trx } from '../platform/database/dialects.ts'
import { prepareQuery } from '../platform/database/prepared.ts'
import type { Schema } from '../platform/database/schema.ts'

/** One material by its id. */
export function findMaterial(
  db: Db | Trx,
  materialId: string,
): Promise<Schema['material'] | undefined> {
  return db.selectFrom('material').selectAll().where('id', '=', materialId).executeTakeFirst()
}

/** How many materials wait for the next answer of a case. */
export async function waitingCount(db: Db | Trx, caseId: string): Promise<number> {
  const { count } = await db
    .selectFrom('material')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('case_id', '=', caseId)
    .where('decision_seq', 'is', null)
    .executeTakeFirstOrThrow()
  return count
}

/** Ties the waiting materials of a case to the answer that takes them along; answers their ids. */
export async function bindMaterials(trx: Trx, caseId: string, seq: number): Promise<string[]> {
  const bound = await bind.all(trx, { caseId, seq })
  return bound.map(({ id }) => id).toSorted()
}

const bind = prepareQuery((db, { caseId, seq }: { caseId: string; seq: number }) =>
  db
    .updateTable('material')
    .set({ decision_seq: seq })
    .where('case_id', '=', caseId)
    .where('decision_seq', 'is', null)
    .returning('id'),
)
