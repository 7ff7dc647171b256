import type { AssessedUnit } from './assessed-unit.ts'
import { CHILD_LIMITS, runInChild } from './child-process.ts'
import type { Finding } from './finding-kinds.ts'
import type { ListTotals } from './check-rows.ts'
import type { ListSource, ListSummary } from './read-assessed-list.ts'
import type { ListedName } from './unit-list.ts'
import type { Refusal } from './spreadsheet/refusal.ts'
import type { FileType } from './spreadsheet/sniff.ts'

export type ChildListResult =
  ({ ok: true; findings: Finding[] } & ListSummary) | { ok: false; refusal: Refusal }

/** Who hears what the reader has come to; it waits for each. */
export interface ListHeard {
  onUnits: (units: AssessedUnit[]) => void | Promise<void>
  onRows?: (rows: number) => void
  onTotals?: (totals: ListTotals) => void
}

/**
 * `readAssessedList` in a process of its own, which gives its memory back and cannot harm this one.
 * @param heard.onUnits takes the units some at a time; the next wait until it is done.
 * A child that is too slow, or needs too much memory, is a refusal too. Rejects when this program
 * is at fault, or with the error of what hears it.
 */
export async function readInChild(
  bytes: Uint8Array,
  source: ListSource,
  heard: ListHeard,
  limits = CHILD_LIMITS,
): Promise<ChildListResult> {
  const findings: Finding[] = []
  const summaries: ListSummary[] = []
  const refused = await runInChild(
    { kind: 'read', source },
    bytes,
    (message) => {
      switch (message.kind) {
        case 'rows':
          return heard.onRows?.(message.rows)
        case 'summary':
          summaries.push(message.summary)
          return heard.onTotals?.(message.summary.totals)
        case 'findings':
          findings.push(...message.findings)
          return undefined
        case 'units':
          return heard.onUnits(message.units)
        default:
          return undefined
      }
    },
    () => {},
    limits,
  )
  const [summary] = summaries
  if (refused) return { ok: false, refusal: refused }
  if (!summary) throw new Error('the reader of assessed lists ended without a result')
  return { ok: true, findings, ...summary }
}

export type ChildResultFile =
  { ok: true; fileType: FileType; bytes: Uint8Array } | { ok: false; refusal: Refusal }

/**
 * The list with a column of what is wrong (`buildResultFile`), made in a process of its own.
 * @param further findings that need more than the file, such as a unit that is past its cut-off
 */
export async function resultFileInChild(
  bytes: Uint8Array,
  source: ListSource,
  further: Finding[] = [],
  limits = CHILD_LIMITS,
): Promise<ChildResultFile> {
  const chunks: Uint8Array[] = []
  const types: FileType[] = []
  const refused = await runInChild(
    { kind: 'result', source, further },
    bytes,
    (message) => {
      if (message.kind === 'resultFile') types.push(message.fileType)
    },
    (chunk) => chunks.push(chunk),
    limits,
  )
  const [fileType] = types
  if (refused) return { ok: false, refusal: refused }
  if (!fileType) throw new Error('the reader of assessed lists ended without a result')
  return { ok: true, fileType, bytes: Buffer.concat(chunks) }
}

/** `readUnitList` in a process of its own. */
export async function unitListInChild(
  bytes: Uint8Array,
  limits = CHILD_LIMITS,
): Promise<{ ok: true; listed: ListedName[] } | { ok: false; refusal: Refusal }> {
  const listed: ListedName[] = []
  const refused = await runInChild(
    { kind: 'unitList' },
    bytes,
    (message) => {
      if (message.kind === 'listed') listed.push(...message.listed)
    },
    () => {},
    limits,
  )
  return refused === null ? { ok: true, listed } : { ok: false, refusal: refused }
}
