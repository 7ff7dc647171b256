import { mayComeLater } from '@wengang/api/messages/fault-words'
import type { Schema } from '@wengang/api/platform/database/schema'
import type { Services } from '@wengang/api/platform/services'
import { type CheckedMessage, checkedMessages } from './message-findings.ts'
import type { Received } from './received.ts'

export type Recipient = Schema['campaign_recipient']

/** A message of a campaign: as its account has it, as it is, and as the gateway saw it. */
export interface CampaignMessage extends CheckedMessage {
  account: Schema['campaign_message']
  /** The cases that it tells of. */
  cases: readonly string[]
}

/** A case as far as a campaign is about it. */
export type CaseStanding = Pick<
  Schema['unit_case'],
  'id' | 'region_code' | 'stage' | 'decision' | 'decided_at'
>

/** All rows of one campaign, read apart from how the house counts them. */
export interface CampaignRows {
  campaign: Schema['campaign']
  recipients: readonly Recipient[]
  /** The recipients of each phone, the first message before its reminders. */
  wavesOf: ReadonlyMap<string | null, readonly Recipient[]>
  /** Cases of each recipient. */
  casesOf: ReadonlyMap<string, readonly string[]>
  cases: ReadonlyMap<string, CaseStanding>
  messages: readonly CampaignMessage[]
  messagesOf: ReadonlyMap<string, readonly CampaignMessage[]>
  followUps: ReadonlySet<string>
}

/** Reads them. */
export async function readCampaignRows(
  services: Services,
  campaignId: string,
  received: Received,
): Promise<CampaignRows> {
  const { read } = services.store
  const campaign = await read
    .selectFrom('campaign')
    .selectAll()
    .where('id', '=', campaignId)
    .executeTakeFirstOrThrow()
  const recipients = await read
    .selectFrom('campaign_recipient')
    .selectAll()
    .where('campaign_id', '=', campaignId)
    .orderBy('wave')
    .execute()
  const places = await read
    .selectFrom('campaign_case')
    .select(['recipient_id', 'case_id'])
    .where('campaign_id', '=', campaignId)
    .execute()
  const cases = await read
    .selectFrom('unit_case')
    .select(['id', 'region_code', 'stage', 'decision', 'decided_at'])
    .execute()
  const accounts = await read
    .selectFrom('campaign_message')
    .selectAll()
    .where('campaign_id', '=', campaignId)
    .orderBy('message_id')
    .execute()
  const rows = await read
    .selectFrom('message')
    .innerJoin('campaign_message', 'campaign_message.message_id', 'message.id')
    .selectAll('message')
    .where('campaign_message.campaign_id', '=', campaignId)
    .execute()
  const told = await read.selectFrom('message_case').select(['message_id', 'case_id']).execute()
  const followUps = await read.selectFrom('follow_up').select('case_id').execute()
  const checked = new Map(checkedMessages(services, rows, received).map((one) => [one.row.id, one]))
  const toldBy = Map.groupBy(told, (one) => one.message_id)
  const messages = accounts.flatMap((account): CampaignMessage[] => {
    const one = checked.get(account.message_id)
    const own = toldBy.get(account.message_id) ?? []
    return one === undefined ? [] : [{ ...one, account, cases: own.map((row) => row.case_id) }]
  })
  return {
    campaign,
    recipients,
    wavesOf: Map.groupBy(recipients, (one) => one.mobile_index),
    casesOf: new Map(
      [...Map.groupBy(places, (place) => place.recipient_id)].map(([id, some]) => [
        id,
        some.map((place) => place.case_id),
      ]),
    ),
    cases: new Map(cases.map((row) => [row.id, row])),
    messages,
    messagesOf: Map.groupBy(messages, ({ account }) => account.recipient_id),
    followUps: new Set(followUps.map((row) => row.case_id)),
  }
}

/** Whether a message was taken back before any provider had it. */
export function wasWithdrawn({ row }: CampaignMessage): boolean {
  return row.state === 'failed' && (row.fault === 'withdrawn' || row.fault === 'outdated')
}

/** Whether the last message to a recipient leaves any sense in another one. */
export function canBeReached(messages: readonly CampaignMessage[]): boolean {
  const last = messages.at(-1)
  return last === undefined || mayComeLater(last.row.state, last.row.fault)
}
