import type { Db } from '../platform/database/dialects.ts'
import type { FirmRow } from './firms.queries.ts'

/** Everything that is on record about one firm of a campaign. */
export interface FirmRecord {
  recipients: Awaited<ReturnType<typeof recipientsOf>>
  messages: Awaited<ReturnType<typeof messagesOf>>
  parts: Awaited<ReturnType<typeof partsOf>>
  readings: Awaited<ReturnType<typeof readingsOf>>
  answers: Awaited<ReturnType<typeof answersOf>>
  reports: Awaited<ReturnType<typeof reportsOf>>
  followUps: Awaited<ReturnType<typeof followUpsOf>>
  notes: Awaited<ReturnType<typeof notesOf>>
}

/** Reads all of it. */
export async function recordOf(db: Db, firm: FirmRow): Promise<FirmRecord> {
  const recipients = await recipientsOf(db, firm)
  const messages = await messagesOf(
    db,
    recipients.map(({ id }) => id),
  )
  const followUps = await followUpsOf(db, firm.case_id)
  return {
    recipients,
    messages,
    parts: await partsOf(
      db,
      messages.map(({ id }) => id),
    ),
    readings: await readingsOf(db, firm.case_id),
    answers: await answersOf(db, firm.case_id),
    reports: await reportsOf(db, firm.case_id),
    followUps,
    notes: await notesOf(
      db,
      followUps.map(({ id }) => id),
    ),
  }
}

function recipientsOf(db: Db, firm: FirmRow) {
  return db
    .selectFrom('campaign_recipient as first')
    .innerJoin('campaign_recipient as told', (join) =>
      join
        .onRef('told.campaign_id', '=', 'first.campaign_id')
        .onRef('told.mobile_index', '=', 'first.mobile_index'),
    )
    .select(['told.id', 'told.wave', 'told.state', 'told.due_at', 'told.note', 'told.firms'])
    .where('first.id', '=', firm.recipient_id)
    .orderBy('told.wave')
    .execute()
}

function messagesOf(db: Db, recipientIds: readonly string[]) {
  return db
    .selectFrom('campaign_message')
    .innerJoin('message', 'message.id', 'campaign_message.message_id')
    .select(['campaign_message.wave', 'campaign_message.attempt', 'campaign_message.queued_at'])
    .select([
      'message.id',
      'message.state',
      'message.parts',
      'message.fault',
      'message.provider',
      'message.attempt_at',
      'message.sent_at',
      'message.settled_at',
      'message.opened_at',
    ])
    .where('campaign_message.recipient_id', 'in', ['', ...recipientIds])
    .orderBy('message.id')
    .execute()
}

function partsOf(db: Db, messageIds: readonly string[]) {
  return db
    .selectFrom('message_part')
    .select(['message_id', 'part', 'state', 'fault', 'settled_at'])
    .where('message_id', 'in', ['', ...messageIds])
    .orderBy('message_id')
    .orderBy('part')
    .execute()
}

function readingsOf(db: Db, caseId: string) {
  return db
    .selectFrom('reading')
    .select(['opened_at', 'visible_ms', 'finished_at', 'witness'])
    .where('case_id', '=', caseId)
    .orderBy('id')
    .execute()
}

function answersOf(db: Db, caseId: string) {
  return db
    .selectFrom('decision')
    .select(['seq', 'choice', 'channel', 'decided_at', 'offer_version'])
    .where('case_id', '=', caseId)
    .orderBy('seq')
    .execute()
}

function reportsOf(db: Db, caseId: string) {
  return db
    .selectFrom('report')
    .select('created_at')
    .where('case_id', '=', caseId)
    .where('kind', '=', 'notMyUnit')
    .execute()
}

function followUpsOf(db: Db, caseId: string) {
  return db
    .selectFrom('follow_up')
    .select(['id', 'reason', 'state', 'added_at', 'next_on', 'done_at', 'done_by'])
    .where('case_id', '=', caseId)
    .orderBy('id')
    .execute()
}

function notesOf(db: Db, followUpIds: readonly string[]) {
  return db
    .selectFrom('follow_up_note')
    .innerJoin('follow_up', 'follow_up.id', 'follow_up_note.follow_up_id')
    .innerJoin('unit_case', 'unit_case.id', 'follow_up.case_id')
    .innerJoin('unit', 'unit.id', 'unit_case.unit_id')
    .selectAll('follow_up_note')
    .select(['unit.id as unit_id', 'unit.key_wrapped'])
    .where('follow_up_note.follow_up_id', 'in', ['', ...followUpIds])
    .orderBy('follow_up_note.id')
    .execute()
}
