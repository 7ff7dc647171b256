import type { Edition } from '../edition.ts'

/** 河南省 2023年度失业保险稳岗返还，免申即享. Source lines (S2-…) are of the 2023 portal manual. */
export const henanRefund2023 = {
  id: 'henan-refund-2023',
  programme: 'jobRetentionRefund',
  policyYear: 2023,
  title: '2023年度稳岗返还', // S2-01
  sheetTitle: '2023年失业保险稳岗返还政策确认单', // S2-20, S2-B
  jurisdiction: {
    name: '河南省',
    regionPrefix: '41',
    agencyName: '河南人社',
    hotline: '12333',
  },
  documents: [
    // S2-B
    {
      number: '国办发〔2023〕11号',
      title: '国务院办公厅关于优化调整稳就业政策措施全力促发展惠民生的通知',
    },
    { number: '豫人社办〔2023〕29号', title: null },
    {
      number: '人社部发〔2019〕23号',
      title: '关于失业保险支持企业稳定就业岗位的通知',
    },
  ],
  mode: 'proactive', // S2-15
  // 国办发〔2023〕11号: at most 30 % for large and 60 % for other firms; S2-26 shows 30 %.
  ratiosBp: { large: 3000, medium: 6000, small: 6000, micro: 6000 },
  rounding: 'halfUp', // No document states one; S2-26 needs none.
  layoff: {
    // The formula in use in Henan; other provinces compute it otherwise.
    formula: '上年度本单位新增领取失业保险金人数 ÷ 上年度月平均参保缴费人数',
    ceilingBp: 550, // 国办发〔2023〕11号: 不高于上年度全国城镇调查失业率控制目标
    smallUnit: { maxHeadcount: 30, ceilingBp: 2000 },
  },
  minimumPaidMonths: 12,
  // 机关事业单位 never take part.
  excludedUnitKinds: [
    { kind: 'governmentOrgan', words: '机关' },
    { kind: 'publicInstitution', words: '事业单位' },
  ],
  // The public notice of 郑州 for 2023
  exclusions: [
    { id: 'seriousDishonesty', words: '列入严重违法失信名单' },
    { id: 'zombieEnterprise', words: '正在破产、注销的僵尸企业' },
    { id: 'headcountHalved', words: '参保人数比上年末减少一半以上' },
    { id: 'dispatchRefundWithheld', words: '劳务派遣单位截留返还资金，尚在清理' },
    { id: 'auditNotRectified', words: '审计发现问题，尚未按期整改' },
  ],
  notices: [
    {
      version: '1',
      title: '河南省2023年度稳岗返还政策确认信息', // S2-18
      // Worded after the sheet, S2-B
      paragraphs: [
        {
          heading: '政策依据',
          text: '根据国办发〔2023〕11号和豫人社办〔2023〕29号等文件规定，2023年继续实施失业保险稳岗返还政策。现将有关事项告知如下。',
        },
        {
          heading: '一、享受金额',
          text: '经核定，你单位（{unitName}）上年度失业保险实际缴费总额为 {base} 元，裁员率为 {layoffRate}，按 {ratio} 的比例返还，可享受稳岗返还资金 {amount} 元。{account}',
        },
        {
          heading: '二、资金用途',
          text: '根据人社部发〔2019〕23号和国办发〔2023〕11号规定，稳岗返还资金可用于职工生活补助、缴纳社会保险费、转岗培训、技能提升培训等稳定就业岗位以及降低生产经营成本支出。',
        },
        {
          heading: '三、确认方式',
          text: '请认真核对以上信息，于{deadline}前选择“确认享受”或“放弃享受”。公示开始前可以重新选择，以最后一次提交的选择为准；公示开始后不能再更改。到期没有选择的，{noDecision}。',
        },
      ],
      account: {
        complete:
          '资金将直接拨付至以下银行账户。户名：{accountName}；账号：尾号 {accountTail}；开户行：{bankName}。',
        incomplete:
          '你单位的收款账户还不完整，缺少{missing}，须在拨付前到社保业务大厅窗口补全，补全后才能拨付。',
      },
      minimumReadingMs: 10_000, // S2-18
    },
  ],
  attachments: { required: [], optionalAllowed: true }, // S2-20
  stages: [
    { id: 'assessment', words: '核定', role: 'handler', promise: null }, // S2-16
    { id: 'confirmation', words: '确认', role: 'unit', promise: { kind: 'instant' } }, // S2-21
    { id: 'publicity', words: '公示', role: 'handler', promise: null },
    { id: 'allocation', words: '核拨', role: 'handler', promise: null },
    { id: 'payment', words: '拨付', role: 'finance', promise: null },
  ],
  answerDeadline: '2023-12-31', // S2-25
  answersMayRepeat: true, // S2-23
  // The manual states no effect of silence, so nobody loses anything by it.
  noDecision: { policy: 'manualCheck', answerableAfter: true },
  // 公示期为5个工作日, as 郑州 did; the manual names no length.
  publicity: {
    length: 5,
    unit: 'workday',
    countsFrom: 'dayAfter',
    cutAt: null,
    creditCheck: 'warn',
  },
  accountCorrectionBy: 'window',
  // S3-06
  progressMessages: {
    windowAnswer: true,
    offerChanged: true,
    publicityBegan: true,
    paid: true,
    paymentReturned: true,
  },
  accountKinds: [
    { id: 'corporate', words: '对公', nameEqualsUnit: true },
    { id: 'premiumPayment', words: '缴费', nameEqualsUnit: false },
  ],
  nextStepDates: {},
} as const satisfies Edition
