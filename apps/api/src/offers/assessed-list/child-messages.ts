import type { AssessedUnit } from './assessed-unit.ts'
import type { Finding } from './finding-kinds.ts'
import type { ListSource, ListSummary } from './read-assessed-list.ts'
import type { ListedName } from './unit-list.ts'
import type { Refusal } from './spreadsheet/refusal.ts'
import type { FileType } from './spreadsheet/sniff.ts'

/** What the child is asked to do with the bytes on its standard input. */
export type ChildTask =
  | { kind: 'read'; source: ListSource }
  /** The file comes on standard output; `further` are findings that need more than the file. */
  | { kind: 'result'; source: ListSource; further: Finding[] }
  /** Any list with a column of codes or of names. */
  | { kind: 'unitList' }

/** What the child says; after each it waits for an empty answer, so that nothing piles up. */
export type ChildMessage =
  | { kind: 'refused'; refusal: Refusal }
  /** Rows read so far. */
  | { kind: 'rows'; rows: number }
  | { kind: 'summary'; summary: ListSummary }
  | { kind: 'findings'; findings: Finding[] }
  | { kind: 'units'; units: AssessedUnit[] }
  | { kind: 'listed'; listed: ListedName[] }
  | { kind: 'resultFile'; fileType: FileType }
  | { kind: 'done' }
  /** A fault of this program, not of the file. */
  | { kind: 'fault'; stack: string }
