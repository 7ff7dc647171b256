/** Words of the frame around every page. */
export const appWords = {
  name: '稳岗通',
  documentTitle: (page: string): string => `${page} · 稳岗通`,
  back: '返回',
  elder: '长辈版',
  leaveElder: '标准版',
  demo: '演示环境',
  offline: '没有网络，您填的内容还在',
  updateWaits: '有新版本，完成后再更新',
  updateReady: '有新版本',
  updateNow: '现在更新',
  hotline: '12333',
  callHotline: (number: string): string => `拨打 ${number}`,
} as const

/** Pages that could not be shown. */
export const troubleWords = {
  notFoundTitle: '没有这一页',
  notFound: '链接可能不完整，也可能已经失效。请从短信里的链接重新打开，或回到首页。',
  home: '回到首页',
  brokenTitle: '这一页出了问题',
  broken: '不是您操作的问题，已经提交的内容不受影响。请重新打开这一页。',
  reload: '重新打开',
  notLoadedTitle: '这一页还没打开',
  notLoaded: '没有提交任何内容。请检查网络后再试一次。',
  retry: '再试一次',
} as const
