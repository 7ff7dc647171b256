import { canonicalJson, type Json, sha256 } from './canonical-json.ts'
import type { ChainedField } from './crypto/fields.ts'
import type { Trx } from './database/dialects.ts'
import { lockRow } from './database/locks.ts'
import { prepareInsert } from './database/rows.ts'

/** The end of a chain: number and hash of its last entry; seq 0 and an empty hash when there is none. */
export interface ChainHead {
  seq: number
  hash: string
}

/** One thing that happened, as it goes into a chain. */
export interface NewEntry {
  kind: string
  at: number
  /** Whom it was done by: `session:…`, `staff:…` or `system`. */
  by: string
  facts: { readonly [key: string]: Json }
  /** Personal values: their digests stand in the chain, salt and ciphertext beside it. */
  personal?: Readonly<Record<string, ChainedField>>
}

const insertEntry = prepareInsert('entry')
const insertPersonal = prepareInsert('entry_personal')
const beginStream = prepareInsert('stream_head', { ifNew: true })

/** The text that is hashed: the payload in canonical JSON behind its place in the chain. */
export function entryHash(stream: string, head: ChainHead, payload: string): string {
  return sha256(`${stream}\n${head.seq + 1}\n${head.hash}\n${payload}`)
}

/** What stands beside an entry for searching: only people of the staff are searched for. */
export const actorColumn = (by: string): string | null => (by.startsWith('staff:') ? by : null)

/** Appends to a chain whose head the caller holds and stores again; answers the new head. */
export async function appendEntry(
  trx: Trx,
  stream: string,
  head: ChainHead,
  entry: NewEntry,
): Promise<ChainHead> {
  const personal = Object.entries(entry.personal ?? {})
  const payload = canonicalJson({
    kind: entry.kind,
    at: entry.at,
    by: entry.by,
    facts: entry.facts,
    personal: Object.fromEntries(personal.map(([field, value]) => [field, value.digest])),
  })
  const seq = head.seq + 1
  const hash = entryHash(stream, head, payload)
  await insertEntry(trx, {
    stream,
    seq,
    kind: entry.kind,
    payload,
    prev: head.hash,
    hash,
    at: entry.at,
    seal_seq: null,
    actor: actorColumn(entry.by),
  })
  for (const [field, { salt, ciphertext }] of personal) {
    await insertPersonal(trx, { stream, seq, field, salt, ciphertext })
  }
  return { seq, hash }
}

/** Appends to a chain that keeps its head in `stream_head`: rounds, batches, staff. */
export async function appendToStream(
  trx: Trx,
  stream: string,
  entry: NewEntry,
): Promise<ChainHead> {
  await beginStream(trx, { stream, seq: 0, hash: '' })
  await lockRow(trx, 'stream_head', stream)
  const head = await trx
    .selectFrom('stream_head')
    .select(['seq', 'hash'])
    .where('stream', '=', stream)
    .executeTakeFirstOrThrow()
  const next = await appendEntry(trx, stream, head, entry)
  await trx.updateTable('stream_head').set(next).where('stream', '=', stream).execute()
  return next
}

/** The chain of one case. */
export const caseStream = (caseId: string): string => `case:${caseId}`
/** The chain of one round of publicity. */
export const roundStream = (roundId: string): string => `round:${roundId}`
/** The chain of one imported list. */
export const batchStream = (batchId: string): string => `batch:${batchId}`
/** The chain of one payment plan. */
export const planStream = (planId: string): string => `paymentPlan:${planId}`
/** The chain of what one person of the staff did that belongs to no case, round or list. */
export const staffStream = (staffId: string): string => `staff:${staffId}`
/** The chain of a unit's online service. */
export const unitStream = (unitId: string): string => `unit:${unitId}`
/** The chain of a personal account. */
export const personStream = (personId: string): string => `person:${personId}`
/** The chain of a message to many firms. */
export const campaignStream = (campaignId: string): string => `campaign:${campaignId}`
/** The chain of one template of messages. */
export const templateStream = (templateId: string): string => `template:${templateId}`
