import type { LinkMode } from '@wengang/policy'
import type { TemplateKind } from '@wengang/contracts'
import { notFound, refuse } from '../platform/app-error.ts'
import { defineCommand } from '../platform/database/command.ts'
import type { Trx } from '../platform/database/dialects.ts'
import { lockRow } from '../platform/database/locks.ts'
import type { Schema } from '../platform/database/schema.ts'
import { appendToStream, templateStream } from '../platform/entries.ts'
import { type ActKey, type ActOutcome, once } from '../platform/idempotency.ts'

/** What a person writes of a template. */
export interface TemplateInput {
  name: string
  kind: TemplateKind
  linkMode: LinkMode
  text: string
  transport: string | null
  providerTemplate: string | null
}

interface Act {
  templateId: string
  by: string
  at: number
  act: ActKey
}

type Done = ActOutcome<{ templateId: string }>

/** Writes new words down. What stands against them was looked at before. */
export const createTemplateCommand = defineCommand(
  'createTemplate',
  (trx: Trx, input: Act & { words: TemplateInput; regionCode: string }): Promise<Done> =>
    once(trx, input.act, async () => {
      const { templateId, words, by, at } = input
      await trx
        .insertInto('sms_template')
        .values({
          id: templateId,
          region_code: input.regionCode,
          ...columnsOf(words),
          review: 'draft',
          review_note: null,
          created_by: by,
          created_at: at,
          retired_at: null,
        })
        .execute()
      await note(trx, input, 'templateCreated', { ...words })
      return { ok: true, value: { templateId } }
    }),
)

/** Changes words that stand nowhere yet; refused ones become a draft again. */
export const saveTemplateCommand = defineCommand(
  'saveTemplate',
  (trx: Trx, input: Act & { words: TemplateInput }): Promise<Done> =>
    once(trx, input.act, async () => {
      const row = await held(trx, input.templateId)
      if (row.review !== 'draft' && row.review !== 'rejected') {
        return refuse('STATE_REFUSES', {
          reason: '已经送审的内容不能再改。要改，请另建一个模板。',
        })
      }
      await change(trx, input.templateId, {
        ...columnsOf(input.words),
        review: 'draft',
        review_note: null,
      })
      await note(trx, input, 'templateSaved', { ...input.words })
      return { ok: true, value: { templateId: input.templateId } }
    }),
)

/** Notes that the provider has it for review. */
export const submitTemplateCommand = defineCommand(
  'submitTemplate',
  (trx: Trx, input: Act): Promise<Done> =>
    once(trx, input.act, async () => {
      const row = await held(trx, input.templateId)
      if (row.review !== 'draft') {
        return refuse('STATE_REFUSES', { reason: '只有草稿可以送审。' })
      }
      await change(trx, input.templateId, { review: 'submitted' })
      await note(trx, input, 'templateSubmitted', { transport: row.transport })
      return { ok: true, value: { templateId: input.templateId } }
    }),
)

/** Notes what the provider's review came to. */
export const reviewTemplateCommand = defineCommand(
  'reviewTemplate',
  (
    trx: Trx,
    input: Act & {
      decision: 'approved' | 'rejected'
      note: string
      providerTemplate: string | null
    },
  ): Promise<Done> =>
    once(trx, input.act, async () => {
      const row = await held(trx, input.templateId)
      if (row.review !== 'submitted') {
        return refuse('STATE_REFUSES', { reason: '这个模板没有在审核，可能已经有人登记了结果。' })
      }
      const providerTemplate = input.providerTemplate ?? row.provider_template
      await change(trx, input.templateId, {
        review: input.decision,
        review_note: input.note === '' ? null : input.note,
        provider_template: providerTemplate,
      })
      await note(trx, input, 'templateReviewed', {
        decision: input.decision,
        note: input.note,
        providerTemplate,
      })
      return { ok: true, value: { templateId: input.templateId } }
    }),
)

/** Takes a template out of use; what was sent with it keeps its words. */
export const retireTemplateCommand = defineCommand(
  'retireTemplate',
  (trx: Trx, input: Act): Promise<Done> =>
    once(trx, input.act, async () => {
      await held(trx, input.templateId)
      const waiting = await trx
        .selectFrom('campaign')
        .select('id')
        .where('state', 'in', ['waiting', 'released', 'running', 'paused', 'halted'])
        .where((eb) =>
          eb.or([
            eb('template_id', '=', input.templateId),
            eb('reminder_template_id', '=', input.templateId),
          ]),
        )
        .limit(1)
        .executeTakeFirst()
      if (waiting !== undefined) {
        return refuse('STATE_REFUSES', { reason: '还有没发完的短信批次在用，发完以后再停用。' })
      }
      await change(trx, input.templateId, { retired_at: input.at })
      await note(trx, input, 'templateRetired', {})
      return { ok: true, value: { templateId: input.templateId } }
    }),
)

function columnsOf(words: TemplateInput) {
  return {
    name: words.name,
    kind: words.kind,
    link_mode: words.linkMode,
    text: words.text,
    transport: words.transport,
    provider_template: words.providerTemplate,
  }
}

async function held(trx: Trx, templateId: string): Promise<Schema['sms_template']> {
  await lockRow(trx, 'sms_template', templateId)
  const row = await trx
    .selectFrom('sms_template')
    .selectAll()
    .where('id', '=', templateId)
    .executeTakeFirst()
  if (row === undefined) return notFound()
  if (row.retired_at !== null) return refuse('STATE_REFUSES', { reason: '这个模板已经停用。' })
  return row
}

async function change(
  trx: Trx,
  templateId: string,
  columns: Partial<Omit<Schema['sms_template'], 'id'>>,
): Promise<void> {
  await trx.updateTable('sms_template').set(columns).where('id', '=', templateId).execute()
}

async function note(
  trx: Trx,
  { templateId, by, at }: Act,
  kind: string,
  facts: Record<string, string | null>,
): Promise<void> {
  await appendToStream(trx, templateStream(templateId), { kind, at, by, facts })
}
