import { setImmediate } from 'node:timers/promises'
import { daysBetween, getEdition, isAnswerable, shanghaiDay } from '@wengang/policy'
import { type CaseRow, factsOf, roundOf } from '../cases/case.queries.ts'
import { contactMobile } from '../cases/case-view.ts'
import type { MessageContent } from '../messages/message-content.ts'
import { type PreparedMessage, prepareMessage, queueMessages } from '../messages/message.service.ts'
import { refuse } from '../platform/app-error.ts'
import { sha256 } from '../platform/canonical-json.ts'
import { defineCommand } from '../platform/database/command.ts'
import type { Trx } from '../platform/database/dialects.ts'
import { lockExclusive, lockRow } from '../platform/database/locks.ts'
import { appendToStream, batchStream } from '../platform/entries.ts'
import { type ActKey, settled } from '../platform/idempotency.ts'
import { beginLongAct, finishLongAct, knownOutcome } from '../platform/long-act.ts'
import type { Services } from '../platform/services.ts'
import { casesOfBatch, linksSentFor, offersOfPhones, totalsOf } from './send-links.queries.ts'

/** How many cases one step looks at, so that answers wait no longer than for that. */
const stepSize = 500

/** What sending came to. Messages and parts of this act; offers already told of before it. */
export interface LinksSent {
  messages: number
  offers: number
  parts: number
  alreadySent: number
  withoutMobile: { caseNo: string; unitName: string }[]
}

/** Begins: from now on the import can no longer be taken back. */
export const beginLinksCommand = defineCommand(
  'beginLinks',
  async (trx: Trx, { batchId, at }: { batchId: string; at: number }): Promise<void> => {
    await lockRow(trx, 'batch', batchId)
    const { state } = await trx
      .selectFrom('batch')
      .select('state')
      .where('id', '=', batchId)
      .executeTakeFirstOrThrow()
    if (state !== 'released') {
      const reason = state === 'undone' ? '这份名单已经撤销。' : '这份名单还没有导入完成。'
      return refuse('STATE_REFUSES', { reason })
    }
    await trx
      .updateTable('batch')
      .set({ links_sent_at: at })
      .where('id', '=', batchId)
      .where('links_sent_at', 'is', null)
      .execute()
  },
)

interface LinkGroup {
  message: PreparedMessage
  dedupeKey: string
  cases: { caseId: string; offerVersion: number }[]
}

/** One step: queues the messages of phones that were not told yet. */
export const queueLinksCommand = defineCommand(
  'queueLinks',
  async (trx: Trx, input: { batchId: string; groups: LinkGroup[] }): Promise<void> => {
    await lockExclusive(trx, `links:${input.batchId}`)
    const caseIds = input.groups.flatMap(({ cases }) => cases.map(({ caseId }) => caseId))
    const told = toldKeys(await linksSentFor(trx, caseIds))
    const fresh = input.groups.filter(({ cases }) => !cases.some((one) => told.has(keyOf(one))))
    await queueMessages(
      trx,
      fresh.map(({ message, dedupeKey, cases }) => ({
        message,
        place: { dedupeKey, cases, batchId: input.batchId },
      })),
    )
  },
)

/** Ends: keeps the outcome under the act's key and one entry in the batch's chain. */
export const finishLinksCommand = defineCommand(
  'finishLinks',
  async (
    trx: Trx,
    input: { batchId: string; by: string; at: number; act: ActKey; sent: LinksSent },
  ): Promise<void> => {
    const { withoutMobile, ...counts } = input.sent
    const first = await finishLongAct(trx, input.act, { ok: true, value: input.sent })
    if (!first) return
    await appendToStream(trx, batchStream(input.batchId), {
      kind: 'linksSent',
      at: input.at,
      by: input.by,
      facts: { ...counts, withoutMobile: withoutMobile.length },
    })
  },
)

/**
 * Sends each phone of a batch one message for all its offers that wait for an answer. Works in steps; a
 * repeat, by this key or another, sends to nobody twice. Throws STATE_REFUSES.
 */
