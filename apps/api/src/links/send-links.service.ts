import { setImmediate } from 'node:timers/promises'
import { daysBetween, getEdition, isAnswerable, shanghaiDay } from '@wengang/policy'
import { type CaseRow, factsOf, roundOf } from '../cases/case.queries.ts'
import { contactMobile } from '../cases/case-view.ts'
import type { MessageContent } from '../messages/message-content.ts'
import { type PreparedMessage, prepareMessage, queueMessages } from '../messages/message.service.ts'
import { refuse } from '../platform/app-error.ts'
import { sha256 } from '../platform/canonical-json.ts'
import { defineCommand } from '../platform/database/command.ts'
import type { Db, Trx } from '../platform/database/dialects.ts'
import { lockExclusive, lockRow } from '../platform/database/locks.ts'
import { appendToStream, batchStream } from '../platform/entries.ts'
import type { ActKey } from '../platform/idempotency.ts'
import { advance, type Advanced, runLongAct } from '../platform/long-act.ts'
import type { Services } from '../platform/services.ts'
import {
  casesOfBatch,
  linksSentFor,
  offersOfPhones,
  offersWithoutPhone,
} from './send-links.queries.ts'

/** How many cases one step looks at, so that answers wait no longer than for that. */
const stepSize = 100

/** What sending came to. Messages and parts of this act; offers already told of before it. */
export interface LinksSent {
  messages: number
  offers: number
  parts: number
  alreadySent: number
  withoutMobile: { caseNo: string; unitName: string }[]
}

type Progress = { after: string } & Omit<LinksSent, 'withoutMobile'>

interface LinkGroup {
  message: PreparedMessage
  dedupeKey: string
  cases: { caseId: string; offerVersion: number }[]
}

/** One step made ready: from which case on, what to queue, and where the next one begins. */
interface StepPlan {
  after: string
  groups: LinkGroup[]
  alreadySent: number
  /** Null in the last step, which also knows who has no phone. */
  next: string | null
  withoutMobile: LinksSent['withoutMobile']
}

interface StepInput {
  batchId: string
  plan: StepPlan
  by: string
  at: number
  act: ActKey
}

/** One step: queues the messages of phones that were not told yet; the last one is an entry of the batch. */
export const sendLinksStep = defineCommand(
  'sendLinksStep',
  (trx: Trx, input: StepInput): Promise<Advanced<Progress, LinksSent>> =>
    advance(trx, input.act, begun, async (progress) => {
      const { batchId, plan } = input
      // Another request of this act was faster.
      if (plan.after !== progress.after) return { progress }
      if (plan.after === '') await begin(trx, batchId, input.at)
      const queued = await queueGroups(trx, batchId, plan.groups)
      const sent = {
        messages: progress.messages + queued.length,
        offers: progress.offers + queued.reduce((sum, { cases }) => sum + cases.length, 0),
        parts: progress.parts + queued.reduce((sum, { message }) => sum + message.parts, 0),
        alreadySent: progress.alreadySent + plan.alreadySent,
      }
      if (plan.next !== null) return { progress: { after: plan.next, ...sent } }
      await appendToStream(trx, batchStream(batchId), {
        kind: 'linksSent',
        at: input.at,
        by: input.by,
        facts: { ...sent, withoutMobile: plan.withoutMobile.length },
      })
      return { value: { ...sent, withoutMobile: plan.withoutMobile } }
    }),
)

const begun: Progress = { after: '', messages: 0, offers: 0, parts: 0, alreadySent: 0 }

/** From the first message on, the import can no longer be taken back. */
async function begin(trx: Trx, batchId: string, at: number): Promise<void> {
  await lockRow(trx, 'batch', batchId)
  const { state } = await trx
    .selectFrom('batch')
    .select('state')
    .where('id', '=', batchId)
    .executeTakeFirstOrThrow()
  if (state !== 'released') {
    const reason =
      state === 'staged' || state === 'waiting'
        ? '这份名单还没有生效，要等另一位工作人员复核。'
        : '这份名单已经退回或撤销。'
    return refuse('STATE_REFUSES', { reason })
  }
  await trx
    .updateTable('batch')
    .set({ links_sent_at: at })
    .where('id', '=', batchId)
    .where('links_sent_at', 'is', null)
    .execute()
}

async function queueGroups(trx: Trx, batchId: string, groups: LinkGroup[]): Promise<LinkGroup[]> {
  await lockExclusive(trx, `links:${batchId}`)
  const caseIds = groups.flatMap(({ cases }) => cases.map(({ caseId }) => caseId))
  const told = keysOf(await linksSentFor(trx, caseIds))
  const fresh = groups.filter(({ cases }) => !cases.some((one) => told.has(keyOf(one))))
  await queueMessages(
    trx,
    fresh.map(({ message, dedupeKey, cases }) => ({
      message,
      place: { dedupeKey, cases, batchId },
    })),
  )
  return fresh
}

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
  const keyPrefix = `links:${sha256(`${batchId}:${act.subject}:${act.key}`).slice(0, 32)}:`
  const sent = await runLongAct(store, sendLinksStep, begun, async ({ after }) => {
    services.wakeJobs()
    await setImmediate()
    return {
      batchId,
      plan: await planStep(services, batchId, after, keyPrefix),
      by,
      at: clock.now(),
      act,
    }
  })
  services.wakeJobs()
  return sent
}

async function planStep(
  services: Services,
  batchId: string,
  after: string,
  keyPrefix: string,
): Promise<StepPlan> {
  const { read } = services.store
  const page = await casesOfBatch(read, batchId, after, stepSize)
  const onPage = new Set(page.map((row) => row.id))
  const mobiles = new Set(page.map((row) => row.contact_index).filter((index) => index !== null))
  const rows = (await offersOfPhones(read, batchId, [...mobiles])).filter(waits)
  const links = await linksSentFor(
    read,
    rows.map((row) => row.id),
  )
  const told = keysOf(links)
  // A phone whose offers began on an earlier page was told of all of them there, by this act.
  const toldBefore = keysOf(links.filter(({ dedupeKey }) => !dedupeKey.startsWith(keyPrefix)))
  const everTold = new Set(links.map(({ caseId }) => caseId))
  const byPhone = Map.groupBy(
    rows.filter((row) => !told.has(keyOfRow(row))),
    (row) => row.contact_index ?? '',
  )
  const last = page.length < stepSize
  return {
    after,
    groups: [...byPhone.values()].map((group) => groupOf(services, group, keyPrefix, everTold)),
    alreadySent: rows.filter((row) => onPage.has(row.id) && toldBefore.has(keyOfRow(row))).length,
    next: last ? null : (page.at(-1)?.id ?? null),
    withoutMobile: last ? await withoutPhone(read, batchId) : [],
  }
}

async function withoutPhone(db: Db, batchId: string): Promise<LinksSent['withoutMobile']> {
  const rows = await offersWithoutPhone(db, batchId)
  return rows.filter(waits).map((row) => ({ caseNo: row.case_no, unitName: row.unit_name }))
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
const keysOf = (links: readonly { caseId: string; offerVersion: number }[]): Set<string> =>
  new Set(links.map(keyOf))
