import { timing } from '@wengang/contracts'
import { timeWords } from './page-words.ts'

const minutes = timing.codeLifetimeMs / 60_000

/** Words around the six digits. */
export const codeWords = {
  bar: '输入验证码',
  heading: '6 位验证码',
  sent: (mobile: string, until: string): string =>
    `已发送到 ${mobile}，${minutes} 分钟内（${until} 前）有效。`,
  field: '验证码',
  confirm: '确认',
  getFirst: '获取验证码',
  get: '重新获取验证码',
  resend: '重新发送',
  resendIn: '重新发送（{s} 秒）',
  resendReady: '现在可以重新发送了',
  secret: '请不要把验证码告诉任何人。工作人员也不会问您要。',
  notReceived: '没收到？',
  hints: [
    '看一看是不是被手机拦截了：在短信的“骚扰拦截”或“通知信息”里找找。',
    '请确认手里的就是上面这个号码的手机，有信号，没有欠费或停机。',
    '等一分钟后点“重新发送”，以最后收到的验证码为准。',
  ],
  windowHint: (hotline: string): string =>
    `号码已经不用了？请到就近的社保业务大厅窗口更正，或拨打 ${hotline}。`,

  malformed: '验证码是 6 位数字，请检查后再输入。',
  wrong: (left: number): string => `验证码不对，还可以试 ${left} 次。`,
  spent: `已经输错 ${timing.codeTries} 次，这个验证码不能再用，请重新获取。`,
  none: '还没有发送验证码，请先获取。',
  expired: '这个验证码已经失效，请重新获取。',
  failed: '短信暂时发不出去，请稍后重新获取，或到业务大厅窗口办理。',
  pause: (retryAt: number, now: number): string =>
    `验证码刚刚发过。请在 ${Math.ceil((retryAt - now) / 1000)} 秒后再获取。`,
  full: (retryAt: number, now: number): string =>
    `这个手机号获取验证码的次数已经用完，请在 ${timeWords(retryAt, now)} 后再试。急用可以到业务大厅窗口办理。`,
} as const
