import type { OperatorView } from '@wengang/contracts/views'
import { h } from 'vue'
import type { OperatorList } from '../composables/useOperators.ts'
import type { FakeAnswers } from '../gallery/fake-client.ts'
import { NOW } from '../gallery/fixtures/moments.ts'
import { refused } from '../gallery/fixtures/refusals.ts'
import { businesses as all } from '../gallery/fixtures/units.ts'
import { played, type Act } from '../gallery/played.ts'
import { stage } from '../gallery/stage.ts'
import type { Story } from '../gallery/story.ts'
import { visitNotes } from '../kept-json.ts'
import { storageKeys } from '../storage-keys.ts'
import OperatorFormPage from './OperatorFormPage.vue'
import OperatorsPage from './OperatorsPage.vue'

const businesses = all.filter(({ way }) => way !== 'certificate')

const active: OperatorView = {
  id: '018c4731-0000-7000-8000-000000000501',
  name: '李样例',
  mobile: '199****0002',
  state: 'active',
  businesses: ['ordinaryRefund'],
  internalUnit: '总部',
  expiresAt: null,
}
const invited: OperatorView = {
  ...active,
  id: '018c4731-0000-7000-8000-000000000502',
  name: '王示例',
  mobile: '199****0003',
  state: 'invited',
  businesses: ['ordinaryRefund', 'emergencyRefund', 'premiumDeferralRegistration'],
  internalUnit: null,
  expiresAt: NOW + 40 * 3_600_000,
}
const lapsed: OperatorView = {
  ...invited,
  id: '018c4731-0000-7000-8000-000000000503',
  name: '赵样例',
  mobile: '199****0004',
  state: 'lapsed',
  businesses: ['ordinaryRefund'],
  expiresAt: NOW - 3_600_000,
}
const withdrawn: OperatorView = {
  ...active,
  id: '018c4731-0000-7000-8000-000000000504',
  name: '孙示例',
  mobile: '199****0005',
  state: 'withdrawn',
}

const off: OperatorList = { internalManagement: false, operators: [], businesses }
const none: OperatorList = { ...off, internalManagement: true }
const several: OperatorList = { ...none, operators: [invited, active, lapsed, withdrawn] }
const typed = { name: '王示例', mobile: '19900000003', businesses: 'ordinaryRefund' }

const story = (name: string, answers: FakeAnswers, acts: readonly Act[] = []): Story => ({
  name: `operators-${name}`,
  frame: 'page',
  prepare: () => stage(answers),
  render: acts.length === 0 ? () => h(OperatorsPage) : played(() => h(OperatorsPage), acts),
})

const invite = (
  name: string,
  inviteOperator: FakeAnswers['inviteOperator'],
  {
    acts = [{ press: '发出邀请' }],
    filled = true,
  }: { acts?: readonly Act[]; filled?: boolean } = {},
): Story => ({
  name: `operators-invite-${name}`,
  frame: 'page',
  prepare: () => {
    stage({ listOperators: several, ...(inviteOperator ? { inviteOperator } : {}) })
    if (filled) visitNotes.keep(storageKeys.form('operator'), typed)
  },
  render: acts.length === 0 ? () => h(OperatorFormPage) : played(() => h(OperatorFormPage), acts),
})

const change = (name: string, memberId: string): Story => ({
  name: `operators-change-${name}`,
  frame: 'page',
  prepare: () => stage({ listOperators: several }),
  render: () => h(OperatorFormPage, { memberId }),
})

const stories: Story[] = [
  story('off', { listOperators: off }),
  story('turn-on', { listOperators: off }, [{ press: '开启内部管理' }]),
  story('none', { listOperators: none }),
  story('several', { listOperators: several }),
  story('turn-off', { listOperators: several }, [{ press: '关闭内部管理' }]),
  story('withdraw', { listOperators: several }, [{ press: '撤回王示例' }]),
  story('withdrawn', { listOperators: several, withdrawOperator: { operator: withdrawn } }, [
    { press: '撤回王示例' },
    { press: '确定撤回' },
  ]),
  story('turn-off-no-network', { listOperators: none }, [
    { press: '关闭内部管理' },
    { press: '确定关闭' },
  ]),
  story('not-the-administrator', { listOperators: () => refused('ADMINISTRATOR_ONLY', {}) }),
  invite('blank', undefined, { acts: [], filled: false }),
  invite('filled', undefined, { acts: [] }),
  invite('missing', undefined, { filled: false }),
  invite('known', () => refused('OPERATOR_EXISTS', {})),
  invite('no-network', undefined),
  invite('sent', { operator: invited }),
  change('active', active.id),
  change('unknown', withdrawn.id),
]
export default stories
