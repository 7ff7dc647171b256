/** Words inside the base components. */
export const baseWords = {
  busy: '，正在办理，请稍候',
} as const
