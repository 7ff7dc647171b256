import { h } from 'vue'
import type { Story } from '../../gallery/story.ts'
import AmountFigure from './AmountFigure.vue'
import AppPage from './AppPage.vue'
import AppTrouble from './AppTrouble.vue'
import BaseButton from './BaseButton.vue'
import BottomSheet from './BottomSheet.vue'
import ConfirmSheet from './ConfirmSheet.vue'
import DoneMark from './DoneMark.vue'
import FactList from './FactList.vue'
import FactRow from './FactRow.vue'
import InfoCard from './InfoCard.vue'
import LinkCard from './LinkCard.vue'
import NoticeBanner from './NoticeBanner.vue'
import StatusTag from './StatusTag.vue'

const fact = (label: string, value: string) => h(FactRow, { label }, () => value)

const offer = () => [
  h('p', { class: 'quiet' }, '经核定，您单位可以享受'),
  h(AmountFigure, { amountFen: 23_713_710 }),
  h(InfoCard, { heading: '怎么算的' }, () => [
    h('p', '790,457.00 元 × 30% = 237,137.10 元'),
    h('p', { class: 'hint' }, '上年度失业保险缴费 × 返还比例（大型企业）'),
    h(FactList, {}, () => [
      fact('裁员率', '0%，符合条件'),
      fact('拨付到', '中国银行 尾号 0046'),
      fact('户名', '巩义市示例机械有限公司'),
    ]),
  ]),
  h('p', { class: 'links' }, [
    h('a', { href: '#' }, '账户不对？'),
    h('a', { href: '#' }, '不确认会怎样？'),
  ]),
]

const OfferScene = () =>
  h(
    AppPage,
    { bar: '稳岗返还确认', back: '/' },
    {
      above: () => [
        h(StatusTag, { tone: 'primary' }, () => '待确认'),
        h('span', '截止 2023年12月31日，还有 23 天'),
      ],
      default: offer,
      bottom: () => [
        h(BaseButton, { kind: 'primary' }, () => '阅读政策并确认'),
        h('p', { class: 'hint' }, '需要阅读至少 10 秒，公示前可以更改'),
      ],
    },
  )

const StartScene = () =>
  h(
    AppPage,
    {
      bar: '稳岗通',
      heading: '稳岗返还，\n手机上就能确认',
      big: true,
      lead: '经办机构已替您算好。核对、阅读、答复，大约两分钟。',
    },
    () => [
      h(
        LinkCard,
        { heading: '我收到了短信', href: '/q', now: true },
        () => '点短信里的链接，或输入 8 位短信编码',
      ),
      h(LinkCard, { heading: '登录单位账号', href: '/' }, () => '统一社会信用代码 + 短信验证码'),
      h('div', { class: 'push' }),
      h(NoticeBanner, { tone: 'good' }, () => [
        '担心短信是假的？',
        h('a', { href: '/verify' }, '先查一查'),
        '，或拨打 12333。短信打开的页面不会要银行卡号、密码。',
      ]),
    ],
  )

const DoneScene = () =>
  h(
    AppPage,
    { bar: '办理结果', back: '/', heading: '已即时办结', lead: '您的选择：确认享受' },
    {
      mark: () => h(DoneMark),
      default: () => [
        h(InfoCard, {}, () =>
          h(FactList, {}, () => [
            fact('办理编号', 'WG3-K7H-2M9'),
            fact('提交时间', '2023年12月8日 10:42'),
            fact('金额', '237,137.10 元'),
          ]),
        ),
      ],
      bottom: () => [
        h(BaseButton, { kind: 'primary' }, () => '查看进度'),
        h(BaseButton, { kind: 'text' }, () => '更改确认'),
      ],
    },
  )

const underSheet = (sheet: () => ReturnType<Story['render']>) => [OfferScene(), sheet()]

const pages: Story[] = [
  { name: 'base-page-offer', frame: 'page', render: OfferScene },
  { name: 'base-page-start', frame: 'page', render: StartScene },
  { name: 'base-page-done', frame: 'page', render: DoneScene },
  { name: 'base-page-not-found', frame: 'page', render: () => h(AppTrouble, { kind: 'notFound' }) },
  { name: 'base-page-broken', frame: 'page', render: () => h(AppTrouble, { kind: 'broken' }) },
  {
    name: 'base-page-not-loaded',
    frame: 'page',
    render: () => h(AppTrouble, { kind: 'notLoaded' }),
  },
  {
    name: 'base-sheet',
    frame: 'page',
    render: () =>
      underSheet(() =>
        h(BottomSheet, { show: true, title: '不确认会怎样？' }, () => [
          h('p', '到 2023年12月31日 还没有答复的，由经办机构人工核实，不会自动算作放弃。'),
          h('p', '公示开始前，随时可以回来答复。'),
        ]),
      ),
  },
  {
    name: 'base-sheet-confirm',
    frame: 'page',
    render: () =>
      underSheet(() =>
        h(
          ConfirmSheet,
          {
            show: true,
            title: '确定放弃 237,137.10 元吗？',
            act: '放弃享受',
            stay: '再想想',
          },
          () => h('p', '这笔资金留在失业保险基金，本年度不再拨付。公示开始前还可以更改。'),
        ),
      ),
  },
]

export default pages
