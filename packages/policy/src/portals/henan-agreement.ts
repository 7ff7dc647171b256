import type { Agreement } from '../portal-edition.ts'

const paragraphs2023 = [
  {
    heading: '第一条 服务内容',
    text: '单位开通网上服务后，可以在网上办理免数字证书可办的业务，查询办理进度，下载确认单。开通和使用都不收费。',
  },
  {
    heading: '第二条 账号与验证码',
    text: '登录使用统一社会信用代码和经办机构登记的手机号收到的验证码。单位应当保管好这部手机，不把验证码告诉任何人。用验证码登录后办理的业务，视为单位办理。',
  },
  {
    heading: '第三条 单位管理员',
    text: '首次登录的经办人注册为单位管理员。单位管理员可以邀请和停用操作员，操作员办理的业务由单位负责。',
  },
  {
    heading: '第四条 手机号变更',
    text: '经办人或者手机号变更的，单位应当及时带单位证明和身份证件到社保业务大厅办理经办人变更。变更前由原手机号办理的业务有效。',
  },
  {
    heading: '第五条 信息保护',
    text: '经办机构只为办理社会保险业务使用单位和经办人的信息，加密保存，不向无关的人提供。',
  },
] as const

/** 网上服务协议, after the list of paragraphs that the portal's screen shows (S2-12, S2-C). */
export const henanAgreement2023 = {
  version: '2023-1',
  title: '单位网上服务协议',
  paragraphs: paragraphs2023,
} as const satisfies Agreement

export const henanAgreement2024 = {
  version: '2024-1',
  title: '单位网上服务协议',
  paragraphs: [
    ...paragraphs2023,
    {
      heading: '第六条 电子材料',
      text: '单位在网上确认的告知书、确认单由系统作为电子材料保存备查，与纸质材料效力相同。',
    },
  ],
} as const satisfies Agreement
