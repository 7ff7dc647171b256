import { h } from 'vue'
import type { Me } from '../composables/useMe.ts'
import type { FakeAnswers } from '../gallery/fake-client.ts'
import { at, NOW } from '../gallery/fixtures/moments.ts'
import { refused } from '../gallery/fixtures/refusals.ts'
import { otherUnits, unit } from '../gallery/fixtures/units.ts'
import { played, type Act } from '../gallery/played.ts'
import { stage } from '../gallery/stage.ts'
import type { Story } from '../gallery/story.ts'
import MePage from './MePage.vue'

const here: Me['devices'][number] = {
  id: '018c4731-0000-7000-8000-000000000301',
  name: 'Android 手机',
  signedInAt: at('2023-12-08', '10:44'),
  seenAt: NOW,
  current: true,
}
const elsewhere: Me['devices'][number] = {
  id: '018c4731-0000-7000-8000-000000000302',
  name: 'Windows 电脑',
  signedInAt: at('2023-12-07', '16:20'),
  seenAt: at('2023-12-08', '10:35'),
  current: false,
}

const ofUnit: Me = {
  kind: 'unit',
  mobile: '199****0001',
  name: '张示例',
  unit: { ...unit, role: 'administrator' },
  otherUnits: [],
  devices: [here, elsewhere],
}
const contact: Me = { ...ofUnit, kind: 'contact', name: null, unit: null, devices: [here] }
const person: Me = { ...contact, kind: 'person', name: '张示例' }

const story = (name: string, answers: FakeAnswers, acts: readonly Act[] = []): Story => ({
  name: `me-${name}`,
  frame: 'page',
  prepare: () => stage(answers),
  render: acts.length === 0 ? () => h(MePage) : played(() => h(MePage), acts),
})

const stories: Story[] = [
  story('administrator', { getMe: { ...ofUnit, otherUnits } }),
  story('operator', {
    getMe: {
      ...ofUnit,
      name: '李样例',
      mobile: '199****0002',
      unit: { ...unit, role: 'operator' },
      devices: [here],
    },
  }),
  story('contact', { getMe: contact }),
  story('person', { getMe: person }),
  story('device-ended', { getMe: ofUnit, endDevice: { ended: true } }, [{ press: '退出Windows' }]),
  story('sign-out-failed', { getMe: ofUnit }, [{ press: '退出登录' }]),
  story('no-network', {}),
  story('sign-in-needed', { getMe: () => refused('SIGN_IN_NEEDED', {}) }),
]
export default stories
