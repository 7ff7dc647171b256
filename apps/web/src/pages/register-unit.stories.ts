import { h } from 'vue'
import type { FakeAnswers } from '../gallery/fake-client.ts'
import { at } from '../gallery/fixtures/moments.ts'
import { lost, refused } from '../gallery/fixtures/refusals.ts'
import {
  aRegistration,
  aUnit,
  rejected,
  signedOut,
  maintenanceAt,
} from '../gallery/fixtures/registrations.ts'
import { played, type Act } from '../gallery/played.ts'
import { stage } from '../gallery/stage.ts'
import type { Story } from '../gallery/story.ts'
import { visitNotes } from '../kept-json.ts'
import { storageKeys } from '../storage-keys.ts'
import RegisterUnitPage from './RegisterUnitPage.vue'

interface Scene {
  answers?: FakeAnswers
  acts?: readonly Act[]
  blank?: boolean
  uscc?: string
}

const typed = { uscc: '91410105MA9FGD1Q9M', unitName: '示例(巩义)机械有限公司', mobile: '' }
const SUBMIT: Act = { press: '提交登记' }

function story(name: string, scene: Scene = {}): Story {
  const { answers = {}, acts = [], blank = false, uscc } = scene
  const page = () => h(RegisterUnitPage, { uscc })
  return {
    name: `register-unit-${name}`,
    frame: 'page',
    prepare: () => {
      stage({ getRegistration: aRegistration(), ...answers })
      if (!blank) visitNotes.keep(storageKeys.form('unit'), typed)
    },
    render: acts.length === 0 ? page : played(page, acts),
  }
}

const refusedWith = (name: string, requestMaintenance: FakeAnswers['requestMaintenance']): Story =>
  story(name, {
    answers: requestMaintenance === undefined ? {} : { requestMaintenance },
    acts: [SUBMIT],
  })

const again = aUnit({
  steps: maintenanceAt('now', '登记没有通过：单位名称和营业执照不一致。'),
  maintenance: rejected('单位名称和营业执照不一致'),
})

const stories: Story[] = [
  story('blank', { blank: true }),
  story('nothing-filled', { blank: true, acts: [SUBMIT] }),
  story('wrong-check-digit', {
    acts: [{ fill: '统一社会信用代码', text: '91410105MA9FGD1Q9N' }, SUBMIT],
  }),
  story('other-mobile', { acts: [{ press: '换一个手机号' }] }),
  story('again', {
    blank: true,
    uscc: again.uscc,
    answers: { getRegistration: aRegistration({ units: [again] }) },
  }),
  refusedWith('sending', 'pending'),
  refusedWith('unknown', () => refused('UNIT_UNKNOWN', {})),
  refusedWith('name-differs', () =>
    refused('UNIT_NAME_DIFFERS', { registered: '示例（巩义市）机械有限公司' }),
  ),
  refusedWith('name-differs-untold', () => refused('UNIT_NAME_DIFFERS', { registered: null })),
  refusedWith('registered', () => refused('UNIT_REGISTERED', {})),
  refusedWith('quota-today', () => refused('MAINTENANCE_QUOTA_TODAY', { perDay: 2, left: 1 })),
  refusedWith('quota-spent', () => refused('MAINTENANCE_QUOTA_SPENT', { total: 3 })),
  refusedWith('pending', () =>
    refused('MAINTENANCE_PENDING', { who: '王**', at: at('2023-12-07', '16:20') }),
  ),
  refusedWith('unknown-whether-sent', () => lost),
  story('window-only', {
    answers: {
      getRegistration: aRegistration({ rule: { total: 3, perDay: 2, open: ['hall'] } }),
    },
  }),
  story('signed-out', { answers: { getRegistration: signedOut } }),
]
export default stories
