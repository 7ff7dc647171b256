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
const moment = (at: number): string => {
  const local = new Date(at + 8 * 3_600_000)
  return `${local.getUTCMonth() + 1}月${local.getUTCDate()}日 ${clock(at)}`
}
const sizeWords = (bytes: number): string =>
  bytes >= 1_048_576 ? `${Math.floor(bytes / 1_048_576)} MB` : `${Math.floor(bytes / 1024)} KB`
const choiceWords: Record<Choice, string> = { ACCEPT: '确认享受', DECLINE: '放弃享受' }
const channelWords = { link: '手机', portal: '网上账号', window: '业务大厅窗口' } as const

/** Which channel an answer came by. */
export type Channel = keyof typeof channelWords

/** Why a sign-in of the staff is over; `none`: there was none, or nobody was there for half an hour. */
export type StaffSessionEnd = 'none' | 'elsewhere' | 'administrator'

const staffEndWords: Record<StaffSessionEnd, string> = {
  none: '请先登录经办账号。',
  elsewhere: '您在另一处登录了，这里已退出。不是您本人登录的，请马上联系系统管理员。',
  administrator: '系统管理员已结束这次登录，请重新登录，或联系系统管理员。',
}

/** Why a second factor was not taken. */
export type SecondFactorFault = 'totp' | 'totpUsed' | 'recoveryCode' | 'passkey' | 'passkeyExpired'

const factorFaultWords: Record<SecondFactorFault, string> = {
  totp: '动态码不对，请看手机上现在显示的 6 位数字，再输一次。',
  totpUsed: '这个动态码已经用过，请等手机上换成下一个，最多 30 秒。',
  recoveryCode: '恢复码不对，或者已经用过。每个恢复码只能用一次。',
  passkey: '通行密钥没有通过，请再试一次，或者改用动态码。',
  passkeyExpired: '等得太久，通行密钥这一步已经失效，请再试一次。',
}

