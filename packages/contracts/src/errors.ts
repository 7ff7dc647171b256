import type { Choice } from '@wengang/policy'

/** One finding in bad input: which field or row, what is wrong, what to do. */
export interface InputFinding {
  field: string
  message: string
}

interface ErrorEntry {
  status: 400 | 401 | 403 | 404 | 409 | 413 | 415 | 422 | 429 | 500 | 503
  /** What happened and what to do next, in the words a person reads. */
  words: (details: never) => string
}

const seconds = (ms: number): number => Math.max(1, Math.ceil(ms / 1000))
const clock = (at: number): string => {
  const local = new Date(at + 8 * 3_600_000)
  return `${String(local.getUTCHours()).padStart(2, '0')}:${String(local.getUTCMinutes()).padStart(2, '0')}`
}
const sizeWords = (bytes: number): string =>
  bytes >= 1_048_576 ? `${Math.floor(bytes / 1_048_576)} MB` : `${Math.floor(bytes / 1024)} KB`
const choiceWords: Record<Choice, string> = { ACCEPT: '确认享受', DECLINE: '放弃享受' }
const channelWords = { link: '手机', portal: '网上账号', window: '业务大厅窗口' } as const

/** Which channel an answer came by. */
export type Channel = keyof typeof channelWords

/** Every error that this system answers: code, HTTP status, words. */
export const errorRegistry = {
  INVALID_INPUT: {
    status: 400,
    words: (d: { findings: InputFinding[] }) =>
      d.findings.map((f) => f.message).join('；') || '填写的内容不完整，请检查后再试。',
  },
  SIGN_IN_NEEDED: { status: 401, words: () => '请先用手机验证码确认是您本人。' },
  STAFF_SIGN_IN_NEEDED: { status: 401, words: () => '请先登录经办账号。' },
  SIGN_IN_WRONG: { status: 401, words: () => '姓名或密码不对，请检查后再试。' },
  NOT_ALLOWED: { status: 403, words: () => '您的岗位不能办理这项业务，请联系系统管理员。' },
  WRONG_ORIGIN: { status: 403, words: () => '请从本系统的页面提交。' },
  NOT_FOUND: { status: 404, words: () => '没有找到。请核对后再试，或拨打 12333 询问。' },
  TOO_LARGE: {
    status: 413,
    words: (d: { limitBytes: number }) =>
      `内容太大，最多 ${sizeWords(d.limitBytes)}，请缩小后再试。`,
  },
  UNSUPPORTED_TYPE: { status: 415, words: (d: { accepted: string }) => `只接受${d.accepted}。` },
  TOO_MANY_REQUESTS: {
    status: 429,
    words: (d: { retryAt: number }) => `操作太频繁，请在 ${clock(d.retryAt)} 后再试。`,
  },
  READING_TOO_EARLY: {
    status: 409,
    words: (d: { remainingMs: number }) => `还需阅读 ${seconds(d.remainingMs)} 秒。`,
  },
  READING_NEEDED: { status: 409, words: () => '请先阅读政策说明，再作选择。' },
  READING_CHANGED: { status: 409, words: () => '内容已更新，请重新阅读并确认。' },
  READING_SPENT: { status: 409, words: () => '更改答复前，请再阅读一次政策说明。' },
  ANSWER_CONFLICT: {
    status: 409,
    words: (d: { choice: Choice; decidedAt: number; channel: Channel }) =>
      `您单位 ${clock(d.decidedAt)} 已通过${channelWords[d.channel]}提交：${choiceWords[d.choice]}。请看过后再决定。`,
  },
  ANSWER_CLOSED: {
    status: 409,
    words: (d: { choice: Choice | null }) =>
      d.choice === null
        ? '这笔返还现在不能答复。可拨打 12333 询问。'
        : `公示已经开始，不能再更改。公示以您单位最后一次答复为准：${choiceWords[d.choice]}。`,
  },
  KEY_REUSED: { status: 422, words: () => '这次提交和上次内容不同，请刷新页面后再提交。' },
  TOO_MANY_MATERIALS: {
    status: 409,
    words: (d: { limit: number }) => `最多添加 ${d.limit} 份材料，请先删去一份。`,
  },
  STATE_REFUSES: { status: 409, words: (d: { reason: string }) => d.reason },
  SECOND_PERSON_NEEDED: {
    status: 409,
    words: () => '需要另一位工作人员复核，本人不能复核自己提交的业务。',
  },
  LIST_REFUSED: { status: 422, words: (d: { reason: string }) => d.reason },
  LIST_HAS_ERRORS: {
    status: 422,
    words: (d: { errors: number }) =>
      `名单有 ${d.errors} 处错误，一条也没有导入。请改好后再导入，或选择剔除有错误的行。`,
  },
  LIST_KNOWN: {
    status: 409,
    words: (d: { batchId: string }) => `这份名单已经导入过（批次 ${d.batchId}），没有重复导入。`,
  },
  CALENDAR_MISSING: {
    status: 409,
    words: (d: { year: number }) => `还没有 ${d.year} 年的节假日安排，请系统管理员先录入。`,
  },
  BUSY: { status: 503, words: () => '系统繁忙，没有办成。请稍后再试。' },
  SERVER_FAULT: { status: 500, words: () => '系统出错，没有办成。请稍后再试，或拨打 12333。' },
} as const satisfies Record<string, ErrorEntry>

export type ErrorCode = keyof typeof errorRegistry
export type ErrorDetails<C extends ErrorCode> =
  Parameters<(typeof errorRegistry)[C]['words']> extends [infer D] ? D : Record<string, never>

/** The words of an error. */
export function errorWords<C extends ErrorCode>(code: C, details: ErrorDetails<C>): string {
  const words = errorRegistry[code].words as (d: ErrorDetails<C>) => string
  return words(details)
}

/** What crosses the wire when a request fails. */
export interface ErrorBody {
  error: { code: ErrorCode; message: string; details: unknown; requestId: string }
}

export { channelWords, choiceWords }
