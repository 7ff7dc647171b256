import { sql } from 'kysely'
import type { Db } from '../platform/database/dialects.ts'
import type { Scope } from '../platform/region-scope.ts'

/**
 * Whether nobody works for a wider region: what the whole house shares, such as the ways out for messages,
 * is these people's, and a county neither sees its alarms nor switches it.
 */
export async function worksForWholeHouse(
  db: Db,
  { regionCode }: Pick<Scope, 'regionCode'>,
): Promise<boolean> {
  const wider = await db
    .selectFrom('staff')
    .select('id')
    .where('disabled_at', 'is', null)
    .where(sql<boolean>`length(region_code) < ${regionCode.length}`)
    .limit(1)
    .executeTakeFirst()
  return wider === undefined
}
