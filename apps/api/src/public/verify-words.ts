/** Words of the two pages that tell genuine from false. */
export const verifyWords = {
  bar: '查短信真伪',
  heading: '这条短信是真的吗？',
  lead: '输入短信里的 8 位短信编码，或政策确认单上的编号，就能查到它是不是我们发出的。',
  field: '短信编码或确认单编号',
  search: '查询',
  malformed: '短信编码是 8 位字母和数字。请对照短信再输入一次。',
  genuine: '这是我们发出的短信',
  genuineBy: (agency: string, time: string, mobile: string): string =>
    `这是${agency}于 ${time} 发给 ${mobile} 的短信。`,
  waiting: (agency: string, mobile: string): string =>
    `这是${agency}正要发给 ${mobile} 的短信，可能还没有收到。`,
  subject: '短信内容',
  compare:
    '请看一看：收到短信的手机、时间和内容，和这里说的一样吗？有不一样的，请不要点里面的链接。',
  unknown: '没有查到这条短信',
  unknownWhy: (hotline: string): string =>
    `请勿点击其中的链接，也不要提供验证码。可拨打 ${hotline} 核实。`,
  typo: '也可能是输入时看错了一位，可以再核对一次。',
  howTo: '怎么分辨',
  rules: (origin: string): string[] => [
    `真短信里的网址只有一个：${origin}。`,
    '我们的短信和页面从不要银行卡号、密码、身份证号，也不会让您转账。',
    '验证码只在您自己打开的页面里输入，不要告诉任何人。',
  ],

  sheetBar: '核验政策确认单',
  sheetGenuine: '这份确认单是真的',
  sheetGenuineMeaning: '经核验，本确认单由本系统出具，内容未被改动。',
  sheetLater: '这份确认单是真的，|但此后已有新的选择',
  sheetLaterMeaning: '以最后一次提交的选择为准，这份确认单只作留存。',
  sheetChanged: '这份确认单是真的，|但此后返还内容有更改',
  sheetChangedMeaning: '经办机构更改了这笔返还，要由单位重新阅读并确认，这份确认单只作留存。',
  sheetAltered: '这份确认单的存档没有通过校验',
  sheetAlteredMeaning: (hotline: string): string =>
    `请不要以这份确认单为准，请拨打 ${hotline} 告诉我们。`,
  unit: '单位',
  choice: '选择',
  time: '提交时间',
  sum: '文件校验码',
  sumSoon: 'PDF 正在生成，请过一会儿再看。',
  compareFile: '核对手里的文件',
  compareFileHow: '选择您收到的 PDF 文件，就在这部手机上核对，不会上传。',
  file: '选择文件',
  same: '文件和存档的一样，没有改动过。',
  other: '文件和存档的不一样，请不要以这份文件为准。',
} as const