export async function sendLinksOfBatch(
  services: Services,
  input: { batchId: string; by: string; act: ActKey },
): Promise<LinksSent> {
  const { store, clock } = services
  const { batchId, by, act } = input
  const known = await knownOutcome<LinksSent>(store.read, act)
  if (known !== null) return settled(known)
  await store.write(beginLinksCommand, { batchId, at: clock.now() })
  await store.write(beginLongAct, act)
  const keyPrefix = `links:${sha256(`${batchId}:${act.subject}:${act.key}`).slice(0, 32)}:`
  const seen = new Set<string>()
  const withoutMobile: LinksSent['withoutMobile'] = []
  let alreadySent = 0
  for (let after = ''; ;) {
    const page = await casesOfBatch(store.read, batchId, after, stepSize)
    const step = await planStep(services, batchId, page, keyPrefix, seen)
    if (step.groups.length > 0) {
      await store.write(queueLinksCommand, { batchId, groups: step.groups })
      services.wakeJobs()
    }
    withoutMobile.push(...step.withoutMobile)
    alreadySent += step.alreadySent
    const last = page.at(-1)
    if (last === undefined || page.length < stepSize) break
    after = last.id
    await setImmediate()
  }
  const sent = { ...(await totalsOf(store.read, keyPrefix)), alreadySent, withoutMobile }
  await store.write(finishLinksCommand, { batchId, by, at: clock.now(), act, sent })
  return sent
}

async function planStep(
  services: Services,
  batchId: string,
  page: Awaited<ReturnType<typeof casesOfBatch>>,
  keyPrefix: string,
  seen: Set<string>,
): Promise<{
  groups: LinkGroup[]
  withoutMobile: LinksSent['withoutMobile']
  alreadySent: number
}> {
  const { read } = services.store
  const mobiles = new Set(page.map((row) => row.contact_index).filter((index) => index !== null))
  // A phone whose offers began on an earlier page was told of all of them there.
  const fresh = [...mobiles].filter((mobile) => !seen.has(mobile))
  for (const mobile of fresh) seen.add(mobile)
  const caseIds = page.filter((row) => row.contact_index === null).map((row) => row.id)
  const silent = await offersOfPhones(read, batchId, { caseIds })
  const rows = (await offersOfPhones(read, batchId, { mobiles: fresh })).filter(waits)
  const links = await linksSentFor(
    read,
    rows.map((row) => row.id),
  )
  const told = toldKeys(links)
  const toldBefore = toldKeys(links.filter(({ dedupeKey }) => !dedupeKey.startsWith(keyPrefix)))
  const everTold = new Set(links.map(({ caseId }) => caseId))
  const byPhone = Map.groupBy(
    rows.filter((row) => !told.has(keyOfRow(row))),
    (row) => row.contact_index ?? '',
  )
  return {
    groups: [...byPhone.values()].map((group) => groupOf(services, group, keyPrefix, everTold)),
    withoutMobile: silent
      .filter(waits)
      .map((row) => ({ caseNo: row.case_no, unitName: row.unit_name })),
    alreadySent: rows.filter((row) => toldBefore.has(keyOfRow(row))).length,
  }
}

function groupOf(
  services: Services,
  rows: CaseRow[],
  keyPrefix: string,
  everTold: ReadonlySet<string>,
): LinkGroup {
  const [first] = rows
  const mobile = first === undefined ? null : contactMobile(first, services.keys)
  if (first === undefined || mobile === null) throw new Error('a message needs a phone')
  const changed = rows.every((row) => row.decision_seq > 0 || everTold.has(row.id))
  return {
    message: prepareMessage(services, mobile, contentFor(services, first, rows.length, changed)),
    dedupeKey: `${keyPrefix}${first.id}:${first.version}`,
    cases: rows.map((row) => ({ caseId: row.id, offerVersion: row.version })),
  }
}

function contentFor(
  { clock }: Services,
  { edition_id: editionId }: CaseRow,
  offers: number,
  changed: boolean,
): MessageContent {
  if (changed) return { kind: 'offerChanged', params: { editionId, offers } }
  const { answerDeadline } = getEdition(editionId)
  const over = daysBetween(shanghaiDay(clock.now()), answerDeadline) < 0
  return {
    kind: 'offerLink',
    params: { editionId, offers, deadline: over ? null : answerDeadline },
  }
}

/** Whether an offer waits for an answer: those that were answered or withdrawn need no message. */
function waits(row: CaseRow): boolean {
  const facts = factsOf(row)
  return facts.decision === null && isAnswerable(facts, roundOf(row), getEdition(row.edition_id))
}

const keyOf = (one: { caseId: string; offerVersion: number }): string =>
  `${one.caseId}:${one.offerVersion}`
const keyOfRow = (row: CaseRow): string => keyOf({ caseId: row.id, offerVersion: row.version })
const toldKeys = (links: readonly { caseId: string; offerVersion: number }[]): Set<string> =>
  new Set(links.map(keyOf))
