/** Words of the sign-in. */
export const sessionWords = {
  title: '登录经办台',
  name: '登录名',
  password: '密码',
  signIn: '登录',
  signingIn: '正在登录…',
  ended: '30 分钟没有操作，已经退出。登录后回到刚才那一页。',
  help: '忘记密码，请联系本单位的系统管理员。',
}
