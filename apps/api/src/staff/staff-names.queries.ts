import type { Db } from '../platform/database/dialects.ts'

/** Display names of people of the staff by their ids, disabled ones too: what they did stays theirs. */
export async function staffNames(
  db: Db,
  ids: readonly (string | null)[],
): Promise<Map<string, string>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))]
  if (wanted.length === 0) return new Map()
  const rows = await db
    .selectFrom('staff')
    .select(['id', 'display_name'])
    .where('id', 'in', wanted)
    .execute()
  return new Map(rows.map((row) => [row.id, row.display_name]))
}

/** The id in `staff:…`, as entries name a person; null for anybody else. */
export function staffIdOf(actor: string | null): string | null {
  return actor?.startsWith('staff:') === true ? actor.slice('staff:'.length) : null
}
