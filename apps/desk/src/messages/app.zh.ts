/** Words of the frame around every page, and of what any page may have to say. */
export const appWords = {
  name: '稳岗通 · 经办台',
  menu: '功能',
  toContent: '跳到正文',
  signOut: '退出',
  signOutFailed: '没有退出，请再点一次',
  loading: '正在读取…',
  notFound: '没有找到',
  notFoundHint: '编号可能写错了，或者不在您的地区。',
  noSuchPage: '这个网址没有对应的页面，可能写错了。',
  refused: '您的岗位看不到这一页',
  refusedHint: '需要办理的，请联系系统管理员调整岗位。',
  failed: '没有读到',
  unreachable: '连不上服务器，请检查网络后再试。',
  retry: '再试一次',
  cancel: '取消',
  none: '—',
  all: '全部',
  find: '查找',
}

/** Parts of the menu. */
export const areaWords = {
  day: '工作台',
  people: '人员与权限',
  batches: '批次',
  campaigns: '短信',
  transports: '短信通道',
  window: '窗口',
  followUps: '跟进',
  cases: '办件',
  rounds: '公示',
  objections: '异议',
  payments: '拨付',
  figures: '月度数据',
  audit: '审计',
}

/** Leading through a long list. */
export const pageWords = {
  next: '下一页',
  first: '回到第一页',
} as const
