import type { OperatorView } from '@wengang/contracts/views'
import { timing } from '@wengang/contracts/timing'
import { dateWords } from './dates.zh.ts'

const hours = timing.invitationMs / 3_600_000

/** The people whom an administrator lets work for the unit. */
export const operatorWords = {
  bar: '操作员管理',
  listHeading: (count: number): string => `操作员（${count}）`,
  none: '还没有操作员',
  noneMore: '邀请后，同事会收到短信，用自己的手机登录。',
  invite: '邀请操作员',
  state: {
    invited: '已邀请，等对方登录',
    lapsed: '邀请已过期',
    active: '使用中',
    withdrawn: '已撤回',
  } satisfies Record<OperatorView['state'], string>,
  until: (at: number): string => `${hours} 小时内有效，到 ${dateWords.shortInstant(at)}`,
  mobile: '手机',
  businesses: '可办业务',
  internalUnit: '内部单位',
  change: '更改',
  inviteAgain: '重新邀请',
  withdraw: '撤回',
  withdrawTitle: (name: string): string => `撤回 ${name} 吗？`,
  withdrawMore: '对方马上退出，不能再为您单位办理。已经提交的答复不受影响。',
  withdrawSure: '确定撤回',
  withdrawStay: '不撤回',
  withdrawn: (name: string): string => `已撤回 ${name}。`,
  former: (count: number): string => `已撤回的（${count}）`,
  failed: '没有网络，还没有办成。请再试一次。',
} as const

/** Whether the unit manages its people itself (S0-12). */
export const managementWords = {
  heading: '内部管理',
  on: '已开启',
  off: '没有开启',
  offMore: [
    '现在只有您（管理员）能登录办理，不用另外授权。',
    '要让同事帮忙，就开启内部管理，再邀请他们做操作员：各用各的手机登录，只能办您给的业务。',
  ],
  onMore: '操作员用统一社会信用代码和本人手机号登录，只能办您给的业务。撤回后马上不能再用。',
  turnOn: '开启内部管理',
  turnOff: '关闭内部管理',
  turnOnTitle: '开启内部管理吗？',
  turnOnMore: '开启后可以邀请操作员。您自己的登录和办理不变，随时可以关闭。',
  turnOffTitle: '关闭内部管理吗？',
  turnOffMore: '所有操作员马上退出，不能再登录，只剩您能办理。名单会留着，再开启就能接着用。',
  sureOn: '确定开启',
  sureOff: '确定关闭',
  stay: '先不改',
  turnedOn: '已开启，可以邀请操作员了。',
  turnedOff: '已关闭，操作员都已退出。',
} as const

/** Inviting an operator, and changing what one may do. */
export const operatorFormWords = {
  inviteHeading: '邀请操作员',
  inviteLead: `对方会收到短信，${hours} 小时内登录一次就生效。`,
  changeHeading: (name: string): string => `更改 ${name} 可办的业务`,
  changeLead: '保存后马上生效。',
  name: '姓名',
  nameMissing: '请填写操作员的姓名',
  mobile: '操作员本人的手机号',
  mobileHint: '要能收到短信：登录的验证码发到这里。',
  businesses: '可以办哪些业务？',
  businessesMissing: '请至少选择一项业务',
  elsewhere: (name: string): string => `${name}（在省网上服务平台办理）`,
  internalUnit: '内部单位（可以不填）',
  internalUnitHint: '比如：总部、二分厂。只有您单位的人看得到。',
  send: '发出邀请',
  save: '保存',
  sentHeading: '邀请已发出',
  sentTo: (name: string, mobile: string): string => `${name} ${mobile}`,
  sentNext:
    '请告诉对方：打开短信里的网址，选“登录单位账号”，填您单位的统一社会信用代码，勾选“我是操作员”，填本人手机号。',
  toList: '回到操作员管理',
  another: '再邀请一位',
  unknown: '没有这位操作员，或者已经撤回。',
  offline: '没有网络，还没有办成。您填的内容还在，联网后请再按一次。',
} as const
