import { z } from 'zod'
import { campaignStates } from '../campaigns.ts'
import { caseNo, choice, day, id, instant } from '../shapes.ts'
import {
  campaignReachStates,
  firmStages,
  followUpMeans,
  followUpReasons,
  skipReasons,
} from '../watching.ts'

const count = z.number().int().min(0)

/** How many firms stand at each stage of a campaign. */
export const stageCounts = z.record(z.enum(firmStages), count)

/** A campaign on its way: the funnel, over time and by region. */
export const campaignProgress = z.object({
  /** When it was counted. */
  at: instant,
  state: z.enum(campaignStates),
  haltReason: z.string().nullable(),
  /** Whether it may send now, by its start and its hours, and when it may next; null when never in sight. */
  openNow: z.boolean(),
  nextSendingAt: instant.nullable(),
  /** The day of the next reminder; null when none is planned. */
  nextReminderAt: instant.nullable(),
  messages: count,
  funnel: stageCounts,
  regions: z.array(z.object({ regionCode: z.string(), counts: stageCounts })),
  /** What happened in each hour, or in each day once it takes longer; without gaps. */
  series: z.object({
    unit: z.enum(['hour', 'day']),
    points: z.array(
      z.object({
        at: instant,
        sent: count,
        delivered: count,
        opened: count,
        accepted: count,
        declined: count,
      }),
    ),
  }),
  /** Why messages did not come, the most frequent first. */
  faults: z.array(z.object({ words: z.string(), count })),
  skipped: z.array(z.object({ reason: z.enum(skipReasons), count })),
  /** Whom a retry would write to. */
  retryable: count,
})

/** A firm of a campaign and how far it has come; its phone is masked. */
export const campaignFirm = z.object({
  caseNo,
  unitName: z.string(),
  regionCode: z.string(),
  mobile: z.string(),
  reach: z.enum(campaignReachStates),
  /** Why it was not reached or passed over, in words. */
  trouble: z.string().nullable(),
  sentAt: instant.nullable(),
  deliveredAt: instant.nullable(),
  openedAt: instant.nullable(),
  readAt: instant.nullable(),
  answer: choice.nullable(),
  answeredAt: instant.nullable(),
})

/** One thing that happened to a firm of a campaign, or that is planned. */
export const storyEvent = z.object({
  at: instant,
  title: z.string(),
  detail: z.string().nullable(),
  tone: z.enum(['plain', 'good', 'care', 'wrong']),
  planned: z.boolean(),
})

/** A firm to be told otherwise than by message. */
export const followUp = z.object({
  id,
  caseNo,
  unitName: z.string(),
  regionCode: z.string(),
  mobile: z.string().nullable(),
  reason: z.enum(followUpReasons),
  campaignTitle: z.string().nullable(),
  state: z.enum(['open', 'done']),
  addedAt: instant,
  nextOn: day.nullable(),
  notes: count,
  notedAt: instant.nullable(),
  doneAt: instant.nullable(),
  /** It has answered meanwhile. */
  answered: z.boolean(),
})

export const followUpNote = z.object({
  by: z.string(),
  at: instant,
  means: z.enum(followUpMeans),
  said: z.string(),
  nextOn: day.nullable(),
  done: z.boolean(),
})
