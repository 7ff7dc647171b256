import { selectCases } from '../../cases/case.queries.ts'
import { prepareForContact, tellContact } from '../../cases/tell-contact.ts'
import { holdCase } from '../../cases/case.queries.ts'
import type { PreparedMessage } from '../../messages/message.service.ts'
import { defineCommand } from '../../platform/database/command.ts'
import type { Trx } from '../../platform/database/dialects.ts'
import type { Services } from '../../platform/services.ts'

/** Tells one firm that its offer changed, if the version still stands. A repeat tells nobody twice. */
export const tellChangeCommand = defineCommand(
  'tellChange',
  async (
    trx: Trx,
    input: { caseId: string; version: number; message: PreparedMessage | null },
  ): Promise<void> => {
    const row = await holdCase(trx, input.caseId)
    if (row === undefined || row.version !== input.version) return
    await tellContact(trx, input.message, row, {
      dedupeKey: `offerChanged:${row.id}:${row.version}`,
      offerVersion: row.version,
    })
  },
)

/** After a list was released: firms whose answer it voids are told to read and answer again. */
export async function tellChanges(
  services: Services,
  { batchId }: { batchId: string },
): Promise<void> {
  const { store } = services
  const changed = await selectCases(store.read)
    .where('offer.batch_id', '=', batchId)
    .where('unit_case.decision', 'is not', null)
    .whereRef('unit_case.decision_version', '<', 'offer.version')
    .execute()
  for (const row of changed) {
    const message = prepareForContact(services, row, {
      kind: 'offerChanged',
      params: { editionId: row.edition_id, offers: 1 },
    })
    await store.write(tellChangeCommand, { caseId: row.id, version: row.version, message })
  }
  services.wakeJobs()
}
