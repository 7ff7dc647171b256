import { actRoles, type Act, type Role, roleWords } from './roles.ts'

/** What one person prepares and another releases. */
export const releaseKinds = ['batch', 'campaign', 'cutOff', 'paymentPlan'] as const
export type ReleaseKind = (typeof releaseKinds)[number]

export const releaseKindWords: Record<ReleaseKind, string> = {
  batch: '导入名单',
  campaign: '发送短信',
  cutOff: '截止并公示',
  paymentPlan: '拨付计划',
}

/** Who may release what; never the person who prepared it. */
export const releaseActs = {
  batch: 'releaseBatch',
  campaign: 'releaseCampaign',
  cutOff: 'releasePublicity',
  paymentPlan: 'releasePayments',
} as const satisfies Record<ReleaseKind, Act>

/** Who can release what waits, in words; that nobody can is explained and never bypassed. */
export function releaseWaitWords(kind: ReleaseKind, names: readonly string[]): string {
  const allowed: readonly Role[] = actRoles[releaseActs[kind]]
  const posts = allowed.map((role) => roleWords[role]).join('或')
  const what = releaseKindWords[kind]
  if (names.length === 0) {
    return `“${what}”要由另一位${posts}复核，本人不能复核自己提交的。现在这个地区没有别的${posts}，请系统管理员先添加一位；添加之后，这一件会一直等着，不用重新提交。`
  }
  const [first = '', ...others] = names
  const who = others.length === 0 ? first : `${first}等 ${names.length} 人`
  return `“${what}”等待复核，可以由${who}复核。`
}
