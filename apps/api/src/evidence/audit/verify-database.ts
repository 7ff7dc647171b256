import type { KeyObject } from 'node:crypto'
import type { Blobs } from '../../platform/blobs.ts'
import type { Keys } from '../../platform/crypto/keys.ts'
import type { Db } from '../../platform/database/dialects.ts'
import { type DatabasePlace, withSnapshot } from '../../platform/database/place.ts'
import type { SealRow } from '../seal.ts'
import { checkAnswers } from './check-answers.ts'
import { checkCases } from './check-cases.ts'
import { checkChains } from './check-chains.ts'
import { checkMaterials } from './check-materials.ts'
import { checkPersonal } from './check-personal.ts'
import { checkRounds } from './check-rounds.ts'
import { checkKnownHeads, checkSeals } from './check-seals.ts'
import { collectProblems, type Problem } from './problems.ts'

/** What a verification has at hand. */
export interface AuditMeans {
  /** Public halves of the seal keys by key id: enough for chains, seals and sheets. */
  sealKeys: ReadonlyMap<string, KeyObject>
  /** With the keys of the house personal values, printed sheets and materials are read too. */
  secrets: { keys: Keys; blobs: Blobs } | null
  /** Seal heads known from outside the database: from a printed sheet, a round or a log. */
  knownHeads: readonly string[]
}

export interface AuditReport {
  ok: boolean
  entries: number
  streams: number
  seals: number
  sheets: number
  /** Printed sheets whose bytes were read; 0 without the keys of the house. */
  pdfs: number
  /** Personal values that were opened and compared; 0 without the keys of the house. */
  personal: number
  /** Entries that no seal holds yet: those of about the last second. */
  unsealed: number
  newestSeal: Pick<SealRow, 'seq' | 'hash' | 'at'> | null
  problems: Problem[]
}

/**
 * Verifies every chain, every seal and every answer with its sheet, page by page. Finds a changed byte, a
 * cut tail, and a chain written anew, which nobody can sign without the private key.
 */
export async function verifyDatabase(db: Db, means: AuditMeans): Promise<AuditReport> {
  const { knownHeads, sealKeys, secrets } = means
  const blobs = secrets?.blobs ?? null
  const problems = collectProblems()
  const chains = await checkChains(db, problems)
  const { newest: newestSeal, seals } = await checkSeals(db, sealKeys, problems)
  await checkKnownHeads(db, knownHeads, problems)
  const answers = await checkAnswers(db, blobs, problems)
  await checkCases(db, problems)
  await checkRounds(db, problems)
  await checkMaterials(db, blobs, problems)
  const personal = await checkPersonal(db, secrets?.keys ?? null, problems)
  const found = problems.list()
  return {
    ok: found.length === 0,
    ...chains,
    seals,
    newestSeal,
    ...answers,
    personal,
    problems: found,
  }
}

/** The same on a connection of its own, as the database stands at one instant; needs no running server. */
export function verifyAt(place: DatabasePlace, means: AuditMeans): Promise<AuditReport> {
  return withSnapshot(place, (db) => verifyDatabase(db, means))
}
