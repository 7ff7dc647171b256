import type { KeyObject } from 'node:crypto'
import type { Keys } from '../platform/crypto/keys.ts'
import type { Db } from '../platform/database/dialects.ts'
import { caseStream, entryHash } from '../platform/entries.ts'
import { answers } from './audit/audit-pages.queries.ts'
import { compareSheet } from './audit/sheet-agreement.ts'
import { isSignedBy, sealHash, sealRoot } from './seal.ts'
import { entriesOfSeal } from './seal.queries.ts'

/**
 * Whether an archived sheet is what was archived: its bytes, its answer, the entry in the chain that vouches
 * for it, and the signed seal over that entry. An unknown sheet is not genuine.
 */
export async function isSheetGenuine(db: Db, keys: Keys, sheetId: string): Promise<boolean> {
  const row = await answers(db).where('decision.sheet_id', '=', sheetId).executeTakeFirst()
  if (row === undefined) return false
  const entries = await db
    .selectFrom('entry')
    .select(['seq', 'prev', 'hash', 'payload', 'seal_seq'])
    .where('stream', '=', caseStream(row.case_id))
    .where('kind', 'in', ['accepted', 'declined'])
    .execute()
  const { sheet, wrong } = compareSheet(row, entries)
  if (sheet === null || wrong.length > 0) return false
  const { chain } = sheet
  const entry = entries.find(({ seq }) => seq === chain.seq)
  if (entry === undefined) return false
  const before = { seq: chain.seq - 1, hash: entry.prev }
  if (entryHash(chain.stream, before, entry.payload) !== entry.hash) return false
  return entry.seal_seq === null || isSealGenuine(db, keys.id, keys.seal.public, entry.seal_seq)
}

async function isSealGenuine(
  db: Db,
  keyId: string,
  publicKey: KeyObject,
  sealSeq: number,
): Promise<boolean> {
  const seal = await db.selectFrom('seal').selectAll().where('seq', '=', sealSeq).executeTakeFirst()
  if (seal === undefined || sealHash(seal) !== seal.hash) return false
  // A seal of an earlier key is verified by the audit, which is given all public keys.
  if (seal.key_id === keyId && !isSignedBy(seal, publicKey)) return false
  return sealRoot(await entriesOfSeal(db, sealSeq)) === seal.root
}
