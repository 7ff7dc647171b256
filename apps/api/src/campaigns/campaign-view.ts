import type { CampaignCost, CampaignSummary, CampaignView } from '@wengang/contracts'
import { getEdition } from '@wengang/policy'
import type { Db } from '../platform/database/dialects.ts'
import type { StaffPerson } from '../platform/http/staff-session.ts'
import type { Services } from '../platform/services.ts'
import { releaseOf } from '../staff/release.queries.ts'
import { staffIdOf, staffNames } from '../staff/staff-names.queries.ts'
import {
  audienceOf,
  type CampaignRow,
  fixingOf,
  messageSizes,
  ownCampaign,
  totalsIn,
  windowOf,
} from './campaign.queries.ts'
import { costOf, goesToUnit } from './cost.ts'
import { templateById, type TemplateRow, templateView } from './template.queries.ts'

/** Campaigns as a list shows them. */
export async function campaignSummaries(
  db: Db,
  rows: readonly CampaignRow[],
): Promise<CampaignSummary[]> {
  const names = await staffNames(
    db,
    rows.map((row) => staffIdOf(row.prepared_by)),
  )
  return rows.map((row) => ({
    id: row.id,
    title: row.title,
    editionId: row.edition_id,
    regionCode: row.region_code,
    state: row.state,
    totals: totalsIn(row),
    startsAt: row.starts_at,
    preparedBy: names.get(staffIdOf(row.prepared_by) ?? '') ?? '系统',
    createdAt: row.created_at,
    releasedAt: row.released_at,
    finishedAt: row.finished_at,
  }))
}

/** One campaign as its page shows it, read anew. */
export async function campaignView(
  services: Services,
  id: string,
  person: StaffPerson,
): Promise<CampaignView> {
  const db = services.store.read
  const row = await ownCampaign(db, id, person)
  const [[summary], template, reminder, release, names, fixing] = await Promise.all([
    campaignSummaries(db, [row]),
    templateById(db, row.template_id),
    row.reminder_template_id === null ? null : templateById(db, row.reminder_template_id),
    releaseOf(db, 'campaign', id, person),
    staffNames(db, [staffIdOf(row.released_by)]),
    fixingOf(db, id),
  ])
  if (summary === undefined) throw new Error('a campaign has a summary')
  return {
    ...summary,
    audience: audienceOf(row),
    deadline: getEdition(row.edition_id).answerDeadline,
    template: await templateView(db, template),
    reminderTemplate: reminder === null ? null : await templateView(db, reminder),
    window: windowOf(row),
    perMinute: row.per_minute,
    reminders: row.reminders === 1,
    frozenAt: row.frozen_at,
    fixing: fixingView(row, fixing),
    cost: row.frozen_at === null ? null : await frozenCost(services, row, template),
    testedAt: row.tested_at,
    haltReason: row.halt_reason,
    releasedBy: names.get(staffIdOf(row.released_by) ?? '') ?? null,
    release,
  }
}

/** How far its fixing is; one that was given up with a change of the audience is nobody's. */
function fixingView(
  row: CampaignRow,
  fixing: Awaited<ReturnType<typeof fixingOf>>,
): CampaignView['fixing'] {
  if (fixing === undefined || row.state !== 'draft' || row.frozen_at !== null) return null
  const { done, total, refusal } = fixing
  return row.freezing === null && refusal === null ? null : { done, total, refusal }
}

/** What the first messages of a campaign come to, its recipients being fixed. */
export async function frozenCost(
  services: Services,
  row: CampaignRow,
  template: TemplateRow,
): Promise<CampaignCost> {
  const audience = audienceOf(row)
  const sizes = await messageSizes(services.store.read, row.id)
  return costOf(
    services,
    row,
    template,
    sizes.map((size) => ({
      firms: size.firms,
      messages: size.messages,
      changed: size.changed === 1,
      toUnit: goesToUnit(audience, size),
    })),
  )
}
