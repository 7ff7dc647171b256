/** How far a payment plan has come, with the word for each. */
export const paymentPlanStates = {
  draft: '正在编制',
  waiting: '待复核',
  releasing: '正在发出',
  released: '已复核，待出文件',
  fileMade: '已出文件，待回单',
  reconciled: '已对账',
  refused: '已退回',
  withdrawn: '已撤回',
} as const
export type PaymentPlanState = keyof typeof paymentPlanStates

/** One line of a plan. */
export const paymentLineStates = {
  planned: '待发出',
  ordered: '待回单',
  paid: '已拨付',
  returned: '未成功',
  dropped: '没有发出',
} as const
export type PaymentLineState = keyof typeof paymentLineStates

/** What became of a file of results. */
export const paymentResultStates = {
  recording: '正在登记',
  accepted: '已登记',
  refused: '没有登记',
} as const
export type PaymentResultState = keyof typeof paymentResultStates

/** How the check of a corrected account stands; `replaced` by a newer correction. */
export type AccountCheckState = 'waiting' | 'approved' | 'refused' | 'replaced'

/** Why a case of a round is not in a plan. */
export const leftOutWords = {
  noAccount: '收款账户不完整',
  notCorrected: '上次拨付未成功，账户还没有更正',
  notChecked: '更正的账户还没有核对通过',
} as const
export type LeftOutReason = keyof typeof leftOutWords
