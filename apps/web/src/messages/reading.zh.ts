/** The notice and the wait beside it. */
export const readingWords = {
  bar: '政策确认',
  left: (seconds: number): string => `请阅读政策说明，还需 ${seconds} 秒`,
  leftAfterAway: (seconds: number): string => `还需 ${seconds} 秒，离开的时间没有计入`,
  ended: '时间够了，读完请按下面的按钮',
  paused: '页面不在前面，计时已暂停',
  finish: '我已阅读，去确认',
  whyNotReady: '读满时间后，这个按钮才能用。不会自动跳转，可以慢慢看。',
  alreadyRead: '您已经读过这份说明，可以直接去确认，也可以再看一遍。',
  changed: '内容已更新，请重新阅读并确认。',
  reopen: '打开新的内容',
  offline: '没有网络，您的阅读还没有记录。联网后请再按一次。',
  closed: '现在不能再答复了',
  backToOffer: '查看这笔返还',
  speak: '朗读',
  speakStop: '停止朗读',
} as const
