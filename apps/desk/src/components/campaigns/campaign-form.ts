import {
  campaignDefaults,
  type CampaignPlan,
  type CampaignReach,
  type CampaignView,
  type DifferingChoice,
} from '@wengang/contracts'
import { parseYuan } from '@wengang/identifiers'
import { editionIds, isEditionId, shanghaiDay, shanghaiTime } from '@wengang/policy'

/** What is typed into the page of a campaign; empty texts stand for no wish. */
export interface CampaignForm {
  title: string
  editionId: string
  batchId: string
  regionCode: string
  reach: CampaignReach
  amountFrom: string
  amountTo: string
  daysLeft: string
  differing: DifferingChoice
  templateId: string
  reminders: boolean
  reminderTemplateId: string
  /** 'YYYY-MM-DDTHH:mm' in Shanghai. */
  startsAt: string
  from: string
  to: string
  workdaysOnly: boolean
  perMinute: string
}

/** A new campaign: to everybody of the newest edition who was not told yet, in office hours. */
export function newForm(): CampaignForm {
  const { window, perMinute } = campaignDefaults
  return {
    title: '',
    editionId: editionIds.at(-1) ?? '',
    batchId: '',
    regionCode: '',
    reach: 'notTold',
    amountFrom: '',
    amountTo: '',
    daysLeft: '',
    differing: 'contact',
    templateId: '',
    reminders: true,
    reminderTemplateId: '',
    startsAt: '',
    ...window,
    perMinute: String(perMinute),
  }
}

/** A draft as it was saved. */
export function formOf(campaign: CampaignView): CampaignForm {
  const { audience, window } = campaign
  const yuan = (fen: number | undefined): string => (fen === undefined ? '' : String(fen / 100))
  return {
    title: campaign.title,
    editionId: audience.editionId,
    batchId: audience.batchId ?? '',
    regionCode: audience.regionCode ?? '',
    reach: audience.reach,
    amountFrom: yuan(audience.amountFromFen),
    amountTo: yuan(audience.amountToFen),
    daysLeft: audience.daysLeft === undefined ? '' : String(audience.daysLeft),
    differing: audience.differing,
    templateId: campaign.template.id,
    reminders: campaign.reminders,
    reminderTemplateId: campaign.reminderTemplate?.id ?? '',
    startsAt:
      campaign.startsAt === null
        ? ''
        : `${shanghaiDay(campaign.startsAt)}T${shanghaiTime(campaign.startsAt)}`,
    ...window,
    perMinute: String(campaign.perMinute),
  }
}

/** What is typed as a filter and cannot be read as one: nobody may be told because of a slip of the hand. */
export function unreadable(form: CampaignForm): 'amount' | 'amountOrder' | 'daysLeft' | null {
  for (const text of [form.amountFrom, form.amountTo]) {
    if (text.trim() !== '' && fen(text) === undefined) return 'amount'
  }
  const [from = 0, to = Infinity] = [fen(form.amountFrom), fen(form.amountTo)]
  if (from > to) return 'amountOrder'
  return form.daysLeft.trim() === '' || days.test(form.daysLeft.trim()) ? null : 'daysLeft'
}

const days = /^\d{1,3}$/
const fen = (text: string): number | undefined => {
  const parsed = text.trim() === '' ? null : parseYuan(text)
  return parsed?.ok === true ? parsed.fen : undefined
}

/** The audience that is typed; `unreadable` says what is left out here. */
export function audienceOf(form: CampaignForm): CampaignPlan['audience'] {
  const [first] = editionIds
  const amountFromFen = fen(form.amountFrom)
  const amountToFen = fen(form.amountTo)
  return {
    editionId: isEditionId(form.editionId) ? form.editionId : (first ?? 'henan-refund-2023'),
    reach: form.reach,
    differing: form.differing,
    ...(form.batchId === '' ? {} : { batchId: form.batchId }),
    ...(form.regionCode === '' ? {} : { regionCode: form.regionCode }),
    ...(amountFromFen === undefined ? {} : { amountFromFen }),
    ...(amountToFen === undefined ? {} : { amountToFen }),
    ...(days.test(form.daysLeft.trim()) ? { daysLeft: Number(form.daysLeft) } : {}),
  }
}

/** What is sent to the server. */
export function planOf(form: CampaignForm): CampaignPlan {
  return {
    title: form.title,
    audience: audienceOf(form),
    templateId: form.templateId,
    reminders: form.reminders,
    reminderTemplateId:
      form.reminders && form.reminderTemplateId !== '' ? form.reminderTemplateId : null,
    startsAt: form.startsAt === '' ? null : Date.parse(`${form.startsAt}:00+08:00`),
    window: { from: form.from, to: form.to, workdaysOnly: form.workdaysOnly },
    perMinute: Number(form.perMinute),
  }
}
