/** Words of the pages where a code or a number is typed. */
export const findWords = {
  codeBar: '输入短信编码',
  codeHeading: '8 位短信编码',
  codeLead: '编码在短信里，“短信编码”后面的 8 位字母和数字。',
  codeField: '短信编码',
  codeMissing: '短信编码是 8 位字母和数字，请对照短信再输入一次。',
  next: '下一步',
  noMessage: '没有短信，查进度',
  isGenuine: '怎么分辨真假短信？',

  caseBar: '查办理进度',
  caseHeading: '用办理编号查进度',
  caseLead: '办理编号在政策确认单和办理结果页上，样子像 WG3-K7H-2MJ。',
  caseField: '办理编号',
  caseMissing: '这个办理编号不对，请对照确认单再输入一次。',

  proveBar: '确认是您本人',
  proveHeading: '先收一个验证码',
  proveLead: '办理信息只给本单位的联系人看。验证码会发到登记的手机，验证后回到您要看的页面。',
  phoneOnFile: '登记的手机',
  caseNo: '办理编号',
  unit: '单位',
  getCode: '获取验证码',
  noPhone: '这笔业务没有登记手机号',
  noPhoneWhy:
    '没有手机号，就不能在网上确认是您本人。请带上营业执照和身份证，到就近的社保业务大厅窗口登记。',
} as const
