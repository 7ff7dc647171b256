import type { CampaignAudience } from '@wengang/contracts'
import { type CaseFacts, type Choice, type EditionId, type RoundFacts } from '@wengang/policy'
import { type RawBuilder, sql } from 'kysely'
import { currentVersion } from '../cases/case.queries.ts'
import type { Db } from '../platform/database/dialects.ts'
import {
  isWithin,
  regionPrefix,
  type Scope,
  withinProgrammes,
  withinRegion,
} from '../platform/region-scope.ts'

/** What decides whether a firm is written to, and with what. */
export interface AudienceRow {
  id: string
  region_code: string
  contact_index: string | null
  certified_index: string | null
  stage: CaseFacts['stage']
  objection_open: number
  decision: Choice | null
  decision_seq: number
  decision_version: number
  opened_at: number | null
  version: number
  amount_fen: number
  round_state: RoundFacts['state'] | null
  /** The highest version of the offer that this phone was told of; null when it never was. */
  told_version: number | null
  /** Whether a message about this offer is on its way or arrived. */
  reached: number
}

export interface AudiencePlace {
  regionCode: string
  id: string
}

/**
 * The next firms of an audience after a place, whoever of them is written to in the end. Goes along an index
 * whatever the filters are, so that each page costs the same.
 */
export function audiencePage(
  db: Db,
  wish: { audience: CampaignAudience; scope: Scope; after: AudiencePlace; limit: number },
): Promise<AudienceRow[]> {
  const { audience, scope, after, limit } = wish
  const { batchId, amountFromFen, amountToFen } = audience
  const prefix = prefixOf(audience, scope)
  if (prefix === null) return Promise.resolve([])
  const cases = db
    .selectFrom('unit_case')
    .innerJoin('offer', (join) =>
      join.onRef('offer.case_id', '=', 'unit_case.id').on('offer.version', '=', currentVersion),
    )
    .leftJoin('round', 'round.id', 'unit_case.round_id')
    .leftJoin('unit_account', 'unit_account.unit_id', 'unit_case.unit_id')
    .select([
      'unit_case.id',
      'unit_case.region_code',
      'unit_case.contact_index',
      'unit_account.mobile_index as certified_index',
      'unit_case.stage',
      'unit_case.objection_open',
      'unit_case.decision',
      'unit_case.decision_seq',
      'unit_case.decision_version',
      'unit_case.opened_at',
      'offer.version',
      'offer.amount_fen',
      'round.state as round_state',
      toldVersion.as('told_version'),
      (audience.reach === 'notDelivered' ? reached : sql<number>`0`).as('reached'),
    ])
    .where('unit_case.edition_id', '=', audience.editionId as EditionId)
    .where(withinProgrammes('unit_case.edition_id', scope))
    .$if(amountFromFen !== undefined, (query) =>
      query.where('offer.amount_fen', '>=', amountFromFen ?? 0),
    )
    .$if(amountToFen !== undefined, (query) =>
      query.where('offer.amount_fen', '<=', amountToFen ?? 0),
    )
    .limit(limit)
  if (batchId === undefined) {
    return (
      cases
        // One lower bound, or SQLite begins each page at the start of the region.
        .where(
          sql<boolean>`(unit_case.region_code, unit_case.id) > (${after.regionCode === '' ? prefix : after.regionCode}, ${after.id})`,
        )
        .where('unit_case.region_code', '<', `${prefix}:`)
        .orderBy('unit_case.region_code')
        .orderBy('unit_case.id')
        .execute()
    )
  }
  return cases
    .where(withinRegion('unit_case.region_code', prefix))
    .where('offer.batch_id', '=', batchId)
    .where('offer.case_id', '>', after.id)
    .orderBy('offer.case_id')
    .execute()
}

/** The narrower of a person's region and the one that was asked for; null when neither lies in the other. */
function prefixOf({ regionCode }: CampaignAudience, scope: Scope): string | null {
  const wished = regionCode === undefined ? '' : regionPrefix(regionCode)
  if (isWithin(wished, scope.regionCode)) return wished
  return isWithin(scope.regionCode, wished) ? scope.regionCode : null
}

const linkMessages = sql`message_case mc join message m on m.id = mc.message_id
  where mc.case_id = unit_case.id and m.kind in ('offerLink', 'offerReminder', 'offerChanged', 'contactChanged')
  and (m.mobile_index = unit_case.contact_index or m.mobile_index = unit_account.mobile_index)`

const toldVersion: RawBuilder<number | null> = sql<
  number | null
>`(select max(mc.offer_version) from ${linkMessages})`

const reached: RawBuilder<number> = sql<number>`(
  select count(*) from ${linkMessages} and m.state in ('queued', 'submitting', 'sent', 'delivered')
)`

/** Phones that got a notice about an offer since an instant, by their blind indexes. */
export async function phonesToldSince(db: Db, firstId: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom('message')
    .select('mobile_index')
    .distinct()
    .where('id', '>=', firstId)
    .where('kind', 'in', ['offerLink', 'offerReminder', 'offerChanged'])
    .where('state', 'not in', ['failed', 'rejected'])
    .execute()
  return new Set(rows.map((row) => row.mobile_index))
}

/** Phones whose first message of a released campaign is still to come. */
export async function phonesUnderWay(db: Db): Promise<Set<string>> {
  const rows = await db
    .selectFrom('campaign')
    .innerJoin('campaign_recipient', 'campaign_recipient.campaign_id', 'campaign.id')
    .select('campaign_recipient.mobile_index')
    .distinct()
    .where('campaign.state', 'in', ['released', 'running', 'paused', 'halted'])
    .where('campaign_recipient.state', '=', 'ready')
    .where('campaign_recipient.wave', '=', 0)
    .execute()
  return new Set(rows.flatMap((row) => (row.mobile_index === null ? [] : [row.mobile_index])))
}

/** Phones that want no notices which need not be sent. */
export async function optedOutPhones(db: Db): Promise<Set<string>> {
  const rows = await db.selectFrom('opt_out').select('mobile_index').execute()
  return new Set(rows.map((row) => row.mobile_index))
}
