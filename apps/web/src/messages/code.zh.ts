import { timing } from '@wengang/contracts/timing'

const minutes = timing.codeLifetimeMs / 60_000

/** Words around the six digits of an account. */
export const codeWords = {
  field: '6 位验证码',
  sent: (mobile: string): string => `已发送到 ${mobile}，${minutes} 分钟内有效。`,
  /** Whether there is such an account is told to nobody. */
  sentNeutral: `如果您注册过，验证码已发到注册时的手机，${minutes} 分钟内有效。`,
  secret: '请不要把验证码告诉任何人，工作人员也不会问您要。',
  change: '填错了？返回修改',
  resend: '重新发送',
  resendIn: (seconds: number): string => `重新发送（${seconds} 秒）`,
  sending: '正在发送…',
  proving: '正在做安全校验…',
  provingHint: '手机自动完成，几秒钟就好，不用您操作。',
  proofFailed: '安全校验没有完成，请再试一次。',
  sentAgain: '已重新发送，以最后收到的验证码为准。',
  incomplete: '请输入短信里的 6 位数字',
  notSent: '短信没有发出去，请重新发送。多次不行，请到社保业务大厅窗口办理。',
  offlineAsk: '没有网络，验证码还没有发送。您填的内容还在，联网后请再按一次。',
  offlineConfirm: '没有网络，还没有提交。请联网后再按一次。',
  unknownConfirm: '没有收到回音，请再按一次。',
  notReceived: '没收到？',
  hints: [
    '看一看是不是被手机拦截了：在短信的“骚扰拦截”或“通知信息”里找找。',
    '请确认手里的就是这个号码的手机，有信号，没有欠费或停机。',
    '等一分钟后点“重新发送”，以最后收到的验证码为准。',
  ],
  windowHint: (hotline: string): string =>
    `号码已经不用了？请带身份证到就近的社保业务大厅窗口更正，或拨打 ${hotline}。`,
} as const
