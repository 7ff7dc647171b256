import { formatDate, formatMonthDay, formatPlainDate } from '@wengang/policy'

const sameYear = (from: string, to: string): boolean => from.slice(0, 4) === to.slice(0, 4)

/** Words of the public lists. */
export const noticeWords = {
  bar: '公示',
  heading: '稳岗返还公示',
  lead: '这里公示准备拨付稳岗返还的单位和金额。放弃享受的单位不列入公示。',
  none: '现在没有公示',
  noneWhy: '公示开始后会列在这里。',
  state: { coming: '即将公示', running: '公示中', over: '公示已结束', void: '已作废' },
  fromTo: (from: string, to: string): string =>
    `公示期：${formatPlainDate(from)} 至 ${sameYear(from, to) ? formatMonthDay(to) : formatPlainDate(to)}`,
  whenPublished: '公示时',
  takenOff: (count: number): string => `公示后移出 ${count.toLocaleString('en-US')} 家，现在`,
  begins: (day: string): string => `${formatMonthDay(day)}开始公示。`,
  units: (count: number): string => `共 ${count.toLocaleString('en-US')} 家单位`,
  total: (yuan: string): string => `合计 ${yuan} 元`,
  voidedAt: (day: string): string => `本批公示已于 ${day} 作废，名单不再展示。`,
  voidNote: '作废说明',
  voidMeaning: '原来的答复仍然保留，公示重新开始前可以更改。',
  objection: '对名单有意见，怎么办？',
  objectionHow: (to: string, hotline: string): string =>
    `请在公示期内（到 ${formatDate(to)}为止）到经办机构的业务大厅窗口提出，或拨打 ${hotline}。请说明单位名称、理由和联系方式。`,
  objectionMissing: '您单位已确认享受、却没有列入的，也可以这样提出。',
  objectionOver: (hotline: string): string => `公示期已过。仍有疑问，可拨打 ${hotline}。`,
  search: '单位名称或统一社会信用代码',
  find: '查找',
  found: (query: string): string => `查找“${query}”的结果`,
  foundNone: '没有找到。名称可以只写几个字；没有答复或放弃享受的单位不在名单里。',
  all: '看全部名单',
  names: '公示名单',
  next: '下一页',
  first: '回到第一页',
  download: '下载名单（CSV）',
  listSum: '公示时的名单校验值',
  sealHead: '封存校验值',
  yuan: '元',
  columns: ['序号', '单位名称', '统一社会信用代码', '返还金额（元）'],
  fileName: (title: string): string => `${title}.csv`,
} as const
