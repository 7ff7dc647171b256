import { defineCommand } from '../platform/database/command.ts'
import type { Trx } from '../platform/database/dialects.ts'
import { lockExclusive } from '../platform/database/locks.ts'
import type { Services } from '../platform/services.ts'
import { makeSeal, type SealedEntry, type SealRow } from './seal.ts'
import { markSealed, newestSealHead, unsealedEntries } from './seal.queries.ts'

/** Entries of one seal: few enough that answers never wait long behind one. */
const chunkEntries = 500

type SealerServices = Pick<Services, 'store' | 'keys' | 'clock'>

/**
 * Adds a seal that was made and signed outside; false when another process sealed first. What was sealed
 * meanwhile is left to the next try, so that every entry stands in exactly one seal.
 */
export const addSealCommand = defineCommand(
  'addSeal',
  async (trx: Trx, input: { seal: SealRow; entries: SealedEntry[] }): Promise<boolean> => {
    await lockExclusive(trx, 'sealer')
    const last = await newestSealHead(trx)
    if ((last?.hash ?? '') !== input.seal.prev) return false
    await trx.insertInto('seal').values(input.seal).execute()
    const marked = await markSealed(trx, input.seal.seq, input.entries)
    if (marked !== input.entries.length) throw new Error('An entry to be sealed is gone.')
    return true
  },
)

/** Seals whatever is not sealed yet; answers how many entries this process sealed. */
export async function sealNow({ store, keys, clock }: SealerServices): Promise<number> {
  let sealed = 0
  for (;;) {
    // The last seal is read first: should one come in between, its entries only make this try fail.
    const last = await newestSealHead(store.read)
    const entries = await unsealedEntries(store.read, chunkEntries)
    if (entries.length === 0) return sealed
    const seal = makeSeal(keys, last ?? null, entries, clock.now())
    const added = await store.write(addSealCommand, { seal, entries })
    if (added) sealed += entries.length
  }
}

export interface Sealer {
  /** Seals once more and ends, so that a stopped house leaves nothing open. */
  stop(): Promise<void>
}

/** Seals every `everyMs`; a run that is still going is not started twice. */
export function startSealer(
  services: SealerServices & Pick<Services, 'log'>,
  { everyMs }: { everyMs: number },
): Sealer {
  let running: Promise<void> | null = null
  const run = (): Promise<void> => {
    running ??= sealAndTell(services).finally(() => {
      running = null
    })
    return running
  }
  const timer = setInterval(() => void run(), everyMs)
  timer.unref()
  return {
    async stop() {
      clearInterval(timer)
      await running
      await run()
    },
  }
}

/** The head goes into the log too: a place outside the database that remembers it. */
async function sealAndTell(services: SealerServices & Pick<Services, 'log'>): Promise<void> {
  const { log, store } = services
  try {
    const entries = await sealNow(services)
    if (entries === 0) return
    const head = await newestSealHead(store.read)
    log.info({ entries, seal: head?.seq, head: head?.hash }, 'sealed')
  } catch (error) {
    log.error({ fault: error instanceof Error ? error.stack : 'unknown' }, 'sealing failed')
  }
}
