/** The proof of the phone: how long it holds, and its end. */
export const sessionWords = {
  endsSoon: '手机验证快到期了',
  extend: '继续办理',
  ended: '手机验证已过期。您填的内容还在，提交时会请您再验证一次。',
  leave: '退出验证',
  leaveFailed: '没有网络，还没有退出。',
  left: '已退出，这部手机上没有留下办理内容。',
} as const
