import { type CaseReach, reaches } from '../cases/case-reach.ts'
import { materialLimits } from '@wengang/contracts'
import { getEdition, isAnswerable } from '@wengang/policy'
import { writeCaseEvent } from '../cases/case-chain.ts'
import { factsOf, holdCase, roundOf } from '../cases/case.queries.ts'
import { notFound, refuse } from '../platform/app-error.ts'
import { defineCommand } from '../platform/database/command.ts'
import type { Trx } from '../platform/database/dialects.ts'
import type { MaterialType } from './material-type.ts'
import { ofReading, waitingCount } from './material.queries.ts'

export interface NewMaterial {
  id: string
  caseId: string
  /** The reading at the window whose signed notice it is; null for a file of the firm's own. */
  readingId: string | null
  /** The phone that must be the contact of the case. */
  reach: CaseReach
  nameSealed: string
  type: MaterialType
  bytes: number
  /** SHA-256 of the content, under which it is kept. */
  blob: string
  by: string
  at: number
}

/** Where the name of a material is sealed. */
export const materialNamePlace = (materialId: string): string => `material.name:${materialId}`

/**
 * Adds a file to the answer that is being prepared (S2-20). The same content twice is one material; the id
 * of the one that is kept is answered.
 */
export const addMaterialCommand = defineCommand(
  'addMaterial',
  async (trx: Trx, input: NewMaterial): Promise<{ id: string; added: boolean }> => {
    const row = await holdCase(trx, input.caseId)
    if (row === undefined || !reaches(input.reach, row)) return notFound()
    const facts = factsOf(row)
    if (!isAnswerable(facts, roundOf(row), getEdition(row.edition_id))) {
      return refuse('ANSWER_CLOSED', { choice: facts.decision })
    }
    const same = await trx
      .selectFrom('material')
      .select('id')
      .where('case_id', '=', row.id)
      .where('blob', '=', input.blob)
      .where('decision_seq', 'is', null)
      .where(ofReading(input.readingId))
      .executeTakeFirst()
    if (same !== undefined) return { id: same.id, added: false }
    if ((await waitingCount(trx, row.id, input.readingId)) >= materialLimits.count) {
      return refuse('TOO_MANY_MATERIALS', { limit: materialLimits.count })
    }
    const { at, blob, by, bytes, id, nameSealed, type } = input
    await trx
      .insertInto('material')
      .values({
        id,
        case_id: row.id,
        name_sealed: nameSealed,
        type,
        bytes,
        blob,
        decision_seq: null,
        created_at: at,
        reading_id: input.readingId,
      })
      .execute()
    await writeCaseEvent(trx, row, {
      kind: 'materialAdded',
      at,
      by,
      facts: {
        materialId: id,
        type,
        bytes,
        sha256: blob,
        ...(input.readingId === null ? {} : { readingId: input.readingId }),
      },
    })
    return { id, added: true }
  },
)

/** Takes a file away that no answer holds; any other is unknown. */
export const removeMaterialCommand = defineCommand(
  'removeMaterial',
  async (
    trx: Trx,
    input: { id: string; caseId: string; reach: CaseReach; by: string; at: number },
  ): Promise<void> => {
    const row = await holdCase(trx, input.caseId)
    if (row === undefined || !reaches(input.reach, row)) return notFound()
    const removed = await trx
      .deleteFrom('material')
      .where('id', '=', input.id)
      .where('case_id', '=', row.id)
      .where('decision_seq', 'is', null)
      .where('reading_id', 'is', null)
      .executeTakeFirst()
    if (removed.numDeletedRows === 0n) return notFound()
    await writeCaseEvent(trx, row, {
      kind: 'materialRemoved',
      at: input.at,
      by: input.by,
      facts: { materialId: input.id },
    })
  },
)
