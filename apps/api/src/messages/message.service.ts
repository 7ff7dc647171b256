import { smsParts } from '@wengang/policy'
import { masterKey, openField, sealField } from '../platform/crypto/fields.ts'
import { blindIndex, type Keys } from '../platform/crypto/keys.ts'
import type { Trx } from '../platform/database/dialects.ts'
import type { Schema } from '../platform/database/schema.ts'
import { newId } from '../platform/ids.ts'
import { laneOf } from '../platform/jobs.ts'
import type { Services } from '../platform/services.ts'
import { messageCode, messageCodeHash } from './message-codes.ts'
import { carries, type MessageContent } from './message-content.ts'
import { textOf } from './message-place.ts'

/** A message made ready outside a command: sealed, counted, with its ids. Plain data. */
export interface PreparedMessage {
  id: string
  jobId: string
  kind: MessageContent['kind']
  mobileSealed: string
  mobileIndex: string
  params: string
  codeHash: string | null
  keyId: string
  linkState: 'none' | 'active'
  parts: number
  at: number
}

/** What a prepared message belongs to, known inside the command. */
export interface MessagePlaceInHouse {
  /** Makes a second message of the same occasion impossible. */
  dedupeKey: string
  /** The cases that it is about, each with the version of its offer. */
  cases: readonly { caseId: string; offerVersion: number }[]
  batchId?: string
}

/** Prepares a message to a phone; call before the command that queues it. Throws RangeError when too long. */
export function prepareMessage(
  services: Pick<Services, 'keys' | 'config' | 'clock'>,
  mobile: string,
  content: MessageContent,
): PreparedMessage {
  const { keys, clock } = services
  const at = clock.now()
  const id = newId(at)
  const { code, link } = carries(content)
  const length = smsParts(textOf(services, id, content))
  if (!length.ok) throw new RangeError(`a message of ${length.characters} characters`)
  return {
    id,
    jobId: newId(at),
    kind: content.kind,
    mobileSealed: sealField(masterKey(keys), sealedAt, mobile),
    mobileIndex: blindIndex(keys, 'mobile', mobile),
    params: JSON.stringify(content.params),
    codeHash: code ? messageCodeHash(keys, messageCode(keys, id)) : null,
    keyId: keys.id,
    linkState: link ? 'active' : 'none',
    parts: length.parts,
    at,
  }
}

/** Queues one message beside the change that it tells of; false when this occasion was told already. */
export async function queueMessage(
  trx: Trx,
  message: PreparedMessage,
  place: MessagePlaceInHouse,
): Promise<boolean> {
  const queued = await queueMessages(trx, [{ message, place }])
  return queued.length === 1
}

/** Queues many messages in a few statements; answers the ids of those that were not queued before. */
export async function queueMessages(
  trx: Trx,
  messages: readonly { message: PreparedMessage; place: MessagePlaceInHouse }[],
): Promise<string[]> {
  if (messages.length === 0) return []
  const inserted = await trx
    .insertInto('message')
    .values(messages.map(({ message, place }) => messageRow(message, place)))
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .execute()
  const fresh = new Set(inserted.map(({ id }) => id))
  const queued = messages.filter(({ message }) => fresh.has(message.id))
  const cases = queued.flatMap(({ message, place }) =>
    place.cases.map(({ caseId, offerVersion }) => ({
      message_id: message.id,
      case_id: caseId,
      offer_version: offerVersion,
    })),
  )
  if (cases.length > 0) await trx.insertInto('message_case').values(cases).execute()
  const jobs = queued.map(({ message }) => jobRow(message))
  if (jobs.length > 0) {
    await trx
      .insertInto('job')
      .values(jobs)
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
  return [...fresh]
}

/** Lets the links of a case die that went to a phone which is no longer its contact. */
export async function replaceLinks(
  trx: Trx,
  input: { caseId: string; mobileIndex: string },
): Promise<void> {
  await trx
    .updateTable('message')
    .set({ link_state: 'replaced' })
    .where('link_state', '=', 'active')
    .where('mobile_index', '=', input.mobileIndex)
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('message_case')
        .select('message_case.message_id')
        .where('message_case.case_id', '=', input.caseId),
    )
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('message_case as other')
            .innerJoin('unit_case', 'unit_case.id', 'other.case_id')
            .select('other.case_id')
            .whereRef('other.message_id', '=', 'message.id')
            .where('other.case_id', '!=', input.caseId)
            .where('unit_case.contact_index', '=', input.mobileIndex),
        ),
      ),
    )
    .execute()
}

/** The phone that a message goes to, in the clear: for sending and for masking. */
export function mobileOfMessage(keys: Keys, mobileSealed: string): string {
  return openField(masterKey(keys), sealedAt, mobileSealed)
}

const sealedAt = 'message.mobile'

function messageRow(message: PreparedMessage, place: MessagePlaceInHouse): Schema['message'] {
  return {
    id: message.id,
    kind: message.kind,
    mobile_sealed: message.mobileSealed,
    mobile_index: message.mobileIndex,
    params: message.params,
    code_hash: message.codeHash,
    key_id: message.keyId,
    state: 'queued',
    link_state: message.linkState,
    parts: message.parts,
    dedupe_key: place.dedupeKey,
    batch_id: place.batchId ?? null,
    created_at: message.at,
    sent_at: null,
    opened_at: null,
    lookups: 0,
    attempt_id: null,
    attempt_at: null,
    provider: null,
    settled_at: null,
    fault: null,
    receipts: null,
    asked_at: null,
  }
}

function jobRow({ id, jobId, kind: messageKind, at }: PreparedMessage): Schema['job'] {
  // Somebody is looking at the screen: codes wait for no notice.
  const kind = messageKind === 'code' ? 'sendCode' : 'sendMessage'
  return {
    id: jobId,
    dedupe_key: `message:${id}`,
    kind,
    lane: laneOf(kind),
    payload: JSON.stringify({ messageId: id }),
    due_at: at,
    attempts: 0,
    lease_until: null,
    done_at: null,
    last_error: null,
  }
}
