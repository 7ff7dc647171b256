import { editionIds, linkModes } from '@wengang/policy'
import { z } from 'zod'
import {
  campaignHours,
  campaignReaches,
  campaignStates,
  differingChoices,
  exclusions,
  recipientStates,
  templateKinds,
  templateReviews,
} from '../campaigns.ts'
import { caseNo, day, fen, id, instant, regionDigits, release } from '../shapes.ts'

const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, '时间请写成 09:00 的样子')
const count = z.number().int().min(0)

/** When a campaign may send, Asia/Shanghai; never at night. */
export const campaignWindow = z
  .object({ from: timeOfDay, to: timeOfDay, workdaysOnly: z.boolean() })
  .refine(({ from, to }) => from < to, '结束时间要晚于开始时间')
  .refine(
    ({ from, to }) => from >= campaignHours.earliest && to <= campaignHours.latest,
    `只能在 ${campaignHours.earliest} 到 ${campaignHours.latest} 之间发送`,
  )

/** Whom a campaign is for: filters over the offers of one edition. */
export const campaignAudience = z.object({
  editionId: z.enum(editionIds),
  batchId: id.optional(),
  regionCode: regionDigits.optional(),
  reach: z.enum(campaignReaches),
  amountFromFen: fen.optional(),
  amountToFen: fen.optional(),
  /** Only while at most so many days are left until the edition's last day for an answer. */
  daysLeft: z.number().int().min(0).max(366).optional(),
  differing: z.enum(differingChoices),
})

/** What a person sets; all of it may change until it is put before a second person. */
export const campaignPlan = z.object({
  title: z.string().trim().min(1, '请填写名称').max(60, '名称最多 60 个字'),
  audience: campaignAudience,
  templateId: id,
  reminders: z.boolean(),
  reminderTemplateId: id.nullable(),
  startsAt: instant.nullable(),
  window: campaignWindow,
  perMinute: z.number().int().min(1).max(60_000),
})

/** What an audience comes to. `differs` counts recipients whose two mobiles are not the same. */
export const campaignTotals = z.object({
  recipients: count,
  firms: count,
  excluded: z.partialRecord(z.enum(exclusions), count),
  differs: count,
  /** Recipients all of whose offers were changed: they get the words for that. */
  changed: count,
})

/** Parts as billed, and what they cost by configuration. */
export const campaignCost = z.object({ parts: count, costFen: fen })

export const smsTemplate = z.object({
  id,
  name: z.string(),
  regionCode: z.string(),
  kind: z.enum(templateKinds),
  linkMode: z.enum(linkModes),
  text: z.string(),
  transport: z.string().nullable(),
  providerTemplate: z.string().nullable(),
  review: z.enum(templateReviews),
  reviewNote: z.string().nullable(),
  createdBy: z.string(),
  createdAt: instant,
  retiredAt: instant.nullable(),
  /** A campaign was released with it. */
  used: z.boolean(),
})

/** Words as a firm would get them, how long they are, and what stands against them. */
export const wordsPreview = z.object({
  text: z.string(),
  characters: count,
  /** 0 when it is too long to be sent. */
  parts: count,
  refusals: z.array(z.string()),
  warnings: z.array(z.string()),
})

export const campaignSummary = z.object({
  id,
  title: z.string(),
  editionId: z.string(),
  regionCode: z.string(),
  state: z.enum(campaignStates),
  totals: campaignTotals.nullable(),
  startsAt: instant.nullable(),
  preparedBy: z.string(),
  createdAt: instant,
  releasedAt: instant.nullable(),
  finishedAt: instant.nullable(),
})

export const campaign = campaignSummary.extend({
  audience: campaignAudience,
  /** The last day named for an answer. */
  deadline: day,
  template: smsTemplate,
  reminderTemplate: smsTemplate.nullable(),
  window: campaignWindow,
  perMinute: z.number().int(),
  reminders: z.boolean(),
  /** When its recipients were fixed; null after a change of the audience. */
  frozenAt: instant.nullable(),
  /** How far the fixing of its recipients has come, while it goes on or after it failed. */
  fixing: z
    .object({
      done: count,
      /** Null until all of them are found. */
      total: count.nullable(),
      /** Why it ended without recipients, in words. */
      refusal: z.string().nullable(),
    })
    .nullable(),
  cost: campaignCost.nullable(),
  /** When a test message with its present words was sent. */
  testedAt: instant.nullable(),
  haltReason: z.string().nullable(),
  releasedBy: z.string().nullable(),
  release: release.nullable(),
})

/** A phone of a campaign with the firms that its message names; numbers are masked. */
export const campaignRecipient = z.object({
  id,
  mobile: z.string().nullable(),
  /** The certified mobile, where it is another. */
  certifiedMobile: z.string().nullable(),
  differs: z.boolean(),
  firms: z.number().int(),
  /** At most the first five. */
  cases: z.array(z.object({ caseNo, unitName: z.string() })),
  state: z.enum(recipientStates),
  exclusion: z.enum(exclusions).nullable(),
  wave: z.number().int(),
  dueAt: instant.nullable(),
  queuedAt: instant.nullable(),
  note: z.string().nullable(),
})
