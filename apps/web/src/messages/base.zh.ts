/** Words inside the base components. */
export const baseWords = {
  busy: '，正在办理，请稍候',
  close: '关闭',
  loading: '正在读取…',
  yuan: '元',
  hiddenMiddle: '，中间几个字已隐藏，',
  charactersLeft: (count: number): string => `还可以写 ${count} 个字`,
  stepState: { done: '，已完成', now: '，进行中', next: '，还没到', wrong: '，没有成功' },
} as const
