import type { CallOutput } from '@wengang/contracts/client'
import { dateWords } from './dates.zh.ts'

type Kind = CallOutput<'getMe'>['kind']

/** The account of whoever is at the phone. */
export const meWords = {
  bar: '我的账号',
  kind: {
    contact: '短信链接验证的手机',
    person: '经办人账号',
    unit: '单位账号（免数字证书登录）',
  } satisfies Record<Kind, string>,
  about: {
    contact: '可以办理发给这个手机的返还。要看单位的全部业务，请登录单位账号。',
    person: '手机号换了？请带身份证，到就近的社保业务大厅窗口更正。',
    administrator: '手机号换了？请带身份证和单位授权，到社保业务大厅窗口办理经办人变更。',
    operator: '手机号换了？请单位管理员用新号码重新邀请您。',
  },
  unit: '单位',
  uscc: '统一社会信用代码',
  name: '姓名',
  role: '身份',
  mobile: '手机',
  devices: '登录的设备',
  devicesMore: '不认识的设备，请马上退出。',
  current: '这部手机',
  signedInAt: (at: number): string => `登录 ${dateWords.plainInstant(at)}`,
  seenAt: (at: number): string => `最近使用 ${dateWords.plainInstant(at)}`,
  end: '退出',
  ended: (name: string): string => `${name} 已退出。`,
  signOut: '退出登录',
  failed: '没有网络，还没有退出。请再试一次。',
  more: '设置和说明',
  register: '四步开通单位网上服务',
  signIn: '登录单位账号',
  elder: '长辈版（大字）',
  on: '已开启',
  off: '未开启',
  privacy: '个人信息处理说明',
} as const
