import { defineCommand } from '../../platform/database/command.ts'
import type { Trx } from '../../platform/database/dialects.ts'
import type { Services } from '../../platform/services.ts'
import { checkFiles } from './check-files.ts'

/** How long a sent list is kept that was not decided. In ms. */
export const keptMs = 86_400_000
const checksAtOnce = 50

/** Takes the records of checks away whose files are gone. */
export const forgetChecksCommand = defineCommand(
  'forgetChecks',
  async (trx: Trx, input: { checkIds: string[] }): Promise<void> => {
    await trx.deleteFrom('list_check').where('id', 'in', input.checkIds).execute()
  },
)

/**
 * Deletes sent lists a day after they came, or once their batch was decided: the file first and its record
 * after it, so that a crash between the two leaves nothing behind. Answers how many.
 */
export async function forgetChecks(services: Services): Promise<number> {
  const { store, clock } = services
  const rows = await store.read
    .selectFrom('list_check')
    .leftJoin('batch', 'batch.id', 'list_check.batch_id')
    .select(['list_check.id', 'file', 'findings_file', 'rows_file'])
    .where((eb) =>
      eb.or([
        eb('list_check.created_at', '<', clock.now() - keptMs),
        eb('batch.state', 'in', ['released', 'refused', 'withdrawn', 'undone']),
      ]),
    )
    .orderBy('list_check.id')
    .limit(checksAtOnce)
    .execute()
  if (rows.length === 0) return 0
  const checkIds = rows.map(({ id }) => id)
  const hashes = rows.flatMap((row) => [row.file, row.findings_file, row.rows_file])
  const still = await namedElsewhere(services, checkIds, hashes)
  const files = checkFiles(services)
  for (const hash of hashes) if (hash !== null && !still.has(hash)) await files.remove(hash)
  await store.write(forgetChecksCommand, { checkIds })
  return rows.length
}

/** Files of these that other checks need: the same list may have been sent twice. */
async function namedElsewhere(
  { store }: Services,
  checkIds: readonly string[],
  hashes: readonly (string | null)[],
): Promise<Set<string | null>> {
  const wanted = hashes.filter((hash) => hash !== null)
  const others = await store.read
    .selectFrom('list_check')
    .select(['file', 'findings_file', 'rows_file'])
    .where('id', 'not in', checkIds)
    .where((eb) =>
      eb.or([
        eb('file', 'in', wanted),
        eb('findings_file', 'in', wanted),
        eb('rows_file', 'in', wanted),
      ]),
    )
    .execute()
  return new Set(others.flatMap((row) => [row.file, row.findings_file, row.rows_file]))
}
