import { h } from 'vue'
import type { Story } from '../../gallery/story.ts'
import AmountFigure from './AmountFigure.vue'
import BaseButton from './BaseButton.vue'
import EmptyState from './EmptyState.vue'
import ErrorState from './ErrorState.vue'
import FactList from './FactList.vue'
import FactRow from './FactRow.vue'
import InfoCard from './InfoCard.vue'
import MaskedName from './MaskedName.vue'
import NoticeBanner from './NoticeBanner.vue'
import SkeletonText from './SkeletonText.vue'
import StatusStrip from './StatusStrip.vue'
import StatusTag from './StatusTag.vue'
import TimelineList from './TimelineList.vue'

/** 44 characters, the longest name that a sheet must carry. */
const LONG_NAME =
  '巩义市示例高新技术产业开发区精密机械制造与新材料技术研究开发中心（有限合伙）第一分公司'

const fact = (label: string, value: string) => h(FactRow, { label }, () => value)

const steps = [
  { key: '1', title: '核定', state: 'done', lines: ['2023年11月20日 · 巩义市失业保险经办机构'] },
  { key: '2', title: '您已确认享受', state: 'done', lines: ['12月8日 10:42 · 手机 · 138****5678'] },
  { key: '3', title: '公示', state: 'now', lines: ['1月8日 至 1月15日'] },
  { key: '4', title: '核拨', state: 'next', lines: ['时间由经办机构确定'] },
  { key: '5', title: '拨付', state: 'next', lines: ['拨付后给您发短信'] },
] as const

const parts: Story[] = [
  {
    name: 'base-amounts',
    frame: 'part',
    render: () =>
      [8_467, 23_713_710, 9_999_999_999].map((amountFen) => h(AmountFigure, { amountFen })),
  },
  {
    name: 'base-facts',
    frame: 'part',
    render: () => [
      h(InfoCard, { heading: '怎么算的' }, () =>
        h(FactList, {}, () => [
          fact('上年度失业保险缴费', '790,457.00 元'),
          fact('返还比例', '30%（大型企业）'),
          fact('裁员率', '0%，符合条件'),
          fact('户名', LONG_NAME),
        ]),
      ),
      h(
        InfoCard,
        { heading: '短信验证', now: true },
        {
          default: () => h('p', { class: 'hint' }, '为了确认是您本人，请先收一个验证码。'),
          tag: () => h(StatusTag, { tone: 'primary' }, () => '现在办理'),
        },
      ),
    ],
  },
  {
    name: 'base-names',
    frame: 'part',
    render: () => [
      h('p', h(MaskedName, { name: LONG_NAME })),
      h('p', h(MaskedName, { name: '巩义市···有限公司' })),
    ],
  },
  {
    name: 'base-tags-banners',
    frame: 'part',
    render: () => [
      h('p', { class: 'overline' }, [
        h(StatusTag, {}, () => '2023 年度'),
        h(StatusTag, { tone: 'primary' }, () => '待确认'),
        h(StatusTag, { tone: 'good' }, () => '已拨付'),
        h(StatusTag, { tone: 'care' }, () => '公示异议处理中'),
        h(StatusTag, { tone: 'wrong' }, () => '拨付未成功'),
      ]),
      h(NoticeBanner, {}, () => '公示开始前可以更改，以最后一次为准。'),
      h(NoticeBanner, { tone: 'good' }, () => '本页面不会向您要银行卡号、密码、身份证号。'),
      h(NoticeBanner, { tone: 'care' }, () => '经办机构更改了金额，请重新阅读并确认。'),
      h(NoticeBanner, { tone: 'wrong' }, () => '拨付未成功，请到业务大厅核对收款账户。'),
      h(StatusStrip, { icon: 'offline', tone: 'care' }, () => '没有网络，您填的内容还在'),
    ],
  },
  {
    name: 'base-timeline',
    frame: 'part',
    render: () => h(InfoCard, {}, () => h(TimelineList, { steps })),
  },
  {
    name: 'base-empty',
    frame: 'part',
    render: () =>
      h(
        EmptyState,
        { heading: '还没有办件' },
        {
          default: () => h('p', '收到短信后，这里会出现您单位的返还。'),
          acts: () =>
            h(BaseButton, { kind: 'text', href: '/why' }, () => '为什么没有待确认的返还？'),
        },
      ),
  },
  {
    name: 'base-error',
    frame: 'part',
    render: () =>
      h(ErrorState, {}, () => '暂时取不到您单位的返还。请过几分钟再试，已提交的内容不受影响。'),
  },
  { name: 'base-skeleton', frame: 'part', render: () => h(SkeletonText, { lines: 4 }) },
]

export default parts
