import type { Difference } from '@wengang/contracts'
import { formatYuan } from '@wengang/identifiers'
import { type Edition, type EditionId, getEdition, isEditionId } from '@wengang/policy'
import { refuse } from '../../platform/app-error.ts'
import { type ActKey, settled } from '../../platform/idempotency.ts'
import { worksFor } from '../../platform/region-scope.ts'
import { newId } from '../../platform/ids.ts'
import { knownOutcome } from '../../platform/long-act.ts'
import type { StaffPerson } from '../../platform/http/staff-session.ts'
import type { Schema } from '../../platform/database/schema.ts'
import { actorOf } from '../../platform/region-scope.ts'
import type { Services } from '../../platform/services.ts'
import type { AssessedUnit } from '../assessed-list/assessed-unit.ts'
import type { Finding } from '../assessed-list/finding-kinds.ts'
import { readInChild } from '../assessed-list/in-child.ts'
import { openBatchCommand, stageUnitsCommand, submitBatchCommand } from './batch.service.ts'
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
  /** The list with this very content that is in force or waits for a second person. */
  known: { batchId: string; waiting: boolean } | null
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
      const comparison = compare(unit, standing.get(unit.uscc), edition, services.keys)
      difference[comparison] += 1
      totalFen += unit.amountFen
      if (comparison === 'added' || comparison === 'changed') toStage.push(unit)
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
    .select(['id', 'state'])
    .where('sha256', '=', read.sha256)
    .where('edition_id', '=', editionId)
    .where('state', 'in', ['released', 'waiting'])
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
    known: known === undefined ? null : { batchId: known.id, waiting: known.state === 'waiting' },
  }
}

/**
 * Writes a list and puts it before a second person: all or nothing, unless rows with errors are set aside by
 * choice (S2-16).
 */
export async function importAssessedList(
  services: Services,
  input: ListInput & { setAside: boolean; act: ActKey },
): Promise<{ batchId: string; checked: CheckedList }> {
  const checked = await checkAssessedList(services, input)
  const repeated = await knownOutcome<{ batchId: string }>(services.store.read, input.act)
  if (repeated !== null) return { batchId: settled(repeated).batchId, checked }
  if (checked.known !== null) return refuse('LIST_KNOWN', checked.known)
  if (checked.errors > 0 && !input.setAside) {
    return refuse('LIST_HAS_ERRORS', { errors: checked.errors })
  }
  if (checked.toStage.length === 0) {
    return refuse('LIST_REFUSED', { reason: nothingToImport(checked) })
  }
  const { store, clock } = services
  const batch = batchOf(checked, input, clock.now())
  await store.write(openBatchCommand, batch)
  await stageUnits(services, checked, batch.id)
  const at = clock.now()
  const outcome = await store.write(submitBatchCommand, {
    batchId: batch.id,
    releaseId: newId(at),
    summary: summaryOf(batch, checked.difference),
    by: actorOf(input.staff),
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
  }
}

async function stageUnits(
  { store, keys, clock }: Services,
  { edition, toStage }: CheckedList,
  batchId: string,
): Promise<void> {
  for (const chunk of chunks(toStage, stageAtOnce)) {
    const usccs = chunk.map((unit) => unit.uscc)
    const known = await knownUnits(store.read, edition.id as EditionId, usccs)
    // Of now, so that the ids of a chunk stand behind those that others made meanwhile.
    const context = { keys, edition, batchId, at: clock.now() }
    await store.write(stageUnitsCommand, prepareUnits(chunk, known, context))
  }
}

function summaryOf(batch: Schema['batch'], { added, changed }: Difference): string {
  const setAside = batch.set_aside === 0 ? '' : `，剔除 ${batch.set_aside} 行`
  return `${batch.file_name}：${batch.units} 家单位，合计 ${formatYuan(batch.total_fen)} 元；新增 ${added}，有更改 ${changed}${setAside}`
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
