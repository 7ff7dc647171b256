/** While a page is asked for, and when it does not come. */
export const loadWords = {
  leaving: '正在打开，完成后回到这里接着办理…',
  leavingWay: '没有自动打开？点这里',
  offline: '没有网络，这一页还没有打开。请检查网络后再试一次。',
  notFound: '没有找到这一页的内容。可能链接不完整，也可能不是您这部手机可以查看的。',
  retry: '再试一次',
  home: '回到首页',
} as const
