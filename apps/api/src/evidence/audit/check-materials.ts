import type { Blobs } from '../../platform/blobs.ts'
import type { Json } from '../../platform/canonical-json.ts'
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
      ['materialAdded', 'accepted', 'declined'],
    )
    const { answerOf, contentOf } = recordsOf(entries.map(({ payload }) => payload))
    for (const { id, blob, decision_seq: answer } of rows) {
      const where = `材料 ${id}`
      if (contentOf.get(id) !== blob) problems.add(where, '与存证记录不符')
      if ((answerOf.get(id) ?? null) !== answer) problems.add(where, '所属的答复与存证记录不符')
      if (blobs !== null) await checkBytes(blobs, blob, where, problems)
    }
  }
}

/** What the chains say of each material: its content, and the answer that took it along. */
function recordsOf(payloads: readonly string[]) {
  const contentOf = new Map<Json, Json | undefined>()
  const answerOf = new Map<Json, Json | undefined>()
  for (const facts of payloads.map((payload) => readPayload(payload)?.facts)) {
    const { materialId, materials, sha256, seq } = facts ?? {}
    if (materialId !== undefined) contentOf.set(materialId, sha256)
    if (Array.isArray(materials))
      for (const id of materials as readonly Json[]) answerOf.set(id, seq)
  }
  return { answerOf, contentOf }
}
