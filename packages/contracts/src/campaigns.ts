/** A message to many firms on its way from a draft to its end. */
export const campaignStates = [
  'draft',
  'waiting',
  'released',
  'running',
  'paused',
  'halted',
  'stopped',
  'finished',
] as const
export type CampaignState = (typeof campaignStates)[number]

export const campaignStateWords: Record<CampaignState, string> = {
  draft: '起草中',
  waiting: '待复核',
  released: '等待发送',
  running: '发送中',
  paused: '已暂停',
  halted: '已自动停下',
  stopped: '已终止',
  finished: '已发完',
}

export const recipientStates = ['ready', 'excluded', 'queued', 'skipped'] as const
export type RecipientState = (typeof recipientStates)[number]

/** Why somebody whom the filters found gets no message. */
export const exclusions = [
  'noPhone',
  'optedOut',
  'answered',
  'closed',
  'sentToday',
  'underWay',
  'differs',
] as const
export type Exclusion = (typeof exclusions)[number]

export const exclusionWords: Record<Exclusion, string> = {
  noPhone: '没有可用的手机号',
  optedOut: '不愿接收通知',
  answered: '已经答复',
  closed: '已截止或已结束，不能答复',
  sentToday: '今天已经收到过短信',
  underWay: '在另一批短信里等待发送',
  differs: '名单手机和登记手机不一致',
}

/** Whom of the firms without an answer a campaign is for. */
export const campaignReaches = ['notTold', 'unanswered', 'opened', 'notDelivered'] as const
export type CampaignReach = (typeof campaignReaches)[number]

export const campaignReachWords: Record<CampaignReach, string> = {
  notTold: '还没有通知过的',
  unanswered: '全部未答复的',
  opened: '打开过、未答复的',
  notDelivered: '短信没有送达的',
}

/** Which phone is written to where the list's contact mobile is not the certified mobile. */
export const differingChoices = ['contact', 'certified', 'leaveOut'] as const
export type DifferingChoice = (typeof differingChoices)[number]

export const differingChoiceWords: Record<DifferingChoice, string> = {
  contact: '发到名单手机',
  certified: '发到登记手机',
  leaveOut: '不发，转窗口和电话通知',
}

export const templateKinds = ['offer', 'reminder'] as const
export type TemplateKind = (typeof templateKinds)[number]

export const templateKindWords: Record<TemplateKind, string> = { offer: '通知', reminder: '提醒' }

export const templateReviews = ['draft', 'submitted', 'approved', 'rejected'] as const
export type TemplateReview = (typeof templateReviews)[number]

export const templateReviewWords: Record<TemplateReview, string> = {
  draft: '草稿',
  submitted: '平台审核中',
  approved: '已通过',
  rejected: '未通过',
}

/** Whole minutes of the day, Asia/Shanghai: no campaign sends outside, whatever its window says. */
export const campaignHours = { earliest: '08:00', latest: '20:00' } as const

/** What a campaign is set to where nobody says otherwise. */
export const campaignDefaults = {
  window: { from: '09:00', to: '18:00', workdaysOnly: true },
  perMinute: 600,
} as const
