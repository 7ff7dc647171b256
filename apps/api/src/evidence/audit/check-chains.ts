import type { Db } from '../../platform/database/dialects.ts'
import type { Schema } from '../../platform/database/schema.ts'
import { entryHash } from '../../platform/entries.ts'
import { entryPages } from './audit-pages.queries.ts'
import { checkNamed } from './check-named.ts'
import { type ChainEnd, checkEnds, checkMissingChains } from './check-heads.ts'
import { columnsAgree, readPayload } from '../payload.ts'
import { placeWords, type Problems } from './problems.ts'

type Entry = Schema['entry']

export interface ChainCounts {
  entries: number
  streams: number
  unsealed: number
}

/** Walks every chain: each entry's bytes, its link to the one before, no gap, and the head that is kept apart. */
export async function checkChains(db: Db, problems: Problems): Promise<ChainCounts> {
  const counts: ChainCounts = { entries: 0, streams: 0, unsealed: 0 }
  let end: ChainEnd | null = null
  for await (const entries of entryPages(db)) {
    const ended: ChainEnd[] = []
    for (const entry of entries) {
      if (end !== null && end.stream !== entry.stream) {
        ended.push(end)
        end = null
      }
      if (end === null) counts.streams += 1
      counts.entries += 1
      if (entry.seal_seq === null) counts.unsealed += 1
      checkEntry(entry, end, problems)
      end = {
        stream: entry.stream,
        seq: entry.seq,
        hash: entry.hash,
        sealSeq: entry.seal_seq,
      }
    }
    await checkEnds(db, ended, problems)
    await checkNamed(db, entries, problems)
  }
  if (end !== null) await checkEnds(db, [end], problems)
  await checkMissingChains(db, problems)
  return counts
}

function checkEntry(entry: Entry, before: ChainEnd | null, problems: Problems): void {
  const where = placeWords(entry.stream, entry.seq)
  const head = { seq: before?.seq ?? 0, hash: before?.hash ?? '' }
  if (entry.seq !== head.seq + 1) {
    problems.add(where, `前一条应当是第 ${entry.seq - 1} 条，实际是第 ${head.seq} 条，中间有缺失`)
  }
  if (entry.prev !== head.hash) problems.add(where, '与前一条记录接不上')
  const own = { seq: entry.seq - 1, hash: entry.prev }
  if (entryHash(entry.stream, own, entry.payload) !== entry.hash) {
    problems.add(where, '内容与校验值不符，内容被改动过')
  }
  const payload = readPayload(entry.payload)
  if (payload === null) problems.add(where, '内容不是规范的记录')
  else if (!columnsAgree(entry, payload)) problems.add(where, '记录的种类或时间与内容不符')
  if (entry.seal_seq !== null && before !== null) {
    const earlier = before.sealSeq
    if (earlier === null || earlier > entry.seal_seq) {
      problems.add(where, '比前一条记录更早封存，封存次序被改动过')
    }
  }
}
