import { canonicalJson, type Json } from '../../platform/canonical-json.ts'
import type { Db } from '../../platform/database/dialects.ts'
import type { Schema } from '../../platform/database/schema.ts'
import { roundStream } from '../../platform/entries.ts'
import { type Payload, readPayload } from '../payload.ts'
import { entriesOf, roundPages } from './audit-pages.queries.ts'
import type { Problems } from './problems.ts'

type Round = Schema['round']
type Kind = 'published' | 'listPublished' | 'publicityClosed' | 'voided'

const kinds: readonly Kind[] = ['published', 'listPublished', 'publicityClosed', 'voided']

/** Verifies every round against its chain: which cases may still be answered hangs on this one row. */
export async function checkRounds(db: Db, problems: Problems): Promise<void> {
  for await (const rounds of roundPages(db)) {
    const entries = await entriesOf(
      db,
      rounds.map(({ id }) => roundStream(id)),
      kinds,
    )
    const heads = await knownHeads(db, rounds)
    for (const round of rounds) {
      const own = entries.filter(({ stream }) => stream === roundStream(round.id))
      const last = (kind: Kind): Payload | null => {
        const entry = own.findLast((one) => one.kind === kind)
        return entry === undefined ? null : readPayload(entry.payload)
      }
      for (const what of [...stateDisagreements(round, last), ...listDisagreements(round, last)]) {
        problems.add(`公示 ${round.id}`, what)
      }
      const head = headOf(round)
      if (head !== null && !heads.has(head)) {
        problems.add(`公示 ${round.id}`, `公示上的封存校验值 ${head} 不在封存链上`)
      }
    }
  }
}

function stateDisagreements(round: Round, last: (kind: Kind) => Payload | null): string[] {
  const published = last('published')
  const pairs = [
    ['开始时间', round.cut_at, published?.at ?? null],
    ['起始日', round.starts_on, published?.facts['startsOn'] ?? null],
    ['截止日', round.ends_on, published?.facts['endsOn'] ?? null],
    ['期满时间', round.closed_at, last('publicityClosed')?.at ?? null],
    ['作废时间', round.voided_at, last('voided')?.at ?? null],
    ['状态', round.state, stateOf(last)],
  ] as const
  return pairs
    .filter(([, one, other]) => one !== other)
    .map(([name]) => `公示的${name}与存证记录不符`)
}

/** The state that the entries of a round amount to. */
function stateOf(last: (kind: Kind) => Payload | null): Round['state'] {
  if (last('voided') !== null) return 'void'
  if (last('publicityClosed') !== null) return 'closed'
  return last('published') === null ? 'preparing' : 'publicity'
}

function listDisagreements(round: Round, last: (kind: Kind) => Payload | null): string[] {
  const recorded = last('listPublished')?.facts ?? null
  const kept = listOf(round)
  if (kept === null && recorded === null) return []
  const same = kept !== null && recorded !== null && canonicalJson(kept) === canonicalJson(recorded)
  return same ? [] : ['公示的总数与存证记录不符']
}

function listOf({ published }: Round): { readonly [key: string]: Json } | null {
  return published === null ? null : (JSON.parse(published) as { readonly [key: string]: Json })
}

function headOf(round: Round): string | null {
  const head = listOf(round)?.['sealHead']
  return typeof head === 'string' ? head : null
}

async function knownHeads(db: Db, rounds: readonly Round[]): Promise<Set<string>> {
  const heads = rounds.map(headOf).filter((head) => head !== null)
  if (heads.length === 0) return new Set()
  const rows = await db.selectFrom('seal').select('hash').where('hash', 'in', heads).execute()
  return new Set(rows.map(({ hash }) => hash))
}
