import { setImmediate } from 'node:timers/promises'
import type { Difference } from '@wengang/contracts'
import { formatYuan } from '@wengang/identifiers'
import type { EditionId } from '@wengang/policy'
import { refuse } from '../../platform/app-error.ts'
import type { Schema } from '../../platform/database/schema.ts'
import { type ActKey, settled } from '../../platform/idempotency.ts'
import { newId } from '../../platform/ids.ts'
import { knownOutcome } from '../../platform/long-act.ts'
import { openBatchCommand, stageUnitsCommand, submitBatchCommand } from './batch.service.ts'
import {
  type CheckedList,
  checkAssessedList,
  type ListHouse,
  type ListInput,
} from './check-list.service.ts'
import { chunksOf } from './chunks.ts'
import { freeCaseNos } from './free-case-nos.ts'
import { linesOf } from './list-lines.ts'
import { knownUnits, prepareUnits } from './prepare-units.ts'

/** Units written at once: answers wait for no longer than one such turn, a few milliseconds. */
const stageAtOnce = 50

export interface ImportInput extends ListInput {
  setAside: boolean
  act: ActKey
}

/**
 * Writes a list and puts it before a second person: all or nothing, unless rows with errors are set aside by
 * choice (S2-16).
 */
export async function importAssessedList(
  house: ListHouse,
  input: ImportInput,
): Promise<{ batchId: string; checked: CheckedList }> {
  const checked = await checkAssessedList(house, input)
  const repeated = await knownOutcome<{ batchId: string }>(house.store.read, input.act)
  if (repeated !== null) return { batchId: settled(repeated).batchId, checked }
  if (checked.known !== null) return refuse('LIST_KNOWN', checked.known)
  if (checked.errors > 0 && !input.setAside) {
    return refuse('LIST_HAS_ERRORS', { errors: checked.errors })
  }
  if (checked.toStage.length === 0) {
    return refuse('LIST_REFUSED', { reason: nothingToImport(checked) })
  }
  const { store, clock, blobs } = house
  const rowsBlob = await blobs.put(await linesOf(checked.rows))
  const batch = { ...batchOf(checked, input, clock.now()), rows_blob: rowsBlob }
  await store.write(openBatchCommand, batch)
  await stageUnits(house, checked, batch.id, input.onProgress)
  const at = clock.now()
  const outcome = await store.write(submitBatchCommand, {
    batchId: batch.id,
    releaseId: newId(at),
    summary: summaryOf(batch, checked.difference),
    by: `staff:${input.staff.id}`,
    at,
    act: input.act,
  })
  return { batchId: settled(outcome).batchId, checked }
}

function batchOf(checked: CheckedList, input: ListInput, at: number): Schema['batch'] {
  const { difference, findings } = checked
  return {
    id: newId(at),
    edition_id: checked.edition.id as EditionId,
    region_code: input.staff.regionCode,
    file_name: input.fileName,
    sha256: checked.sha256,
    state: 'staged',
    units: difference.added + difference.changed,
    total_fen: checked.totalFen,
    set_aside: new Set(findings.filter((f) => f.severity === 'error').map((f) => f.row)).size,
    difference: JSON.stringify(difference),
    created_by: input.staff.displayName,
    created_at: at,
    released_at: null,
    links_sent_at: null,
    rows_blob: null,
  }
}

async function stageUnits(
  { store, keys, clock }: ListHouse,
  { edition, toStage }: CheckedList,
  batchId: string,
  onProgress: ListInput['onProgress'],
): Promise<void> {
  const rowsTotal = toStage.length
  let rowsDone = 0
  for (const chunk of chunksOf(toStage, stageAtOnce)) {
    const usccs = chunk.map((unit) => unit.uscc)
    const known = await knownUnits(store.read, edition.id as EditionId, usccs)
    const without = chunk.filter((unit) => !known.get(unit.uscc)?.caseId)
    const caseNos = await freeCaseNos(store.read, without.length)
    // Of now, so that the ids of a chunk stand behind those that others made meanwhile.
    const context = { keys, edition, batchId, at: clock.now(), caseNos }
    await store.write(stageUnitsCommand, prepareUnits(chunk, known, context))
    // Whatever came in meanwhile has its turn before the next piece is made ready.
    await setImmediate()
    rowsDone += chunk.length
    onProgress?.({ rowsRead: rowsTotal, rowsTotal, rowsDone })
  }
}

function summaryOf(batch: Schema['batch'], { added, changed }: Difference): string {
  const setAside = batch.set_aside === 0 ? '' : `，剔除 ${batch.set_aside} 行`
  return `${batch.file_name}：${batch.units} 家单位，合计 ${formatYuan(batch.total_fen)} 元；新增 ${added}，有更改 ${changed}${setAside}`
}

/** Why a list of which nothing is left is not brought. */
export function nothingToImport({ errors }: Pick<CheckedList, 'errors'>): string {
  return errors > 0
    ? '剔除有错误的行以后，没有可以导入的单位。请改好名单再导入。'
    : '名单里的单位都已经导入过，内容也没有变化，不用再导入。'
}