/** Every error that this system answers: code, HTTP status, words. */
export const errorRegistry = {
  INVALID_INPUT: {
    status: 400,
    words: (d: { findings: InputFinding[] }) =>
      d.findings.map((f) => f.message).join('；') || '填写的内容不完整，请检查后再试。',
  },
  SIGN_IN_NEEDED: { status: 401, words: () => '请先用手机验证码确认是您本人。' },
  PERSON_SIGN_IN_NEEDED: { status: 401, words: () => '请先登录经办人账号。' },
  UNIT_SIGN_IN_NEEDED: { status: 401, words: () => '请先登录单位账号。' },
  ADMINISTRATOR_NEEDED: { status: 403, words: () => '请先注册单位管理员，再办理业务。' },
  ADMINISTRATOR_ONLY: {
    status: 403,
    words: () => '这一项由单位管理员办理，请联系您单位的管理员。',
  },
  BUSINESS_NOT_COVERED: {
    status: 403,
    words: (d: { business: string; address: string; certificate: boolean }) =>
      d.certificate
        ? `免数字证书登录不能办理“${d.business}”。请在省网上服务平台办理：${d.address}`
        : `您单位的管理员没有给您开通“${d.business}”，请联系管理员。`,
  },
  BUSINESS_ELSEWHERE: {
    status: 409,
    words: (d: { business: string; address: string }) =>
      `“${d.business}”请在省网上服务平台办理：${d.address}`,
  },
  STAFF_SIGN_IN_NEEDED: {
    status: 401,
    words: (d: { why?: StaffSessionEnd }) => staffEndWords[d.why ?? 'none'],
  },
  SIGN_IN_WRONG: { status: 401, words: () => '姓名或密码不对，请检查后再试。' },
  NOT_ALLOWED: { status: 403, words: () => '您的岗位不能办理这项业务，请联系系统管理员。' },
  SECOND_FACTOR_NEEDED: {
    status: 403,
    words: () => '这一步要再次确认是您本人，请输入动态码，或使用通行密钥。',
  },
  SECOND_FACTOR_WRONG: {
    status: 422,
    words: (d: { why: SecondFactorFault }) => factorFaultWords[d.why],
  },
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
  CODE_WRONG: {
    status: 422,
    words: (d: { triesLeft: number }) => `验证码不对，还可以试 ${d.triesLeft} 次。`,
  },
  CODE_SPENT: { status: 422, words: () => '这个验证码已经输错 5 次，请重新获取。' },
  CODE_EXPIRED: { status: 422, words: () => '验证码已经失效，请重新获取。' },
  CODE_NOT_SENT: {
    status: 422,
    words: () => '短信没有发出去，请重新获取验证码。多次不行，请到社保业务大厅窗口办理。',
  },
  CODE_PAUSE: {
    status: 429,
    words: (d: { retryAt: number }) => `验证码刚发过，请在 ${clock(d.retryAt)} 后再获取。`,
  },
  CODE_LIMIT: {
    status: 429,
    words: (d: { retryAt: number }) => `获取验证码的次数太多，请在 ${moment(d.retryAt)} 后再试。`,
  },
  LOCKED: {
    status: 429,
    words: (d: { until: number }) =>
      `验证码错得太多，账号暂时锁定，${moment(d.until)} 以后再试。重新获取验证码不能解锁。`,
  },
  PROOF_NEEDED: { status: 429, words: () => '请稍等，手机正在做安全校验，完成后会接着办理。' },
  PERSON_REGISTERED: {
    status: 409,
    words: () => '这个身份证号已经注册过，请用身份证号登录。手机号换了，请到社保业务大厅窗口办理。',
  },
  PERSON_REFUSED: {
    status: 422,
    words: () => '姓名和身份证号对不上，请核对后再试，或带身份证到社保业务大厅窗口办理。',
  },
  UNIT_UNKNOWN: {
    status: 404,
    words: () =>
      '没有查到这个统一社会信用代码的单位。请带营业执照和经办人身份证，到就近的社保业务大厅窗口登记。',
  },
  UNIT_NAME_DIFFERS: {
    status: 422,
    words: (d: { registered: string | null }) =>
      d.registered === null
        ? '单位名称和经办机构登记的不一致，请照营业执照填写。名称变更过的，请带营业执照到窗口登记。'
        : `单位名称和经办机构登记的不一致，登记的是“${d.registered}”。请核对；名称变更过的，请带营业执照到窗口登记。`,
  },
  UNIT_REGISTERED: {
    status: 409,
    words: () => '您单位已经开通网上服务，请直接登录。手机号换了，请到窗口办理经办人变更。',
  },
  UNIT_NOT_OPENED: {
    status: 409,
    words: () => '您单位还没有开通网上服务，请先按四步开通。',
  },
  MAINTENANCE_QUOTA_TODAY: {
    status: 409,
    words: (d: { perDay: number; left: number }) =>
      `今天的 ${d.perDay} 次维护已经用完，请明天再办，总共还可维护 ${d.left} 次。`,
  },
  MAINTENANCE_QUOTA_SPENT: {
    status: 409,
    words: (d: { total: number }) =>
      `${d.total} 次维护都已经用完。请带营业执照和经办人身份证，到社保业务大厅窗口办理。`,
  },
  MAINTENANCE_PENDING: {
    status: 409,
    words: (d: { who: string; at: number }) =>
      `${d.who} ${moment(d.at)} 已经为您单位提交登记，正在等经办机构核准。请先和他联系。`,
  },
  MAINTENANCE_WAY_CLOSED: {
    status: 409,
    words: () => '现在不能在网上提交登记，请带营业执照和经办人身份证到社保业务大厅窗口办理。',
  },
  CERTIFICATE_ELSEWHERE: {
    status: 409,
    words: (d: { address: string }) =>
      `数字证书登录在省网上服务平台，请用电脑打开，插入 UKey 登录：${d.address}`,
  },
  CERTIFICATE_REFUSED: {
    status: 401,
    words: () => '数字证书没有通过验证。请核对证书是否过期、是否是本单位的，或用短信验证码登录。',
  },
  OPENING_MISMATCH: {
    status: 422,
    words: () =>
      '填写的内容和登记的不一致。请核对统一社会信用代码、单位名称和手机号；还是不行，请到窗口核对登记。',
  },
  OPENED_BY_OTHER: {
    status: 409,
    words: (d: { who: string; at: number }) =>
      `${d.who} ${moment(d.at)} 已经为您单位开通网上服务，请直接登录。`,
  },
  AGREEMENT_CHANGED: { status: 409, words: () => '服务协议已更新，请重新阅读并同意。' },
  PHONE_CHANGED: {
    status: 409,
    words: () =>
      '您单位登记的手机号刚刚变更，这个验证码不再有效。请重新获取验证码，会发到新手机号。',
  },
  MOBILE_NOT_CERTIFIED: {
    status: 422,
    words: () => '手机号必须是经办机构登记的号码，不能更改。号码换了，请到窗口办理经办人变更。',
  },
  ADMINISTRATOR_EXISTS: {
    status: 409,
    words: (d: { who: string; at: number }) =>
      `${d.who} ${moment(d.at)} 已经注册为您单位的管理员，请重新登录。`,
  },
  OPERATOR_UNKNOWN: {
    status: 422,
    words: () =>
      '统一社会信用代码和手机号对不上，或者邀请已经过期、撤回。请核对，或请您单位的管理员重新邀请。',
  },
  OPERATOR_EXISTS: { status: 409, words: () => '这个手机号已经是您单位的操作员。' },
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
  WORDS_REFUSED: {
    status: 422,
    words: (d: { reasons: readonly string[] }) => `短信内容不能用：${d.reasons.join('；')}。`,
  },
  LIST_REFUSED: { status: 422, words: (d: { reason: string }) => d.reason },
  LIST_HAS_ERRORS: {
    status: 422,
    words: (d: { errors: number }) =>
      `名单有 ${d.errors} 处错误，一条也没有导入。请改好后再导入，或选择剔除有错误的行。`,
  },
  LIST_KNOWN: {
    status: 409,
    words: (d: { batchId: string; waiting: boolean }) =>
      d.waiting
        ? `这份名单已经提交，正在等另一位工作人员复核（批次 ${d.batchId}），没有重复导入。`
        : `这份名单已经导入过（批次 ${d.batchId}），没有重复导入。`,
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
