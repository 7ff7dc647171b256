/** What became of the messages of a campaign to one firm's phone, the best of them. */
export const campaignReachStates = [
  'waiting',
  'skipped',
  'queued',
  'sent',
  'delivered',
  'unknown',
  'undelivered',
  'refused',
] as const
export type CampaignReachState = (typeof campaignReachStates)[number]

export const campaignReachStateWords: Record<CampaignReachState, string> = {
  waiting: '还没有发',
  skipped: '没有发',
  queued: '排队中',
  sent: '已发送，等回执',
  delivered: '已送达',
  unknown: '结果不明',
  undelivered: '没有送达',
  refused: '没有发出',
}

/** Why a recipient was passed over when its turn came. */
export const skipReasons = [
  'answered',
  'closed',
  'changed',
  'contactChanged',
  'reported',
  'optedOut',
  'notReached',
] as const
export type SkipReason = (typeof skipReasons)[number]

export const skipReasonWords: Record<SkipReason, string> = {
  answered: '已经答复',
  closed: '已截止或已结束，不能答复',
  changed: '内容已更改，另行通知',
  contactChanged: '联系手机已更改',
  reported: '收信人说不是他的单位',
  optedOut: '不愿接收通知',
  notReached: '号码不能送达，不再提醒',
}

/** The bars of a campaign's funnel, and the lists that its numbers lead to. */
export const firmStages = [
  'all',
  'sent',
  'delivered',
  'opened',
  'read',
  'accepted',
  'declined',
  'unanswered',
  'notSent',
  'skipped',
  'notReached',
  'unknown',
  'notOpened',
  'openedUnanswered',
] as const
export type FirmStage = (typeof firmStages)[number]

export const firmStageWords: Record<FirmStage, string> = {
  all: '应发',
  sent: '已发送',
  delivered: '已送达',
  opened: '已打开',
  read: '已阅读',
  accepted: '已确认享受',
  declined: '已放弃享受',
  unanswered: '未答复',
  notSent: '还没有发',
  skipped: '轮到时不用发',
  notReached: '没有送达',
  unknown: '结果不明',
  notOpened: '已送达未打开',
  openedUnanswered: '已打开未答复',
}

/** What a person may do with a campaign under way. */
export const steeringActs = ['pause', 'resume', 'stop'] as const
export type SteeringAct = (typeof steeringActs)[number]

/** Why a firm is on the list of those to be told otherwise. */
export const followUpReasons = [
  'noPhone',
  'notMyUnit',
  'undelivered',
  'refused',
  'unknown',
  'notOpened',
  'differs',
] as const
export type FollowUpReason = (typeof followUpReasons)[number]

export const followUpReasonWords: Record<FollowUpReason, string> = {
  noPhone: '没有可用的手机号',
  notMyUnit: '收信人说不是他的单位',
  undelivered: '短信没有送达',
  refused: '短信没有发出',
  unknown: '短信结果不明',
  notOpened: '送达后一直没有打开',
  differs: '名单手机和登记手机不一致',
}

/** Days after which a delivered and never opened message is for the telephone. */
export const notOpenedAfterDays = 7

export const followUpMeans = ['phone', 'window', 'visit', 'letter'] as const
export type FollowUpMeans = (typeof followUpMeans)[number]

export const followUpMeansWords: Record<FollowUpMeans, string> = {
  phone: '电话',
  window: '业务大厅',
  visit: '上门',
  letter: '来信',
}
