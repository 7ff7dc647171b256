/** Words of the page that ends a sign-in from a new device. */
export const notMeWords = {
  bar: '新设备登录',
  heading: { person: '您的经办人账号|在新设备登录', unit: '您单位的账号|在新设备登录' },
  phone: '登录用的手机',
  time: '登录时间',
  device: '设备',
  mine: '是您本人登录的，不用办理，关掉这个页面就行。',
  notMine: '不是您本人，请点“结束该登录”。那台设备马上退出，已经提交的内容不受影响。',
  end: '结束该登录',

  ended: '该登录已经结束',
  endedWhy: '那台设备已经退出，要再登录，得用您手机收到的验证码。',
  advice: '请不要把验证码告诉任何人，工作人员也不会问您要。',
  call: '有内容不是您本人办理的，请打电话告诉我们。',
} as const
