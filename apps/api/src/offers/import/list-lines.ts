import { setImmediate } from 'node:timers/promises'
import type { Blobs } from '../../platform/blobs.ts'

/** Lines written or read before others get a turn. */
const linesAtOnce = 1_000
/** Files kept in memory, so that turning pages reads none again. */
const filesKept = 3

/** A list as text, one JSON text a line; others get their turn meanwhile. */
export async function linesOf(list: readonly unknown[]): Promise<Uint8Array> {
  const pieces: Buffer[] = []
  for (let from = 0; from < list.length; from += linesAtOnce) {
    const lines = list.slice(from, from + linesAtOnce).map((one) => `${JSON.stringify(one)}\n`)
    pieces.push(Buffer.from(lines.join('')))
    await setImmediate()
  }
  return Buffer.concat(pieces)
}

const kept = new WeakMap<Blobs, Map<string, Promise<unknown[]>>>()

/** A list from such a file. The caller says what its lines are. */
export function readLines<T>(blobs: Blobs, hash: string): Promise<T[]> {
  const files = kept.get(blobs) ?? new Map<string, Promise<unknown[]>>()
  kept.set(blobs, files)
  const known = files.get(hash) ?? parse(blobs, hash)
  files.delete(hash)
  files.set(hash, known)
  for (const [oldest] of files) if (files.size > filesKept) files.delete(oldest)
  known.catch(() => files.delete(hash))
  return known as Promise<T[]>
}

async function parse(blobs: Blobs, hash: string): Promise<unknown[]> {
  const text = Buffer.from(await blobs.get(hash)).toString('utf8')
  const list: unknown[] = []
  for (let from = 0; from < text.length;) {
    const end = text.indexOf('\n', from)
    list.push(JSON.parse(text.slice(from, end)))
    from = end + 1
    if (list.length % linesAtOnce === 0) await setImmediate()
  }
  return list
}

/** Lines on one page. */
const pageSize = 100

/** A page of what fits: `next` is where the following one begins. */
export function pageOf<T>(
  list: readonly T[],
  fits: (one: T) => boolean,
  after: number,
): { page: T[]; total: number; next: string | null } {
  const chosen = list.filter(fits)
  const page = chosen.slice(after, after + pageSize)
  const end = after + page.length
  return { page, total: chosen.length, next: end < chosen.length ? String(end) : null }
}
