import type { Config } from '../platform/config.ts'

/** The privacy notice in plain words; who, whom to ask and how long come from the configuration. */
export const privacyWords = {
  bar: '个人信息处理说明',
  heading: '我们怎样使用您的信息',
  sections: ({
    sponsor,
    privacyContact,
    retention,
  }: Config['agency']): { heading: string; lines: string[] }[] => [
    {
      heading: '谁在处理',
      lines: [`${sponsor}。有疑问请找：${privacyContact}。`],
    },
    {
      heading: '为什么处理',
      lines: [
        '为了依法办理失业保险稳岗返还：通知您单位、确认是您本人、记录您单位的选择、公示和拨付。这是履行法定职责所必需，不另外征求同意。',
      ],
    },
    {
      heading: '处理哪些信息',
      lines: [
        '单位联系人的姓名和手机号，用来发短信和验证码。',
        '收款账户，用来拨付资金。页面上只显示后四位。',
        '您在这里的操作：阅读、选择、提交的时间，和手机的型号、浏览器，用来留存办理凭证。',
        '您自愿添加的材料。',
      ],
    },
    {
      heading: '不会做什么',
      lines: [
        '不会向您要银行卡号、密码、身份证号。',
        '不会用这些信息做广告，也不会卖给别人。',
        '公示名单里只有单位名称、统一社会信用代码和金额，没有个人信息。',
      ],
    },
    {
      heading: '怎样保管',
      lines: [
        '姓名、手机号、账号加密保存；工作人员查看会留下记录。',
        `保存多久：${retention}。`,
        '这个网站只用必要的 Cookie：保持验证后的状态，和记住“长辈版”。',
      ],
    },
    {
      heading: '您的权利',
      lines: [
        '您可以查看、更正自己的信息。手机号、账户有误，请带上营业执照和身份证到业务大厅窗口更正。',
        '认为处理得不对，可以向上面的联系人提出，也可以拨打 12345 投诉。',
      ],
    },
  ],
} as const
