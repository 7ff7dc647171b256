import type { SignedOutWhy } from '../client.ts'

/** Words of the sign-in. */
export const sessionWords = {
  title: '登录经办台',
  name: '登录名',
  password: '密码',
  signIn: '登录',
  signingIn: '正在登录…',
  help: '忘记密码，请联系本单位的系统管理员。',
  other: '换个人登录',
}

/** Why somebody stands at the sign-in again. */
export const endedWords: Record<Exclude<SignedOutWhy, 'none'>, string> = {
  idle: '30 分钟没有操作，已经退出。登录后回到刚才那一页；没有提交的内容要重新填写。',
  elsewhere: '您在另一处登录了，这里已退出。不是您本人登录的，请马上联系系统管理员。',
  administrator: '系统管理员已结束这次登录，请重新登录。',
}

/** Words of the second factor: at the sign-in, and again before acts that are dear to undo. */
export const factorWords = {
  title: '确认是您本人',
  again: '再次确认是您本人',
  againHint: '这一步影响很大，要再确认一次。确认后 10 分钟内不用再输。',
  totp: '动态码',
  totpHint: '打开手机上的动态码应用，输入“稳岗通”现在显示的 6 位数字',
  recoveryCode: '恢复码',
  recoveryHint: '开通时抄下的 12 位字母数字，每个只能用一次',
  useRecovery: '手机不在身边？用恢复码',
  useTotp: '用动态码',
  usePasskey: '用通行密钥',
  passkeyStopped: '通行密钥没有完成。可以再试一次，或者改用动态码。',
  confirm: '确认',
  confirming: '正在确认…',
  demo: '演示',
  demoHint: (code: string) => `演示环境没有手机，现在的动态码是 ${code}`,
  fill: '填入',
  lost: '手机和恢复码都没有了，请联系本单位的另一位系统管理员重置。',
}

/** Words of enrolling an authenticator. */
export const enrolWords = {
  title: '开通动态码',
  why: '经办台要两样东西才能登录：密码，和您手机上的动态码。只开通这一次。',
  scan: '1. 在手机上装一个动态码应用（各类“身份验证器”都可以），扫这个二维码',
  qr: '动态码二维码',
  typed: '不能扫码的，手动输入密钥',
  code: '2. 输入手机上现在显示的 6 位数字',
  enrol: '开通',
  enrolling: '正在开通…',
  demoHint: (code: string) => `演示环境的时间不是今天，手机上的数字对不上，请填 ${code}`,
  failed: '没有生成二维码，请再试一次。',
}

/** Words of the recovery codes, which are shown once. */
export const recoveryWords = {
  title: '请收好恢复码',
  hint: '手机丢了，用恢复码登录，每个只能用一次。现在抄下或打印，和手机分开放。以后不再显示。',
  copy: '复制',
  copied: '已复制',
  print: '打印',
  kept: '我已经抄下或打印',
  done: '完成',
}
