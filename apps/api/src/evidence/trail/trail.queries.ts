import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../platform/database/dialects.ts'
import type { Schema } from '../../platform/database/schema.ts'

export type TrailEntry = Pick<
  Schema['entry'],
  'stream' | 'seq' | 'kind' | 'at' | 'hash' | 'payload'
>

const columns = ['stream', 'seq', 'kind', 'at', 'hash', 'payload'] as const
const dayMs = 86_400_000
/** Entries are sealed about a second after they were written; a house that was down seals at its start. */
const sealedWithinMs = 600_000

/** Epoch ms of the beginning of `from` and of the end of `to`, days in Asia/Shanghai. */
export function spanOf({ from, to }: { from?: string | undefined; to?: string | undefined }): {
  from: number
  to: number
} {
  return {
    from: from === undefined ? 0 : Date.parse(`${from}T00:00:00+08:00`),
    to: to === undefined ? Number.MAX_SAFE_INTEGER : Date.parse(`${to}T00:00:00+08:00`) + dayMs - 1,
  }
}

export interface Piece {
  /** Newest first. */
  rows: TrailEntry[]
  /** Where the next piece begins; null at the end. */
  next: string | null
}

interface Asked {
  from: number
  to: number
  kind?: string | undefined
  after: string | undefined
  limit: number
}

/** What one person of the staff caused, newest first. */
export function entriesByActor(db: Db, actor: string, asked: Asked): Promise<Piece> {
  return entriesWhere(db, asked, sql<boolean>`actor = ${actor}`)
}

/** Everything in a few chains, newest first; chains are short, so they are read whole. */
export async function entriesOfStreams(
  db: Db,
  streams: readonly string[],
  asked: Asked,
): Promise<Piece> {
  if (streams.length === 0) return { rows: [], next: null }
  return entriesWhere(db, asked, sql<boolean>`stream in (${sql.join(streams)})`)
}

async function entriesWhere(
  db: Db,
  { from, to, kind, after, limit }: Asked,
  narrowed: RawBuilder<boolean>,
): Promise<Piece> {
  const cursor = cursorOf(after)
  const rows = await db
    .selectFrom('entry')
    .select(columns)
    .where(narrowed)
    .where('at', '>=', from)
    .where('at', '<=', to)
    .$if(kind !== undefined, (query) => query.where('kind', '=', kind ?? ''))
    .$if(cursor !== null, (query) =>
      query.where((eb) =>
        eb(
          eb.refTuple('at', 'stream', 'seq'),
          '<',
          eb.tuple(cursor?.place ?? 0, cursor?.stream ?? '', cursor?.seq ?? 0),
        ),
      ),
    )
    .orderBy('at', 'desc')
    .orderBy('stream', 'desc')
    .orderBy('seq', 'desc')
    .limit(limit)
    .execute()
  return pieceOf(rows, limit, ({ at }) => at)
}

/** Everything of a time, newest seal first: the seals are the index of time, so that answers pay for none. */
export async function entriesOfTime(db: Db, asked: Asked): Promise<Piece> {
  const cursor = cursorOf(asked.after)
  const [first, last] = await Promise.all([
    sealAfter(db, asked.from),
    sealAfter(db, asked.to + sealedWithinMs),
  ])
  if (first === null) return { rows: [], next: null }
  const rows = await db
    .selectFrom('entry')
    .select([...columns, 'seal_seq'])
    .where('seal_seq', '>=', first)
    .$if(last !== null, (query) => query.where('seal_seq', '<=', last ?? 0))
    .where('at', '>=', asked.from)
    .where('at', '<=', asked.to)
    .$if(asked.kind !== undefined, (query) => query.where('kind', '=', asked.kind ?? ''))
    .$if(cursor !== null, (query) =>
      query.where((eb) =>
        eb(
          eb.refTuple('seal_seq', 'stream', 'seq'),
          '<',
          eb.tuple(cursor?.place ?? 0, cursor?.stream ?? '', cursor?.seq ?? 0),
        ),
      ),
    )
    .orderBy('seal_seq', 'desc')
    .orderBy('stream', 'desc')
    .orderBy('seq', 'desc')
    .limit(asked.limit)
    .execute()
  return pieceOf(rows, asked.limit, ({ seal_seq: seal }) => seal ?? 0)
}

/** The first seal made at or after an instant; null when there is none. */
async function sealAfter(db: Db, at: number): Promise<number | null> {
  const row = await db
    .selectFrom('seal')
    .select('seq')
    .where('at', '>=', at)
    .orderBy('at')
    .orderBy('seq')
    .limit(1)
    .executeTakeFirst()
  return row?.seq ?? null
}

function pieceOf<Row extends TrailEntry>(
  rows: Row[],
  limit: number,
  placeOf: (row: Row) => number,
): Piece {
  const last = rows.at(-1)
  const more = last !== undefined && rows.length === limit
  return { rows, next: more ? `${placeOf(last)}~${last.seq}~${last.stream}` : null }
}

function cursorOf(text: string | undefined): { place: number; seq: number; stream: string } | null {
  const match = /^(\d{1,15})~(\d{1,9})~([\w:-]{1,200})$/.exec(text ?? '')
  if (match === null) return null
  const [, place, seq, stream = ''] = match
  return { place: Number(place), seq: Number(seq), stream }
}
