import { sql } from 'kysely'
import { currentVersion } from '../cases/case.queries.ts'
import type { Db } from '../platform/database/dialects.ts'
import type { Schema } from '../platform/database/schema.ts'
import type { SeenFirm, SeenMessage } from './firm-progress.ts'

/** Messages of a campaign in these states as last seen, each with what it is now. */
export async function seenMessages(
  db: Db,
  campaignId: string,
  state: Schema['message']['state'],
  after: string,
  limit: number,
) {
  return db
    .selectFrom('campaign_message')
    .innerJoin('message', 'message.id', 'campaign_message.message_id')
    .select([
      'campaign_message.message_id',
      'campaign_message.recipient_id',
      'campaign_message.state as seen',
      'message.state',
      'message.fault',
      'message.settled_at',
    ])
    .where('campaign_message.campaign_id', '=', campaignId)
    .where('campaign_message.state', '=', state)
    .where('campaign_message.message_id', '>', after)
    .orderBy('campaign_message.message_id')
    .limit(limit)
    .execute()
}

/** The next firms of a campaign in the order of their cases. */
export async function nextFirms(
  db: Db,
  campaignId: string,
  after: string,
  limit: number,
): Promise<Schema['campaign_firm'][]> {
  return db
    .selectFrom('campaign_firm')
    .selectAll()
    .where('campaign_id', '=', campaignId)
    .where('case_id', '>', after)
    .orderBy('case_id')
    .limit(limit)
    .execute()
}

/** The firms of these recipients of first messages, or of reminders, by the phone that all of them share. */
export async function firmsOfRecipients(
  db: Db,
  campaignId: string,
  recipientIds: readonly string[],
): Promise<Schema['campaign_firm'][]> {
  if (recipientIds.length === 0) return []
  return db
    .selectFrom('campaign_recipient as told')
    .innerJoin('campaign_recipient as first', (join) =>
      join
        .onRef('first.campaign_id', '=', 'told.campaign_id')
        .onRef('first.mobile_index', '=', 'told.mobile_index')
        .on('first.wave', '=', 0),
    )
    .innerJoin('campaign_firm', 'campaign_firm.recipient_id', 'first.id')
    .selectAll('campaign_firm')
    .distinct()
    .where('told.id', 'in', recipientIds)
    .where('campaign_firm.campaign_id', '=', campaignId)
    .execute()
}

/** What is known of these firms now, by case. */
export async function factsOfFirms(
  db: Db,
  firms: readonly Schema['campaign_firm'][],
): Promise<Map<string, SeenFirm>> {
  if (firms.length === 0) return new Map()
  const recipientIds = [...new Set(firms.map((firm) => firm.recipient_id))]
  const cases = await db
    .selectFrom('unit_case')
    .select(['unit_case.id', 'decision', 'decided_at', 'decision_version'])
    .select(currentVersion.as('version'))
    .select((eb) =>
      eb
        .selectFrom('reading')
        .select((read) => read.fn.min('finished_at').as('at'))
        .whereRef('reading.case_id', '=', 'unit_case.id')
        .as('read_at'),
    )
    .where(
      'unit_case.id',
      'in',
      firms.map((firm) => firm.case_id),
    )
    .execute()
  const recipients = await db
    .selectFrom('campaign_recipient')
    .select(['id', 'state'])
    .where('id', 'in', recipientIds)
    .execute()
  const messages = await messagesOf(db, recipientIds)
  const caseOf = new Map(cases.map((row) => [row.id, row]))
  const stateOf = new Map(recipients.map((row) => [row.id, row.state]))
  return new Map(
    firms.map((firm) => {
      const row = caseOf.get(firm.case_id)
      const counts = row !== undefined && row.decision_version === row.version
      const facts: SeenFirm = {
        recipientState: stateOf.get(firm.recipient_id) ?? 'ready',
        messages: messages.get(firm.recipient_id) ?? [],
        readAt: row?.read_at ?? null,
        answer: counts ? row.decision : null,
        answeredAt: counts ? row.decided_at : null,
      }
      return [firm.case_id, facts]
    }),
  )
}

/** All messages of a campaign to a phone, under the recipient of the first one. */
async function messagesOf(
  db: Db,
  recipientIds: readonly string[],
): Promise<Map<string, SeenMessage[]>> {
  const rows = await db
    .selectFrom('campaign_recipient as first')
    .innerJoin('campaign_recipient as told', (join) =>
      join
        .onRef('told.campaign_id', '=', 'first.campaign_id')
        .onRef('told.mobile_index', '=', 'first.mobile_index'),
    )
    .innerJoin('campaign_message', 'campaign_message.recipient_id', 'told.id')
    .innerJoin('message', 'message.id', 'campaign_message.message_id')
    .select([
      'first.id as first_id',
      'message.state',
      'message.link_state',
      'message.fault',
      'message.attempt_at',
      'message.sent_at',
      'message.settled_at',
      'message.opened_at',
    ])
    .where('first.id', 'in', recipientIds)
    .where(sql`first.wave`, '=', 0)
    .execute()
  return Map.groupBy(rows, (row) => row.first_id)
}
