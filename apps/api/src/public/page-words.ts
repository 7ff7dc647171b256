import { formatMonthDay, formatPlainDate, shanghaiDay, shanghaiTime } from '@wengang/policy'

/** Words of the frame around every plain page. */
export const pageWords = {
  title: (page: string): string => `${page} · 稳岗通`,
  skip: '跳到正文',
  back: '返回',
  elder: '长辈版',
  leaveElder: '标准版',
  never: '本页面不会向您要银行卡号、密码、身份证号。',
  hiddenMiddle: '，中间几个字已隐藏，',
  demo: '演示环境',
  sponsor: (sponsor: string): string => `主办单位 ${sponsor}`,
  siteNumber: (number: string): string => `网站标识码 ${number}`,
  hotline: (number: string): string => `服务电话 ${number}`,
  privacy: '个人信息处理说明',
  call: (number: string): string => `拨打 ${number}`,
} as const

/** Pages for what could not be shown. */
export const troubleWords = {
  notFoundBar: '没有找到',
  notFound: '没有找到这个页面或编码',
  notFoundWhy: '链接可能不完整。请从短信里重新打开，或核对后再输入一次。',
  enterCode: '输入短信编码',
  verify: '查短信真伪',
  busyBar: '请稍后再试',
  tooMany: (time: string): string => `操作太频繁，请在 ${time} 后再试。`,
  brokenBar: '没有办成',
  home: '回到首页',
} as const

/** When something may be tried again: the time today, with the day when it is another one. */
export function timeWords(at: number, now: number): string {
  const day = shanghaiDay(at)
  const time = shanghaiTime(Math.ceil(at / 60_000) * 60_000)
  return day === shanghaiDay(now) ? time : `${formatMonthDay(day)} ${time}`
}

/** A day and a time of day: 2023年12月8日 10:02. */
export function instantWords(at: number): string {
  return `${formatPlainDate(shanghaiDay(at))} ${shanghaiTime(at)}`
}
