import { notFound } from '../platform/app-error.ts'
import type { Db } from '../platform/database/dialects.ts'
import type { Schema } from '../platform/database/schema.ts'
import { isInScope, type Scope } from '../platform/region-scope.ts'

/** A campaign of the person's region and programmes whose sending was released; any other is unknown. */
export async function ownSending(
  db: Db,
  campaignId: string,
  scope: Scope,
): Promise<Schema['campaign']> {
  const row = await db
    .selectFrom('campaign')
    .selectAll()
    .where('id', '=', campaignId)
    .executeTakeFirst()
  return row !== undefined && isInScope(row, scope) ? row : notFound()
}
