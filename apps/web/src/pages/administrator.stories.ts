import { h, type VNode } from 'vue'
import type { Me } from '../composables/useMe.ts'
import type { FakeAnswers } from '../gallery/fake-client.ts'
import { at, NOW } from '../gallery/fixtures/moments.ts'
import { refused } from '../gallery/fixtures/refusals.ts'
import { unit } from '../gallery/fixtures/units.ts'
import { played, type Act } from '../gallery/played.ts'
import { stage } from '../gallery/stage.ts'
import type { Story } from '../gallery/story.ts'
import { visitNotes } from '../kept-json.ts'
import { storageKeys } from '../storage-keys.ts'
import AdministratorPage from './AdministratorPage.vue'

const getMe: Me = {
  kind: 'unit',
  mobile: '199****0001',
  name: null,
  unit: { ...unit, role: null },
  otherUnits: [],
  devices: [],
}
const sent = {
  challengeId: '018c4731-0000-7000-8000-000000000402',
  mobile: '199****0001',
  expiresAt: NOW + 300_000,
  resendAt: NOW + 42_000,
}
const first = { who: '李**', at: at('2023-12-08', '10:41') }

function story(
  name: string,
  step: 'form' | 'code',
  answers: FakeAnswers = {},
  acts: readonly Act[] = [],
): Story {
  const page = (): VNode => h(AdministratorPage, { step })
  return {
    name: `administrator-${name}`,
    frame: 'page',
    prepare: () => {
      stage({ getMe, ...answers })
      if (step === 'code') visitNotes.keep(storageKeys.codeSent('administrator'), sent)
    },
    render: acts.length === 0 ? page : played(page, acts),
  }
}

const ASK: readonly Act[] = [{ press: '获取验证码' }]
const TRY: readonly Act[] = [{ fill: '6 位验证码', text: '123456' }, { press: '注册' }]

const stories: Story[] = [
  story('blank', 'form'),
  story('filled', 'form', {}, [{ fill: '用户姓名', text: '张示例' }]),
  story(
    'somebody-was-first',
    'form',
    {
      askAdministratorCode: () => refused('ADMINISTRATOR_EXISTS', first),
    },
    ASK,
  ),
  story('busy', 'form', { getMe: () => refused('BUSY', {}) }),
  story('code', 'code'),
  story(
    'code-wrong',
    'code',
    {
      registerAdministrator: () => refused('CODE_WRONG', { triesLeft: 4 }),
    },
    TRY,
  ),
  story(
    'code-somebody-was-first',
    'code',
    {
      registerAdministrator: () => refused('ADMINISTRATOR_EXISTS', first),
    },
    TRY,
  ),
  story(
    'code-phone-changed',
    'code',
    {
      registerAdministrator: () => refused('PHONE_CHANGED', {}),
    },
    TRY,
  ),
]
export default stories
