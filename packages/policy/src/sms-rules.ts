import type { LinkMode } from './link-modes.ts'

/** What a way out for messages allows, as its provider's rules for notices say (2026). */
export interface TransportRule {
  /** How a link may stand in a message. */
  linkModes: readonly LinkMode[]
  /** Whether a provider holds the words as a template of its own and reviews them. */
  reviewed: boolean
  /** The longest value of a variable, in characters; null for no limit. */
  longestVariable: number | null
  /** Whether variables may stand side by side, and more than once. */
  looseVariables: boolean
  forbiddenCharacters: string
}

const free: TransportRule = {
  linkModes: ['path', 'constant', 'freeText'],
  reviewed: false,
  longestVariable: null,
  looseVariables: true,
  forbiddenCharacters: '',
}

const transportRules: Readonly<Record<string, TransportRule>> = {
  outbox: free,
  smpp: free,
  // A URL must be filed and stand in the fixed text; variables of 1 to 35 characters, once each, not adjacent.
  aliyun: {
    linkModes: ['constant'],
    reviewed: true,
    longestVariable: 35,
    looseVariables: false,
    forbiddenCharacters: '',
  },
  // Only a constant URL; a variable must neither contain a link nor build one.
  tencent: {
    linkModes: ['constant'],
    reviewed: true,
    longestVariable: 35,
    looseVariables: true,
    forbiddenCharacters: '✓★¥',
  },
}

/** The rules of a transport by its name; of one that is not known the strictest. */
export function transportRule(name: string): TransportRule {
  return transportRules[name] ?? { ...free, linkModes: ['constant'], reviewed: true }
}

/** Words that providers are known to refuse in notices, each with who does. */
export const refusedWords: readonly { word: string; by: string }[] = [
  { word: '党政', by: '阿里云' },
  { word: '返现', by: '阿里云' },
  { word: '返利', by: '阿里云' },
  { word: '职业培训', by: '阿里云' },
  { word: '贷款', by: '阿里云' },
  { word: '社保代申报', by: '华为云' },
  { word: '培训', by: '华为云' },
  { word: '保险', by: '华为云' },
  // A notice is not marketing and must not read like it.
  { word: '拒收请回复', by: '各平台（通知类短信）' },
  { word: '退订', by: '各平台（通知类短信）' },
]

/** Words that some providers look at by hand, so that a review may take longer. */
export const watchedWords: readonly string[] = ['返还', '补贴', '补助', '领取']

/** Words that press a person with a deadline; a benefit is offered, never threatened. */
export const threateningWords: readonly string[] = [
  '逾期',
  '过期不候',
  '过时不候',
  '自负',
  '否则',
  '取消资格',
  '丧失资格',
  '视为放弃',
  '不再受理',
  '最后一次',
  '最后机会',
  '最后通牒',
  '立即处理',
  '停发',
  '停保',
  '追究',
  '处罚',
  '冻结',
  '失信',
]
