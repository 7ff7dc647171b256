/** The proof of the phone: how long it holds, and its end. */
export const sessionWords = {
  endsSoon: '手机验证快到期了',
  endsSoonSignIn: '登录快到期了',
  /** At the longest that a session may last; going on is then no longer possible. */
  endsSoonForGood: (time: string): string =>
    `${time} 起要重新收一次验证码。您填的内容会留着，可以接着办。`,
  extend: '继续办理',
  ended: '手机验证已过期。您填的内容还在，提交时会请您再验证一次。',
  endedSignIn: '登录已过期。您填的内容还在，重新登录后可以接着办。',
  signInAgain: '重新登录',
  leave: '退出验证',
  leaveFailed: '没有网络，还没有退出。',
  left: '已退出，这部手机上没有留下办理内容。',
} as const
