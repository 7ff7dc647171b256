import type { SmsTemplate, TemplateKind } from '@wengang/contracts'
import { sql } from 'kysely'
import { notFound } from '../platform/app-error.ts'
import type { Db, Trx } from '../platform/database/dialects.ts'
import type { Schema } from '../platform/database/schema.ts'
import { isWithin, type Scope } from '../platform/region-scope.ts'
import { staffIdOf, staffNames } from '../staff/staff-names.queries.ts'

export type TemplateRow = Schema['sms_template'] & { used: number }

const used = sql<number>`(
  select count(*) from campaign
  where (campaign.template_id = sms_template.id or campaign.reminder_template_id = sms_template.id)
  and campaign.released_at is not null
)`

function templates(db: Db | Trx) {
  return db.selectFrom('sms_template').selectAll().select(used.as('used'))
}

/** Templates that a region may use: its own, and those of whatever it lies in. Those in use first, then the newest. */
export async function templatesFor(
  db: Db,
  scope: Pick<Scope, 'regionCode'>,
  wish: { kind?: TemplateKind | undefined; retired: boolean },
): Promise<TemplateRow[]> {
  const rows = await templates(db)
    .$if(wish.kind !== undefined, (query) => query.where('kind', '=', wish.kind ?? 'offer'))
    .$if(!wish.retired, (query) => query.where('retired_at', 'is', null))
    .orderBy('kind')
    .orderBy('id', 'desc')
    .execute()
  return rows.filter((row) => mayUse(row, scope))
}

/** A template that a region may use; any other is unknown. */
export async function usableTemplate(
  db: Db | Trx,
  templateId: string,
  scope: Pick<Scope, 'regionCode'>,
): Promise<TemplateRow> {
  const row = await templates(db).where('id', '=', templateId).executeTakeFirst()
  return row !== undefined && mayUse(row, scope) ? row : notFound()
}

/** A template that a region may change: its own. */
export async function ownTemplate(
  db: Db | Trx,
  templateId: string,
  scope: Pick<Scope, 'regionCode'>,
): Promise<TemplateRow> {
  const row = await templates(db).where('id', '=', templateId).executeTakeFirst()
  return row !== undefined && isWithin(row.region_code, scope.regionCode) ? row : notFound()
}

/** A template by its id, whoever may use it now. */
export async function templateById(db: Db | Trx, id: string): Promise<TemplateRow> {
  return (await templates(db).where('id', '=', id).executeTakeFirst()) ?? notFound()
}

/** The words of a campaign's reminders: those that it names, or the house's own with links of the same kind. */
export async function reminderTemplateOf(
  db: Db,
  campaign: { reminder_template_id: string | null },
  first: Pick<TemplateRow, 'link_mode'>,
): Promise<TemplateRow> {
  if (campaign.reminder_template_id !== null) return templateById(db, campaign.reminder_template_id)
  const linkMode = first.link_mode === 'constant' ? 'constant' : 'path'
  const own = await defaultTemplate(db, { regionCode: '' }, 'reminder', linkMode)
  return own ?? notFound()
}

/** The words of the house for a kind of message: the newest that are approved and whose links may go out. */
export async function defaultTemplate(
  db: Db,
  scope: Pick<Scope, 'regionCode'>,
  kind: TemplateKind,
  linkMode: 'path' | 'constant',
): Promise<TemplateRow | undefined> {
  const rows = await templatesFor(db, scope, { kind, retired: false })
  const fitting = rows.filter((row) => row.review === 'approved' && row.link_mode === linkMode)
  // What ships with the house is meant for a house that has chosen nothing else.
  return fitting.find((row) => row.created_by === 'system') ?? fitting[0]
}

// Words of a province serve its cities; those of a city serve its counties and nobody above.
function mayUse(row: Pick<TemplateRow, 'region_code'>, { regionCode }: Pick<Scope, 'regionCode'>) {
  return isWithin(regionCode, row.region_code) || isWithin(row.region_code, regionCode)
}

/** Templates as staff see them. */
export async function templateViews(db: Db, rows: readonly TemplateRow[]): Promise<SmsTemplate[]> {
  const names = await staffNames(
    db,
    rows.map((row) => staffIdOf(row.created_by)),
  )
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    regionCode: row.region_code,
    kind: row.kind,
    linkMode: row.link_mode,
    text: row.text,
    transport: row.transport,
    providerTemplate: row.provider_template,
    review: row.review,
    reviewNote: row.review_note,
    createdBy: names.get(staffIdOf(row.created_by) ?? '') ?? '系统',
    createdAt: row.created_at,
    retiredAt: row.retired_at,
    used: row.used > 0,
  }))
}

/** One template as staff see it. */
export async function templateView(db: Db, row: TemplateRow): Promise<SmsTemplate> {
  const [view] = await templateViews(db, [row])
  return view ?? notFound()
}
