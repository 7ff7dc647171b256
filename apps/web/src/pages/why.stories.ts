import type { CallOutput } from '@wengang/contracts/client'
import { h } from 'vue'
import type { FakeAnswers } from '../gallery/fake-client.ts'
import { CASE_NO } from '../gallery/fixtures/offers.ts'
import { stage } from '../gallery/stage.ts'
import type { Story } from '../gallery/story.ts'
import WhyPage from './WhyPage.vue'

type Cause = CallOutput<'explainNoOffer'>['causes'][number]

const cause = (key: Cause['key'], words: string, wayOut: string): Cause => ({
  key,
  unitName: null,
  cause: words,
  wayOut,
  caseNo: null,
})

const general: Cause[] = [
  cause('answered', '已经确认过了', '用办理编号查看进度，不用再办别的。'),
  cause('notAssessed', '还没有核定到您单位', '核定后会发短信，请留意；也可以拨打 12333 询问。'),
  cause('ineligible', '不符合条件', '可以到业务大厅窗口问明原因；有异议可以在公示期提出。'),
  cause('notOnList', '不在这次的名单里', '带上证明材料到业务大厅窗口申请复核。'),
  cause('blankAccount', '收款账户没有登记', '到业务大厅窗口补全账户，补全后会发短信。'),
  cause(
    'numberOutOfDate',
    '登记的手机号过时了',
    '带身份证明到业务大厅窗口更新手机号，会重新发短信。',
  ),
  cause('individualBusiness', '以单位形式参保的个体工商户', '请到业务大厅窗口办理。'),
  cause('otherModule', '您要办的是别的业务', '请在省网上服务平台自行申报。'),
]

const own: Cause[] = [
  {
    key: 'answered',
    unitName: '巩义市示例机械有限公司',
    cause: '已经确认过了',
    wayOut: '12月8日 10:42 已确认享受。不用再办别的，可以查看进度。',
    caseNo: CASE_NO,
  },
  {
    key: 'ineligible',
    unitName: '郑州样例电子商务有限公司',
    cause: '核定为不符合条件：裁员率 21.3%，高于规定的 20%',
    wayOut: '如果数据有误，请带证明材料到业务大厅窗口申请复核。',
    caseNo: null,
  },
]

const asked = (name: string, explainNoOffer: FakeAnswers['explainNoOffer']): Story => ({
  name: `why-${name}`,
  frame: 'page',
  prepare: () => stage(explainNoOffer === undefined ? {} : { explainNoOffer }),
  render: () => h(WhyPage),
})

const stories: Story[] = [
  asked('general', { signedIn: false, causes: general }),
  asked('own', { signedIn: true, causes: own }),
  asked('nothing-found', { signedIn: true, causes: [] }),
  asked('loading', 'pending'),
  asked('no-network', undefined),
]
export default stories
