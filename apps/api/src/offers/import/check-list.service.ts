import { regionFullName } from '@wengang/identifiers'
import { setImmediate } from 'node:timers/promises'
import type { CheckResult, Difference, ListedRow } from '@wengang/contracts'
import { type Edition, getEdition, isEditionId } from '@wengang/policy'
import { refuse } from '../../platform/app-error.ts'
import type { Db } from '../../platform/database/dialects.ts'
import type { Store } from '../../platform/database/store.ts'
import type { StaffPerson } from '../../platform/http/staff-session.ts'
import { isWithin, worksFor } from '../../platform/region-scope.ts'
import type { Services } from '../../platform/services.ts'
import type { AssessedUnit } from '../assessed-list/assessed-unit.ts'
import type { Finding } from '../assessed-list/finding-kinds.ts'
import { readInChild } from '../assessed-list/in-child.ts'
import { chunksOf } from './chunks.ts'
import { compare, listedRow, standingCases } from './classify.ts'

/** Units compared at once: answers wait for no longer than one such turn. */
const compareAtOnce = 50

/** How far a list has come: rows read, units of it, units compared or written. */
export interface ListProgress {
  rowsRead: number
  rowsTotal: number
  rowsDone: number
}

export interface ListInput {
  bytes: Uint8Array
  editionId: string
  fileName: string
  staff: StaffPerson
  /** Hears how far it has come. */
  onProgress?: ((progress: ListProgress) => void) | undefined
}

export interface CheckedList {
  edition: Edition
  sha256: string
  units: number
  findings: Finding[]
  errors: number
  totalFen: number
  difference: Difference
  /** Rows that differ from what stands, in the order of the list. */
  rows: ListedRow[]
  /** Units whose offer is new or changed, in the order of the list, and units found not eligible. */
  toStage: AssessedUnit[]
  /** The list with this very content that is in force or waits for a second person. */
  known: { batchId: string; waiting: boolean } | null
}

/** What a list is compared and written with: the house, or as much of it as a thread has. */
export type ListHouse = Pick<Services, 'keys' | 'blobs' | 'clock'> & {
  store: Pick<Store, 'read' | 'write'>
}

/** Reads and compares a list, and writes nothing. Throws LIST_REFUSED in words. */
export async function checkAssessedList(
  { store, keys }: ListHouse,
  { bytes, editionId, staff, onProgress }: ListInput,
): Promise<CheckedList> {
  if (!isEditionId(editionId)) {
    return refuse('LIST_REFUSED', { reason: `没有「${editionId}」这个年度政策，请核对。` })
  }
  if (!worksFor(staff, editionId)) {
    return refuse('LIST_REFUSED', { reason: '这个年度政策不在您的业务范围内，请联系系统管理员。' })
  }
  const edition = getEdition(editionId)
  const tally = { difference: noDifference(), totalFen: 0, outside: [] as AssessedUnit[] }
  const toStage: AssessedUnit[] = []
  const rows: ListedRow[] = []
  const progress: ListProgress = { rowsRead: 0, rowsTotal: 0, rowsDone: 0 }
  const compareUnits = async (chunk: readonly AssessedUnit[]): Promise<void> => {
    tally.outside.push(...chunk.filter((unit) => !isWithin(unit.regionCode, staff.regionCode)))
    const usccs = chunk.map((unit) => unit.uscc)
    const standing = await standingCases(store.read, edition, usccs)
    for (const unit of chunk) {
      const row = standing.get(unit.uscc)
      const comparison = unit.eligible === true ? compare(unit, row, edition, keys) : 'ineligible'
      const listed = listedRow(unit, row, comparison)
      tally.difference[comparison] += 1
      if (listed?.kind === 'reopened') tally.difference.reopened += 1
      if (unit.eligible === true) tally.totalFen += unit.amountFen
      if (comparison !== 'unchanged' && comparison !== 'refused') toStage.push(unit)
      if (listed !== null) rows.push(listed)
    }
    progress.rowsDone += chunk.length
    onProgress?.(progress)
  }
  const read = await readInChild(
    bytes,
    { editionId },
    {
      async onUnits(list) {
        for (const chunk of chunksOf(list, compareAtOnce)) {
          await compareUnits(chunk)
          await setImmediate()
        }
      },
      onRows(rowsRead) {
        progress.rowsRead = rowsRead
        onProgress?.(progress)
      },
      onTotals({ count, ineligible }) {
        progress.rowsTotal = count + ineligible
        onProgress?.(progress)
      },
    },
  )
  if (!read.ok) {
    return refuse('LIST_REFUSED', { reason: `${read.refusal.message}。${read.refusal.todo}。` })
  }
  insideRegion(tally.outside, staff.regionCode)
  return {
    edition,
    sha256: read.sha256,
    units: progress.rowsDone,
    findings: read.findings,
    errors: read.findings.filter((finding) => finding.severity === 'error').length,
    totalFen: tally.totalFen,
    difference: tally.difference,
    rows,
    toStage,
    known: await knownList(store.read, read.sha256, edition.id),
  }
}

/** What a check answers, without the findings and the rows. */
export function resultOf(checked: CheckedList): CheckResult {
  return {
    sha256: checked.sha256,
    units: checked.units,
    totalFen: checked.totalFen,
    errors: checked.errors,
    notices: checked.findings.length - checked.errors,
    columns: [...new Set(checked.findings.flatMap(({ column }) => column ?? []))],
    difference: checked.difference,
    knownBatchId: checked.known?.batchId ?? null,
    knownWaits: checked.known?.waiting ?? false,
  }
}

const noDifference = (): Difference => ({
  added: 0,
  unchanged: 0,
  changed: 0,
  reopened: 0,
  refused: 0,
  ineligible: 0,
})

async function knownList(db: Db, sha256: string, editionId: string): Promise<CheckedList['known']> {
  const known = await db
    .selectFrom('batch')
    .select(['id', 'state'])
    .where('sha256', '=', sha256)
    .where('edition_id', '=', editionId as 'henan-refund-2023')
    .where('state', 'in', ['released', 'waiting'])
    .executeTakeFirst()
  return known === undefined ? null : { batchId: known.id, waiting: known.state === 'waiting' }
}

function insideRegion(outside: readonly AssessedUnit[], regionCode: string): void {
  const [first] = outside
  if (first === undefined) return
  refuse('LIST_REFUSED', {
    reason: `名单里有 ${outside.length} 家单位不在您的管辖区划（${regionFullName(regionCode.padEnd(6, '0')) ?? regionCode}）内，最先一家在第 ${first.sheetRow} 行。请只导入本区划的名单。`,
  })
}
