import { createHash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { isCut } from '@wengang/policy'
import { newestSealHead } from '../evidence/seal.queries.ts'
import { sealNow } from '../evidence/sealer.ts'
import { canonicalJson } from '../platform/canonical-json.ts'
import { defineCommand } from '../platform/database/command.ts'
import type { Trx } from '../platform/database/dialects.ts'
import { appendToStream, roundStream } from '../platform/entries.ts'
import { newId } from '../platform/ids.ts'
import { addJob, type NewJob } from '../platform/jobs.ts'
import type { Services } from '../platform/services.ts'
import { findRound, type RoundCase, roundCasesPage, type RoundRow } from './round.queries.ts'
import type { PublishedList } from './round-view.ts'
import { tellPublicityJob } from './tell-publicity.ts'

const pageSize = 500

/** The line of a unit in the hash of an accepted list. */
export function listLine({ uscc, unitName, amountFen }: RoundCase): string {
  return `${canonicalJson([uscc, unitName, amountFen])}\n`
}

/** The job after a cut: recomputes count, total and hash of the list and appends them to the round's chain. */
export async function publishList(
  services: Pick<Services, 'store' | 'clock' | 'keys'>,
  { roundId }: { roundId: string },
): Promise<void> {
  const { store, clock } = services
  const round = await findRound(store.read, roundId)
  if (round === undefined || round.published !== null || !isCut(round)) return
  const list = await recompute(services, round)
  await sealNow(services)
  const { hash: sealHead } = (await newestSealHead(store.read)) ?? { hash: null }
  const at = clock.now()
  await store.write(recordListCommand, {
    roundId,
    list: { ...list, sealHead },
    tell: tellPublicityJob(roundId, '', newId(at), at),
    at,
  })
}

async function recompute(
  { store }: Pick<Services, 'store'>,
  round: RoundRow,
): Promise<Omit<PublishedList, 'sealHead'>> {
  const parts = { accepted: 0, declined: 0, open: 0 }
  const hash = createHash('sha256')
  let totalFen = 0
  for (let after = ''; ;) {
    const page = await roundCasesPage(store.read, round, after, pageSize)
    for (const line of page) {
      parts[line.part] += 1
      if (line.part !== 'accepted') continue
      totalFen += line.amountFen
      hash.update(listLine(line))
    }
    const last = page.at(-1)
    if (last === undefined || page.length < pageSize) break
    after = last.id
    // A long list lets requests through between its pages.
    await setImmediate()
  }
  return {
    accepted: parts.accepted,
    declined: parts.declined,
    notAnswered: parts.open,
    totalFen,
    hash: hash.digest('hex'),
  }
}

/** Keeps what the list came to; a second run of the job changes nothing. */
export const recordListCommand = defineCommand(
  'recordList',
  async (
    trx: Trx,
    { roundId, list, tell, at }: { roundId: string; list: PublishedList; tell: NewJob; at: number },
  ) => {
    const kept = await trx
      .updateTable('round')
      .set({ published: JSON.stringify(list) })
      .where('id', '=', roundId)
      .where('published', 'is', null)
      .executeTakeFirst()
    if (kept.numUpdatedRows === 0n) return
    await appendToStream(trx, roundStream(roundId), {
      kind: 'listPublished',
      at,
      by: 'system',
      facts: { ...list },
    })
    await addJob(trx, tell)
  },
)
