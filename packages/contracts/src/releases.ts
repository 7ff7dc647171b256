import type { Act } from './roles.ts'

/** What one person prepares and another releases. */
export const releaseKinds = ['batch', 'campaign', 'cutOff', 'paymentPlan'] as const
export type ReleaseKind = (typeof releaseKinds)[number]

export const releaseKindWords: Record<ReleaseKind, string> = {
  batch: '导入名单',
  campaign: '发送短信',
  cutOff: '截止并公示',
  paymentPlan: '拨付计划',
}

/** Who may release what; never the person who prepared it. */
export const releaseActs = {
  batch: 'releaseBatch',
  campaign: 'releaseCampaign',
  cutOff: 'releasePublicity',
  paymentPlan: 'releasePayments',
} as const satisfies Record<ReleaseKind, Act>
