import type { MessageKind, MessageState } from '../platform/database/message-schema.ts'

/** Words of the page that shows what would have been sent; for trying out only. */
export const outboxWords = {
  bar: '短信箱（试用）',
  heading: '发出的短信',
  lead: '这里显示本来要发到手机上的短信，最新的在上面。链接和验证码都能用。',
  none: '还没有短信',
  noneWhy: '导入名单并发送链接后，短信会出现在这里。',
  refresh: '刷新',
  parts: (parts: number): string => `${parts} 条计费`,
  state: {
    queued: '待发送',
    submitting: '正在发送',
    sent: '已发送',
    failed: '未发送',
    unknown: '不知是否发出',
    delivered: '已送达',
    undelivered: '未送达',
    expired: '过期未送达',
    rejected: '被拒绝',
  } satisfies Record<MessageState, string>,
  kind: {
    offerLink: '待确认通知',
    offerReminder: '待确认提醒',
    campaignTest: '测试短信',
    code: '验证码',
    contactChanged: '联系手机更改',
    windowAnswer: '窗口答复',
    offerChanged: '内容更改',
    paid: '已拨付',
    paymentReturned: '拨付未成功',
    publicityBegan: '公示开始',
    agentChanged: '经办人变更',
    operatorInvited: '操作员邀请',
    newDevice: '新设备登录',
  } satisfies Record<MessageKind, string>,
} as const
