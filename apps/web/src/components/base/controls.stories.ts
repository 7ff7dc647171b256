import { defineComponent, h, ref } from 'vue'
import type { Story } from '../../gallery/story.ts'
import BaseButton from './BaseButton.vue'
import ChoiceCard from './ChoiceCard.vue'
import ChoiceGroup from './ChoiceGroup.vue'
import CodeField from './CodeField.vue'
import CountdownBar from './CountdownBar.vue'
import TextArea from './TextArea.vue'
import TextField from './TextField.vue'

const ButtonScene = (): ReturnType<Story['render']> => [
  h(BaseButton, { kind: 'primary' }, () => '阅读政策并确认'),
  h(BaseButton, { kind: 'primary', busy: true }, () => '提交'),
  h(BaseButton, { kind: 'primary', notReady: true, reason: 'why' }, () => '我已阅读，去确认'),
  h('p', { id: 'why', class: 'hint' }, '还需 7 秒'),
  h(BaseButton, {}, () => '稍后'),
  h(BaseButton, { kind: 'text', href: '/verify' }, () => '查看进度'),
]

const CodeScene = defineComponent(
  (props: { start: string; error?: string }) => {
    const code = ref(props.start)
    return () =>
      h(CodeField, {
        modelValue: code.value,
        'onUpdate:modelValue': (next: string) => (code.value = next),
        label: '6 位验证码',
        length: 6,
        hint: '已发送到 138****5678，5 分钟内有效。',
        error: props.error,
      })
  },
  { props: ['start', 'error'] },
)

const FieldScene = defineComponent(() => {
  const reason = ref('今年不需要')
  const query = ref('郑州')
  return () => [
    h(TextField, {
      modelValue: query.value,
      'onUpdate:modelValue': (next: string) => (query.value = next),
      label: '单位名称',
      hint: '写几个字就可以',
      type: 'search',
    }),
    h(TextField, {
      modelValue: '914101',
      label: '统一社会信用代码',
      error: '应为 18 位，现在是 6 位。请对照营业执照检查。',
    }),
    h(TextArea, {
      modelValue: reason.value,
      'onUpdate:modelValue': (next: string) => (reason.value = next),
      label: '放弃的原因（可以不填）',
      maxlength: 200,
    }),
  ]
})

const ChoiceScene = defineComponent(
  (props: { start: 'ACCEPT' | 'DECLINE' | null }) => {
    const choice = ref(props.start)
    const card = (value: 'ACCEPT' | 'DECLINE', heading: string, words: string) =>
      h(
        ChoiceCard,
        {
          name: 'choice',
          value,
          heading,
          modelValue: choice.value,
          'onUpdate:modelValue': (next: string) => (choice.value = next === value ? value : null),
        },
        () => words,
      )
    return () =>
      h(ChoiceGroup, { legend: '您的选择' }, () => [
        card('ACCEPT', '确认享受', '公示结束后，237,137.10 元拨付到尾号 0046 的账户。'),
        card('DECLINE', '放弃享受', '这笔资金留在失业保险基金，本年度不再拨付。'),
      ])
  },
  { props: ['start'] },
)

const countdown = (leftSeconds: number, paused?: string) =>
  h(CountdownBar, {
    totalSeconds: 10,
    leftSeconds,
    label: (seconds: number) => `请阅读政策说明，还需 ${seconds} 秒`,
    ended: '阅读时间已够，您可以继续看，也可以去确认',
    paused,
  })

const controls: Story[] = [
  { name: 'base-buttons', frame: 'part', render: ButtonScene },
  { name: 'base-code', frame: 'part', render: () => h(CodeScene, { start: '3071' }) },
  {
    name: 'base-code-wrong',
    frame: 'part',
    render: () => h(CodeScene, { start: '307199', error: '验证码不对，还可以试 3 次。' }),
  },
  { name: 'base-fields', frame: 'part', render: () => h(FieldScene) },
  { name: 'base-choice', frame: 'part', render: () => h(ChoiceScene, { start: null }) },
  { name: 'base-choice-made', frame: 'part', render: () => h(ChoiceScene, { start: 'ACCEPT' }) },
  {
    name: 'base-countdown',
    frame: 'part',
    render: () => [countdown(7), countdown(4, '您离开了这一页，计时已暂停'), countdown(0)],
  },
]

export default controls
