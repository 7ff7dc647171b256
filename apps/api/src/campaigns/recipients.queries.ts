import type { CampaignRecipientView, Exclusion } from '@wengang/contracts'
import { maskMobile } from '@wengang/identifiers'
import { sealedPlace } from '../accounts/sealed-places.ts'
import { openField, unwrapDataKey } from '../platform/crypto/fields.ts'
import type { Keys } from '../platform/crypto/keys.ts'
import type { Db } from '../platform/database/dialects.ts'
import type { Schema } from '../platform/database/schema.ts'
import { recipientMobile } from './recipient-mobiles.ts'

/** How many of a recipient's firms a list names. */
const shownCases = 5

/** A page of the recipients of a campaign, by key. */
export async function recipientsPage(
  db: Db,
  campaignId: string,
  wish: {
    show: 'all' | 'ready' | 'excluded' | 'differs'
    exclusion?: Exclusion | undefined
    after?: string | undefined
    limit: number
  },
): Promise<{ rows: Schema['campaign_recipient'][]; next: string | null }> {
  const { show, exclusion, after, limit } = wish
  const rows = await db
    .selectFrom('campaign_recipient')
    .selectAll()
    .where('campaign_id', '=', campaignId)
    .$if(show === 'ready', (query) => query.where('state', '!=', 'excluded'))
    .$if(show === 'excluded', (query) => query.where('state', '=', 'excluded'))
    .$if(show === 'differs', (query) => query.where('differs', '=', 1))
    .$if(exclusion !== undefined, (query) => query.where('exclusion', '=', exclusion ?? 'noPhone'))
    .$if(after !== undefined, (query) => query.where('id', '>', after ?? ''))
    .orderBy('id')
    .limit(limit + 1)
    .execute()
  const page = rows.slice(0, limit)
  return { rows: page, next: rows.length > limit ? (page.at(-1)?.id ?? null) : null }
}

/** Recipients as staff see them: numbers masked, the first of their firms named. */
export async function recipientViews(
  db: Db,
  keys: Keys,
  rows: readonly Schema['campaign_recipient'][],
): Promise<CampaignRecipientView[]> {
  const firms = await firmsOf(
    db,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => {
    const own = firms.get(row.id) ?? []
    const certified = own.find((one) => one.certified_sealed !== null)
    return {
      id: row.id,
      mobile:
        row.mobile_sealed === null ? null : maskMobile(recipientMobile(keys, row.mobile_sealed)),
      certifiedMobile:
        row.differs === 0 || certified === undefined
          ? null
          : maskMobile(openCertified(keys, certified)),
      differs: row.differs === 1,
      firms: row.firms,
      cases: own
        .slice(0, shownCases)
        .map((one) => ({ caseNo: one.case_no, unitName: one.unit_name })),
      state: row.state,
      exclusion: row.exclusion,
      wave: row.wave,
      dueAt: row.due_at,
      queuedAt: row.queued_at,
      note: row.note,
    }
  })
}

type Firm = Awaited<ReturnType<typeof readFirms>>[number]

async function firmsOf(db: Db, recipientIds: readonly string[]): Promise<Map<string, Firm[]>> {
  const rows = await readFirms(db, recipientIds)
  return Map.groupBy(rows, (row) => row.recipient_id)
}

async function readFirms(db: Db, recipientIds: readonly string[]) {
  if (recipientIds.length === 0) return []
  return db
    .selectFrom('campaign_case')
    .innerJoin('unit_case', 'unit_case.id', 'campaign_case.case_id')
    .innerJoin('unit', 'unit.id', 'unit_case.unit_id')
    .leftJoin('unit_account', 'unit_account.unit_id', 'unit.id')
    .select([
      'campaign_case.recipient_id',
      'unit_case.case_no',
      'unit.id as unit_id',
      'unit.name as unit_name',
      'unit.key_wrapped',
      'unit_account.mobile_sealed as certified_sealed',
    ])
    .where('campaign_case.recipient_id', 'in', recipientIds)
    .orderBy('unit_case.id')
    .execute()
}

function openCertified(keys: Keys, firm: Firm): string {
  const key = unwrapDataKey(keys, firm.unit_id, firm.key_wrapped)
  return openField(key, sealedPlace.accountMobile(firm.unit_id), firm.certified_sealed ?? '')
}
