import type { KeyObject } from 'node:crypto'
import type { Db } from '../../platform/database/dialects.ts'
import { isSignedBy, sealHash, sealRoot, type SealRow } from '../seal.ts'
import { entriesOfSeal } from '../seal.queries.ts'
import { sealPages } from './audit-pages.queries.ts'
import type { Problems } from './problems.ts'

export interface SealCounts {
  seals: number
  newest: Pick<SealRow, 'seq' | 'hash' | 'at'> | null
}

/**
 * Verifies every seal: place, content, signature, and that exactly its entries are there. Without the
 * private key nobody can make a seal, so that a cut tail and a chain written anew are found here.
 */
export async function checkSeals(
  db: Db,
  sealKeys: ReadonlyMap<string, KeyObject>,
  problems: Problems,
): Promise<SealCounts> {
  let before: SealRow | null = null
  let seals = 0
  for await (const page of sealPages(db)) {
    for (const seal of page) {
      checkPlace(seal, before, problems)
      checkSignature(seal, sealKeys, problems)
      await checkContent(db, seal, problems)
      before = seal
      seals += 1
    }
  }
  await checkStray(db, before?.seq ?? 0, problems)
  return {
    seals,
    newest: before === null ? null : { seq: before.seq, hash: before.hash, at: before.at },
  }
}

const sealWords = (seq: number): string => `第 ${seq} 次封存`

function checkPlace(seal: SealRow, before: SealRow | null, problems: Problems): void {
  if (seal.seq !== (before?.seq ?? 0) + 1 || seal.prev !== (before?.hash ?? '')) {
    problems.add(sealWords(seal.seq), '与前一次封存接不上')
  }
}

function checkSignature(
  seal: SealRow,
  sealKeys: ReadonlyMap<string, KeyObject>,
  problems: Problems,
): void {
  const where = sealWords(seal.seq)
  if (sealHash(seal) !== seal.hash) problems.add(where, '内容与校验值不符')
  const publicKey = sealKeys.get(seal.key_id)
  if (publicKey === undefined) problems.add(where, `没有密钥 ${seal.key_id} 的公钥，不能核对签名`)
  else if (!isSignedBy(seal, publicKey)) problems.add(where, '签名不对')
}

async function checkContent(db: Db, seal: SealRow, problems: Problems): Promise<void> {
  const entries = await entriesOfSeal(db, seal.seq)
  const where = sealWords(seal.seq)
  if (entries.length !== seal.entries) {
    problems.add(where, `封存了 ${seal.entries} 条记录，现有 ${entries.length} 条`)
  } else if (sealRoot(entries) !== seal.root) {
    problems.add(where, '封存的记录后来被改写过')
  }
}

/** Entries that name a seal which does not exist. */
async function checkStray(db: Db, lastSeq: number, problems: Problems): Promise<void> {
  const { stray } = await db
    .selectFrom('entry')
    .select((eb) => eb.fn.countAll<number>().as('stray'))
    .where((eb) => eb.or([eb('seal_seq', '>', lastSeq), eb('seal_seq', '<', 1)]))
    .executeTakeFirstOrThrow()
  if (stray > 0) {
    problems.add(sealWords(lastSeq + 1), `有 ${stray} 条记录写着已封存，但这些封存不见了`)
  }
}

/** Heads known from outside, from a printed sheet or a log, must stand in the chain of seals. */
export async function checkKnownHeads(
  db: Db,
  heads: readonly string[],
  problems: Problems,
): Promise<void> {
  for (const head of heads) {
    const found = await db
      .selectFrom('seal')
      .select('seq')
      .where('hash', '=', head)
      .executeTakeFirst()
    if (found === undefined)
      problems.add(`封存校验值 ${head}`, '不在封存链上，封存链被截断或改写过')
  }
}
