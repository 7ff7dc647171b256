import type { Difference } from '@wengang/contracts'
import { type Edition, getEdition, isEditionId } from '@wengang/policy'
import { refuse } from '../../platform/app-error.ts'
import { type ActKey, settled } from '../../platform/idempotency.ts'
import { worksFor } from '../../platform/region-scope.ts'
import { newId } from '../../platform/ids.ts'
import { knownOutcome } from '../../platform/long-act.ts'
import type { StaffPerson } from '../../platform/http/staff-session.ts'
import type { Services } from '../../platform/services.ts'
import type { AssessedUnit } from '../assessed-list/assessed-unit.ts'
import type { Finding } from '../assessed-list/finding-kinds.ts'
import { readInChild } from '../assessed-list/in-child.ts'
import { openBatchCommand, releaseBatchCommand, stageUnitsCommand } from './batch.service.ts'
import { compare, standingCases } from './classify.ts'
import { knownUnits, prepareUnits } from './prepare-units.ts'

/** Units compared, and units written, at once: answers wait for no longer than one such turn. */
const compareAtOnce = 250
const stageAtOnce = 100

export interface ListInput {
  bytes: Uint8Array
  editionId: string
  fileName: string
  staff: StaffPerson
}

export interface CheckedList {
  edition: Edition
  sha256: string
  units: number
  findings: Finding[]
  errors: number
  totalFen: number
  difference: Difference
  /** Units whose offer is new or changed, in the order of the list, and units found not eligible. */
  toStage: AssessedUnit[]
  changedCaseIds: string[]
  knownBatchId: string | null
}

/** Reads and compares a list, and writes nothing. Throws LIST_REFUSED in words. */
export async function checkAssessedList(
  services: Services,
  { bytes, editionId, staff }: ListInput,
): Promise<CheckedList> {
  if (!isEditionId(editionId) || !worksFor(staff, editionId)) {
    return refuse('LIST_REFUSED', { reason: `没有「${editionId}」这个年度政策，请核对。` })
  }
  const edition = getEdition(editionId)
  const difference: Difference = { added: 0, unchanged: 0, changed: 0, refused: 0, ineligible: 0 }
  const toStage: AssessedUnit[] = []
  const changedCaseIds: string[] = []
  const outside: AssessedUnit[] = []
  let units = 0
  let totalFen = 0
  const compareUnits = async (chunk: readonly AssessedUnit[]): Promise<void> => {
    units += chunk.length
    outside.push(...chunk.filter((unit) => !unit.regionCode.startsWith(staff.regionCode)))
    const standing = await standingCases(
      services.store.read,
      edition,
      chunk.map((unit) => unit.uscc),
    )
    for (const unit of chunk) {
      if (unit.eligible !== true) {
        difference.ineligible += 1
        toStage.push(unit)
        continue
      }
      const row = standing.get(unit.uscc)
      const comparison = compare(unit, row, edition, services.keys)
      difference[comparison] += 1
      totalFen += unit.amountFen
      if (comparison === 'added' || comparison === 'changed') toStage.push(unit)
      if (comparison === 'changed' && row !== undefined) changedCaseIds.push(row.id)
    }
  }
  const read = await readInChild(bytes, { editionId }, async (list) => {
    for (const chunk of chunks(list, compareAtOnce)) await compareUnits(chunk)
  })
  if (!read.ok) {
    return refuse('LIST_REFUSED', { reason: `${read.refusal.message}。${read.refusal.todo}。` })
  }
  insideRegion(outside, staff)
  const known = await services.store.read
    .selectFrom('batch')
    .select('id')
    .where('sha256', '=', read.sha256)
    .where('edition_id', '=', editionId)
    .where('state', '=', 'released')
    .executeTakeFirst()
  return {
    edition,
    sha256: read.sha256,
    units,
    findings: read.findings,
    errors: read.findings.filter((finding) => finding.severity === 'error').length,
    totalFen,
    difference,
    toStage,
    changedCaseIds,
    knownBatchId: known?.id ?? null,
  }
}

/** Imports a list: all or nothing, unless rows with errors are set aside by choice (S2-16). */
export async function importAssessedList(
  services: Services,
  input: ListInput & { setAside: boolean; act: ActKey },
): Promise<{ batchId: string; checked: CheckedList }> {
  const checked = await checkAssessedList(services, input)
  const repeated = await knownOutcome<{ batchId: string }>(services.store.read, input.act)
  if (repeated !== null) return { batchId: settled(repeated).batchId, checked }
  if (checked.knownBatchId !== null) return refuse('LIST_KNOWN', { batchId: checked.knownBatchId })
  if (checked.errors > 0 && !input.setAside) {
    return refuse('LIST_HAS_ERRORS', { errors: checked.errors })
  }
  if (checked.toStage.length === 0) {
    return refuse('LIST_REFUSED', { reason: nothingToImport(checked) })
  }
  const { store, keys, clock } = services
  const at = clock.now()
  const batchId = newId(at)
  await store.write(openBatchCommand, {
    id: batchId,
    edition_id: checked.edition.id as 'henan-refund-2023',
    region_code: input.staff.regionCode,
    file_name: input.fileName,
    sha256: checked.sha256,
    state: 'staged',
    units: checked.difference.added + checked.difference.changed,
    total_fen: checked.totalFen,
    set_aside: new Set(checked.findings.filter((f) => f.severity === 'error').map((f) => f.row))
      .size,
    difference: JSON.stringify(checked.difference),
    created_by: input.staff.displayName,
    created_at: at,
    released_at: null,
    links_sent_at: null,
  })
  for (const chunk of chunks(checked.toStage, stageAtOnce)) {
    const known = await knownUnits(
      store.read,
      checked.edition.id as 'henan-refund-2023',
      chunk.map((unit) => unit.uscc),
    )
    await store.write(
      stageUnitsCommand,
      prepareUnits(chunk, known, {
        keys,
        edition: checked.edition,
        batchId,
        // Of now, so that the ids of a chunk stand behind those that others made meanwhile.
        at: clock.now(),
      }),
    )
  }
  const outcome = await store.write(releaseBatchCommand, {
    batchId,
    by: `staff:${input.staff.id}`,
    at: clock.now(),
    act: input.act,
    changedCaseIds: checked.changedCaseIds,
    jobId: newId(clock.now()),
  })
  return { batchId: settled(outcome).batchId, checked }
}

function nothingToImport({ errors }: CheckedList): string {
  return errors > 0
    ? '剔除有错误的行以后，没有可以导入的单位。请改好名单再导入。'
    : '名单里的单位都已经导入过，内容也没有变化，不用再导入。'
}

function insideRegion(outside: readonly AssessedUnit[], staff: StaffPerson): void {
  const [first] = outside
  if (first === undefined) return
  refuse('LIST_REFUSED', {
    reason: `名单里有 ${outside.length} 家单位不在您的管辖区划（${staff.regionCode}）内，最先一家在第 ${first.sheetRow} 行。请只导入本区划的名单。`,
  })
}

function* chunks<T>(list: readonly T[], size: number): Generator<readonly T[]> {
  for (let from = 0; from < list.length; from += size) {
    yield list.slice(from, from + size)
  }
}
