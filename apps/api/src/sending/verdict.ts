import type { SkipReason } from '@wengang/contracts'
import { getEdition, isAnswerable } from '@wengang/policy'
import { type CaseRow, factsOf, roundOf, selectCases } from '../cases/case.queries.ts'
import { mayComeLater } from '../messages/fault-words.ts'
import type { Db, Trx } from '../platform/database/dialects.ts'
import type { Schema } from '../platform/database/schema.ts'

type Recipient = Schema['campaign_recipient']

/** A case that a message may still tell of, at the version of its offer that stands. */
export interface HeldCase {
  row: CaseRow
  version: number
}

/** Whether a recipient still has to be written to, and about what. */
export type Verdict = { go: true; cases: HeldCase[] } | { go: false; reason: SkipReason }

/**
 * Looks at the state of recipients once more: what an audience was fixed for may have been answered, cut
 * off, changed or reported since. The same look is taken before a message is made and in the transaction
 * that queues it.
 */
export async function verdictsOf(
  db: Db | Trx,
  recipients: readonly Recipient[],
): Promise<Map<string, Verdict>> {
  if (recipients.length === 0) return new Map()
  const [cases, optedOut, last] = [
    await casesOf(db, recipients),
    await optedOutOf(db, recipients),
    await lastWords(db, recipients),
  ]
  return new Map(
    recipients.map((recipient) => {
      const own = cases.get(recipient.id) ?? []
      return [recipient.id, verdictOf(recipient, own, { optedOut, last })]
    }),
  )
}

interface CaseOfRecipient {
  row: CaseRow | undefined
  version: number
  stopped: boolean
  /** The phone that signs its unit in; null without an online service. */
  certified: string | null
}

function verdictOf(
  recipient: Recipient,
  cases: readonly CaseOfRecipient[],
  known: { optedOut: ReadonlySet<string>; last: ReadonlyMap<string, LastWord> },
): Verdict {
  if (known.optedOut.has(recipient.mobile_index ?? '')) return { go: false, reason: 'optedOut' }
  const last = known.last.get(`${recipient.mobile_index ?? ''}`)
  if (recipient.wave > 0 && last !== undefined && !mayComeLater(last.state, last.fault)) {
    return { go: false, reason: 'notReached' }
  }
  const reasons: SkipReason[] = []
  const held: HeldCase[] = []
  for (const one of cases) {
    const reason = againstIt(recipient, one)
    if (reason !== null) reasons.push(reason)
    else if (one.row !== undefined) held.push({ row: one.row, version: one.row.version })
  }
  if (held.length > 0) return { go: true, cases: held }
  const [first = 'closed'] = reasons
  return { go: false, reason: reasons.includes('answered') ? 'answered' : first }
}

function againstIt(recipient: Recipient, { row, version, stopped, certified }: CaseOfRecipient) {
  if (row === undefined) return 'closed'
  const facts = factsOf(row)
  if (facts.decision !== null) return 'answered'
  if (!isAnswerable(facts, roundOf(row), getEdition(row.edition_id))) return 'closed'
  // A reminder tells of the offer as it stands; the first message only of what a second person released.
  if (recipient.wave === 0 && version !== row.version) return 'changed'
  const phones = recipient.differs === 1 ? [row.contact_index, certified] : [row.contact_index]
  if (!phones.includes(recipient.mobile_index)) return 'contactChanged'
  return stopped ? 'reported' : null
}

async function casesOf(
  db: Db | Trx,
  recipients: readonly Recipient[],
): Promise<Map<string, CaseOfRecipient[]>> {
  const places = await db
    .selectFrom('campaign_case')
    .innerJoin('campaign_recipient', 'campaign_recipient.id', 'campaign_case.recipient_id')
    .innerJoin('unit_case', 'unit_case.id', 'campaign_case.case_id')
    .leftJoin('unit_account', 'unit_account.unit_id', 'unit_case.unit_id')
    .select([
      'unit_account.mobile_index as certified',
      'campaign_case.recipient_id',
      'campaign_case.case_id',
      'campaign_case.offer_version',
      'campaign_recipient.mobile_index',
    ])
    .select((eb) =>
      eb
        .exists(
          eb
            .selectFrom('message_case')
            .innerJoin('message', 'message.id', 'message_case.message_id')
            .select('message.id')
            .whereRef('message_case.case_id', '=', 'campaign_case.case_id')
            .whereRef('message.mobile_index', '=', 'campaign_recipient.mobile_index')
            .where('message.link_state', '=', 'stopped'),
        )
        .as('stopped'),
    )
    .where(
      'campaign_case.recipient_id',
      'in',
      recipients.map(({ id }) => id),
    )
    .orderBy('campaign_case.case_id')
    .execute()
  const ids = [...new Set(places.map((place) => place.case_id))]
  const rows =
    ids.length === 0 ? [] : await selectCases(db).where('unit_case.id', 'in', ids).execute()
  const byId = new Map(rows.map((row) => [row.id, row]))
  return Map.groupBy(
    places.map((place) => ({
      recipientId: place.recipient_id,
      row: byId.get(place.case_id),
      version: place.offer_version,
      stopped: Boolean(place.stopped),
      certified: place.certified,
    })),
    (one) => one.recipientId,
  )
}

async function optedOutOf(
  db: Db | Trx,
  recipients: readonly Recipient[],
): Promise<ReadonlySet<string>> {
  const mobiles = recipients.map((one) => one.mobile_index).filter((index) => index !== null)
  if (mobiles.length === 0) return new Set()
  const rows = await db
    .selectFrom('opt_out')
    .select('mobile_index')
    .where('mobile_index', 'in', mobiles)
    .execute()
  return new Set(rows.map((row) => row.mobile_index))
}

type LastWord = Pick<Schema['message'], 'state' | 'fault'>

/** What became of the newest message of the campaign to each phone, for those that are to be reminded. */
async function lastWords(
  db: Db | Trx,
  recipients: readonly Recipient[],
): Promise<ReadonlyMap<string, LastWord>> {
  const reminded = recipients.filter(({ wave }) => wave > 0)
  if (reminded.length === 0) return new Map()
  const rows = await db
    .selectFrom('campaign_recipient as next')
    .innerJoin('campaign_recipient as before', (join) =>
      join
        .onRef('before.campaign_id', '=', 'next.campaign_id')
        .onRef('before.mobile_index', '=', 'next.mobile_index'),
    )
    .innerJoin('message', 'message.id', 'before.message_id')
    .select(['next.mobile_index', 'before.wave', 'message.state', 'message.fault'])
    .where(
      'next.id',
      'in',
      reminded.map(({ id }) => id),
    )
    .orderBy('before.wave')
    .execute()
  return new Map(rows.map((row) => [row.mobile_index ?? '', row]))
}
