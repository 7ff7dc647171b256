import { channelWords } from '@wengang/contracts'
import { maskMobile, regionName } from '@wengang/identifiers'
import { caseState, type Edition, getEdition, isAnswerable, makeCalendar } from '@wengang/policy'
import { readPayload } from '../evidence/payload.ts'
import { readCalendar } from '../platform/calendar.ts'
import { masterKey, openField } from '../platform/crypto/fields.ts'
import type { Keys } from '../platform/crypto/keys.ts'
import type { Db } from '../platform/database/dialects.ts'
import type { Schema } from '../platform/database/schema.ts'
import { caseStream } from '../platform/entries.ts'
import { accountCheckOf } from './account-check.queries.ts'
import { hasAccount } from './account.service.ts'
import type { CaseStory, StoryAnswer, StoryEvent, StoryRound } from './case-story.ts'
import { windowWords } from './case-story.ts'
import { isAccountCorrected, stateWordsOf } from './case-view.ts'
import { type CaseRow, factsOf, roundOf } from './case.queries.ts'

/** The office that handles a case, as the firm reads it. */
export function officeOf(row: CaseRow, edition: Edition): string {
  const region = regionName(row.region_code)
  return region === null ? edition.jurisdiction.agencyName : `${region}失业保险经办机构`
}

/** Another account that was entered since the bank sent the money back, and whether it was turned down. */
async function correctionOf(db: Db, row: CaseRow): Promise<CaseStory['correction']> {
  const check = await accountCheckOf(db, row.id, row.version)
  return check?.state === 'refused' ? { refusedFor: check.note ?? '' } : { refusedFor: null }
}

/** Reads together everything that the page of a case is told from. */
export async function readStory(
  db: Db,
  row: CaseRow,
  keys: Keys,
  { hasDraft, now }: { hasDraft: boolean; now: number },
): Promise<CaseStory> {
  const edition: Edition = getEdition(row.edition_id)
  const [versions, toldAt, answers, events, round, payments, calendar] = await Promise.all([
    versionsOf(db, row.id),
    firstMessageAt(db, row.id),
    answersOf(db, row.id, keys),
    eventsOf(db, row.id),
    roundStory(db, row.round_id),
    paymentsOf(db, row.id),
    needsCalendar(edition) ? readCalendar(db) : makeCalendar([]),
  ])
  return {
    edition,
    state: caseState(factsOf(row), roundOf(row)),
    status: stateWordsOf(row, edition, now),
    answerable: isAnswerable(factsOf(row), roundOf(row), edition),
    hasDraft,
    hasAccount: hasAccount(row),
    correction: isAccountCorrected(row) ? await correctionOf(db, row) : null,
    changed: row.decision !== null && row.decision_version !== row.version,
    office: officeOf(row, edition),
    versions,
    toldAt,
    answers,
    events,
    round,
    payments,
    stageAt: row.stage_at,
    stageNote: row.stage_note,
    calendar,
    now,
  }
}

function needsCalendar({ stages }: Edition): boolean {
  return stages.some(({ promise }) => promise?.kind === 'within' && promise.unit === 'workday')
}

async function versionsOf(db: Db, caseId: string): Promise<CaseStory['versions']> {
  const rows = await db
    .selectFrom('offer')
    .leftJoin('batch', 'batch.id', 'offer.batch_id')
    .select(['offer.created_at', 'offer.amount_fen', 'offer.batch_id', 'batch.released_at'])
    .where('offer.case_id', '=', caseId)
    .where((eb) => eb.or([eb('offer.batch_id', 'is', null), eb('batch.state', '=', 'released')]))
    .orderBy('offer.version')
    .execute()
  return rows.map((row) => ({
    at: row.released_at ?? row.created_at,
    amountFen: row.amount_fen,
    listed: row.batch_id !== null,
  }))
}

async function firstMessageAt(db: Db, caseId: string): Promise<number | null> {
  const { at } = await db
    .selectFrom('message_case')
    .innerJoin('message', 'message.id', 'message_case.message_id')
    .select((eb) => eb.fn.min('message.sent_at').as('at'))
    .where('message_case.case_id', '=', caseId)
    .where('message.kind', '=', 'offerLink')
    .executeTakeFirstOrThrow()
  return at
}

async function answersOf(db: Db, caseId: string, keys: Keys): Promise<StoryAnswer[]> {
  const rows = await db
    .selectFrom('decision')
    .select(['choice', 'decided_at', 'channel', 'mobile_sealed', 'reason'])
    .where('case_id', '=', caseId)
    .orderBy('seq')
    .execute()
  return rows.map((row) => ({
    choice: row.choice,
    at: row.decided_at,
    channel: row.channel,
    who: whoAnswered(row, keys),
    reason: row.reason,
  }))
}

function whoAnswered(
  { channel, mobile_sealed: sealed }: Pick<Schema['decision'], 'channel' | 'mobile_sealed'>,
  keys: Keys,
): string {
  if (channel === 'window') return windowWords
  if (sealed === null) return channelWords[channel]
  return `${channelWords[channel]} ${maskMobile(openField(masterKey(keys), 'decision.mobile', sealed))}`
}

async function eventsOf(db: Db, caseId: string): Promise<StoryEvent[]> {
  const rows = await db
    .selectFrom('entry')
    .select(['kind', 'at', 'payload'])
    .where('stream', '=', caseStream(caseId))
    .orderBy('seq')
    .execute()
  return rows.map(({ kind, at, payload }) => ({
    kind,
    at,
    facts: readPayload(payload)?.facts ?? {},
  }))
}

async function roundStory(db: Db, roundId: string | null): Promise<StoryRound | null> {
  if (roundId === null) return null
  const row = await db
    .selectFrom('round')
    .selectAll()
    .where('id', '=', roundId)
    .executeTakeFirstOrThrow()
  return {
    state: row.state,
    cutAt: row.cut_at,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    closedAt: row.closed_at,
    voidedAt: row.voided_at,
    voidNote: row.void_note,
  }
}

async function paymentsOf(db: Db, caseId: string): Promise<CaseStory['payments']> {
  const rows = await db
    .selectFrom('payment')
    .select(['amount_fen', 'ordered_at', 'result_at', 'result_note', 'state'])
    .where('case_id', '=', caseId)
    .orderBy('attempt')
    .execute()
  // What is only planned is nothing yet to the firm.
  return rows.flatMap(({ state, ...row }) =>
    state === 'planned' || state === 'dropped'
      ? []
      : [
          {
            amountFen: row.amount_fen,
            orderedAt: row.ordered_at,
            resultAt: row.result_at,
            resultNote: row.result_note,
            state,
          },
        ],
  )
}
