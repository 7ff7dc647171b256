import { h } from 'vue'
import type { Registration, RegistrationUnit } from '../composables/useRegistration.ts'
import type { FakeAnswers } from '../gallery/fake-client.ts'
import {
  aRegistration,
  aUnit,
  certified,
  maintenanceAt,
  opened,
  rejected,
  request,
  signedOut,
  stepsAt,
  toOpen,
} from '../gallery/fixtures/registrations.ts'
import { otherUnits } from '../gallery/fixtures/units.ts'
import { played, type Act } from '../gallery/played.ts'
import { stage } from '../gallery/stage.ts'
import type { Story } from '../gallery/story.ts'
import RegisterPage from './RegisterPage.vue'

function story(
  name: string,
  getRegistration: FakeAnswers['getRegistration'],
  acts: readonly Act[] = [],
): Story {
  const page = () => h(RegisterPage)
  return {
    name: `register-${name}`,
    frame: 'page',
    prepare: () => stage(getRegistration === undefined ? {} : { getRegistration }),
    render: acts.length === 0 ? page : played(page, acts),
  }
}

const shows = (name: string, unit: RegistrationUnit, more: Partial<Registration> = {}): Story =>
  story(name, aRegistration({ units: [unit], ...more }))

const longName = otherUnits[1]?.name ?? ''

const stories: Story[] = [
  story('signed-out', signedOut),
  story('no-unit', aRegistration()),
  story(
    'window-only',
    aRegistration({
      rule: { total: 3, perDay: 2, open: ['hall'] },
      person: { name: '欧阳**', mobile: '199****0001', verified: true },
    }),
  ),
  shows('pending', aUnit()),
  story('withdraw', aRegistration({ units: [aUnit()] }), [{ press: '撤回' }]),
  shows(
    'rejected',
    aUnit({
      steps: maintenanceAt('now', '登记没有通过：营业执照照片看不清，请核对单位名称后再提交。'),
      maintenance: rejected('营业执照照片看不清，请核对单位名称后再提交'),
    }),
  ),
  shows(
    'name-differs',
    aUnit({
      unitName: '示例（巩义）机械制造有限公司',
      steps: maintenanceAt('now', '登记没有通过：单位名称和登记的不一致。'),
      maintenance: {
        ...rejected('单位名称和登记的不一致'),
        unitName: '示例（巩义）机械制造有限公司',
      },
      registeredName: '示例（巩义市）机械制造有限公司',
    }),
  ),
  shows(
    'quota-today',
    aUnit({
      steps: maintenanceAt('blocked', '今天的 2 次维护已经用完，请明天再办，总共还可维护 1 次。'),
      maintenance: null,
      quota: { total: 3, perDay: 2, left: 1, leftToday: 0 },
    }),
  ),
  shows(
    'quota-spent',
    aUnit({
      steps: maintenanceAt(
        'blocked',
        '3 次维护都已经用完。请带营业执照和经办人身份证，到社保业务大厅窗口办理。',
      ),
      maintenance: null,
      quota: { total: 3, perDay: 2, left: 0, leftToday: 0 },
    }),
  ),
  shows(
    'pending-and-to-open',
    aUnit({
      steps: maintenanceAt(
        'waiting',
        '经办机构正在核准，一般 1 个工作日，2 个工作日还没有结果可以询问 12333。核准以前，原来的登记仍然有效。',
      ).map((step) =>
        step.key === 'opening'
          ? { ...step, state: 'now', why: '可以先照原来的登记开通；要用新的登记，请等核准。' }
          : step,
      ),
    }),
  ),
  shows('to-open', toOpen),
  shows('to-administrator', opened),
  shows(
    'all-done',
    aUnit({ steps: stepsAt('done', 'done', 'done', 'done'), maintenance: certified }),
  ),
  story(
    'several-units',
    aRegistration({
      units: [
        toOpen,
        aUnit({ uscc: '91410105MA4XXXX12B', unitName: otherUnits[0]?.name ?? '' }),
        aUnit({
          uscc: '91410100MA5XXXX34C',
          unitName: longName,
          steps: stepsAt('done', 'done', 'done', 'done'),
          maintenance: request({ state: 'certified' }),
        }),
      ],
    }),
  ),
  shows('longest', aUnit({ unitName: longName, maintenance: request({ unitName: longName }) })),
  story('loading', 'pending'),
  story('offline', undefined),
]
export default stories
