import type { ListedRow } from '@wengang/contracts'
import type { rowsPage, rowsQuery } from '@wengang/contracts/shapes/batches'
import { normaliseUnitName } from '@wengang/identifiers'
import type { z } from 'zod'
import type { Blobs } from '../../platform/blobs.ts'
import { pageOf, readLines } from './list-lines.ts'

/** A page of the rows that differ from what stood, out of the file that keeps them. */
export async function listedRows(
  blobs: Blobs,
  file: string | null,
  { kind, search = '', after }: z.output<typeof rowsQuery>,
): Promise<z.output<typeof rowsPage>> {
  if (file === null) return { rows: [], total: 0, next: null }
  const part = normaliseUnitName(search)
  const fits = (one: ListedRow): boolean =>
    (kind === undefined || one.kind === kind || (kind === 'changed' && one.kind === 'reopened')) &&
    (part === '' || one.uscc.includes(search) || normaliseUnitName(one.unitName).includes(part))
  const all = await readLines<ListedRow>(blobs, file)
  const { page, ...rest } = pageOf(all, fits, after)
  return { rows: page, ...rest }
}
