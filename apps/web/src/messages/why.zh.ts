/** Why nobody offers anything. */
export const whyWords = {
  bar: '没有看到返还？',
  heading: '为什么没有待确认的返还？',
  leadOwn: '下面是系统查到的您这个手机号名下单位的情况。',
  leadGeneral: '常见的原因有这些，各有各的办法。用收到短信的手机验证后，可以看到您单位的具体原因。',
  proveAct: '用短信编码查看您单位的原因',
  wayOut: '怎么办',
  toCase: '查看进度',
  none: '没有查到原因，请拨打 12333 询问。',
} as const
