import type { Db } from '../../platform/database/dialects.ts'
import { caseStream, type ChainHead } from '../../platform/entries.ts'
import { placeWords, type Problems } from './problems.ts'

/** The end of a chain as far as it was walked. */
export interface ChainEnd extends ChainHead {
  stream: string
  sealSeq: number | null
}

const caseMark = caseStream('')
const mostListed = 100

/** Compares the ends of walked chains with the heads that cases and `stream_head` keep. */
export async function checkEnds(
  db: Db,
  ends: readonly ChainEnd[],
  problems: Problems,
): Promise<void> {
  if (ends.length === 0) return
  const heads = await headsOf(
    db,
    ends.map(({ stream }) => stream),
  )
  for (const { stream, seq, hash } of ends) {
    const head = heads.get(stream)
    const where = placeWords(stream, seq)
    if (head === undefined) problems.add(where, '记录链没有对应的办件或业务')
    else if (head.seq > seq) problems.add(where, `应当有 ${head.seq} 条，末尾的记录不见了`)
    else if (head.seq < seq) problems.add(where, `只应当有 ${head.seq} 条，多出了记录`)
    else if (head.hash !== hash) problems.add(where, '末尾的校验值与另存的不符')
  }
}

async function headsOf(db: Db, streams: readonly string[]): Promise<Map<string, ChainHead>> {
  const caseIds = streams
    .filter((stream) => stream.startsWith(caseMark))
    .map((stream) => stream.slice(caseMark.length))
  const others = streams.filter((stream) => !stream.startsWith(caseMark))
  const heads = new Map<string, ChainHead>()
  if (caseIds.length > 0) {
    const rows = await db
      .selectFrom('unit_case')
      .select(['id', 'last_seq', 'last_hash'])
      .where('id', 'in', caseIds)
      .execute()
    for (const row of rows) {
      heads.set(caseStream(row.id), { seq: row.last_seq, hash: row.last_hash })
    }
  }
  if (others.length > 0) {
    const rows = await db
      .selectFrom('stream_head')
      .selectAll()
      .where('stream', 'in', others)
      .execute()
    for (const { stream, seq, hash } of rows) heads.set(stream, { seq, hash })
  }
  return heads
}

/** Heads of chains of which nothing is left at all. */
export async function checkMissingChains(db: Db, problems: Problems): Promise<void> {
  const cases = await db
    .selectFrom('unit_case')
    .select(['id', 'last_seq'])
    .where('last_seq', '>', 0)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('entry')
            .select('entry.seq')
            .where('entry.stream', '=', eb(eb.val(caseMark), '||', eb.ref('unit_case.id'))),
        ),
      ),
    )
    .limit(mostListed)
    .execute()
  for (const { id, last_seq: seq } of cases) {
    problems.add(caseStream(id), `应当有 ${seq} 条记录，全部不见了`)
  }
  const streams = await db
    .selectFrom('stream_head')
    .select(['stream', 'seq'])
    .where('seq', '>', 0)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('entry')
            .select('entry.seq')
            .whereRef('entry.stream', '=', 'stream_head.stream'),
        ),
      ),
    )
    .limit(mostListed)
    .execute()
  for (const { stream, seq } of streams) {
    problems.add(stream, `应当有 ${seq} 条记录，全部不见了`)
  }
}
