import type { MessageState } from '../platform/database/message-schema.ts'

/** What a provider's code comes to, as far as anybody has to act on it. */
export type FaultClass =
  | 'noSuchNumber'
  | 'suspended'
  | 'unreachable'
  | 'refusedByPhone'
  | 'words'
  | 'tooMany'
  | 'gateway'
  | 'withdrawn'
  | 'outdated'
  | 'silent'
  | 'other'

export const faultClassWords: Record<FaultClass, string> = {
  noSuchNumber: '空号',
  suspended: '停机',
  unreachable: '关机或不在服务区',
  refusedByPhone: '收信人拒收',
  words: '内容被拦截',
  tooMany: '发送太频繁',
  gateway: '网关故障',
  withdrawn: '发送前收回',
  outdated: '发送前已不需要',
  silent: '72 小时没有回执',
  other: '其他原因',
}

// Carriers, gateways and providers each have codes of their own; what is not known here is `other`.
const patterns: readonly (readonly [RegExp, FaultClass])[] = [
  [/^withdrawn$/, 'withdrawn'],
  [/^outdated$/, 'outdated'],
  [/^silent$/, 'silent'],
  [/MK:0001|MI:0001|RINVDSTADR|NUMBER_ILLEGAL|NO_?ROUTE|NOT_EXIST|EMPTY/i, 'noSuchNumber'],
  [/MK:0005|MI:0005|NOT_ON_SERVICE|SUSPEND|ACCOUNT_ABNORMAL/i, 'suspended'],
  [/MK:0012|MI:0012|MI:0024|TERMINAL_ERROR|SEND_TIMEOUT|ABSENT|EXPIRED|UNREACH/i, 'unreachable'],
  [/BLACK|USER_REJECT|MK:0013/i, 'refusedByPhone'],
  [/CONTENT|KEYWORD|TEMPLATE|SIGN_?NAME|SIGNATURE/i, 'words'],
  [/THROTTLED|MSGQFUL|LIMIT_CONTROL|LIMIT|FREQUENCY/i, 'tooMany'],
  [/SYSERR|SUBMITFAIL|DELIVERYFAIL|GATEWAY|TIMEOUT|CONNECT|DOWN|^full$|^cut$/i, 'gateway'],
]

/** What a provider's code means. */
export function faultClass(state: MessageState, fault: string | null): FaultClass {
  const known = patterns.find(([pattern]) => pattern.test(fault ?? ''))?.[1]
  if (known !== undefined) return known
  return state === 'expired' ? 'unreachable' : 'other'
}

/** The same in words. */
export function faultWords(state: MessageState, fault: string | null): string {
  return faultClassWords[faultClass(state, fault)]
}

/** States in which a message certainly reached nobody. */
export const failedStates = ['failed', 'rejected', 'undelivered', 'expired'] as const

const forGood: readonly FaultClass[] = ['noSuchNumber', 'refusedByPhone', 'words', 'outdated']

/** Whether a message that certainly reached nobody may reach its phone at another try. */
export function isRetryable(state: MessageState, fault: string | null): boolean {
  return (
    failedStates.some((failed) => failed === state) && !forGood.includes(faultClass(state, fault))
  )
}

/** Whether a further message to the same phone has any sense after this one. */
export function mayComeLater(state: MessageState, fault: string | null): boolean {
  return !failedStates.some((failed) => failed === state) || isRetryable(state, fault)
}
