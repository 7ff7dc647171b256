import type { Blobs } from '../../platform/blobs.ts'
import type { Db } from '../../platform/database/dialects.ts'
import { caseStream } from '../../platform/entries.ts'
import { entriesOf, materialPages } from './audit-pages.queries.ts'
import { checkBytes } from './check-answers.ts'
import { readPayload } from '../payload.ts'
import type { Problems } from './problems.ts'

/** Verifies every file that a firm added against the entry that recorded it, and its bytes where readable. */
export async function checkMaterials(
  db: Db,
  blobs: Blobs | null,
  problems: Problems,
): Promise<void> {
  for await (const rows of materialPages(db)) {
    const entries = await entriesOf(
      db,
      rows.map((row) => caseStream(row.case_id)),
      ['materialAdded'],
    )
    const recorded = new Map(
      entries.map(({ payload }) => {
        const facts = readPayload(payload)?.facts
        return [facts?.['materialId'], facts?.['sha256']]
      }),
    )
    for (const { id, blob } of rows) {
      const where = `材料 ${id}`
      if (recorded.get(id) !== blob) problems.add(where, '与存证记录不符')
      if (blobs !== null) await checkBytes(blobs, blob, where, problems)
    }
  }
}
