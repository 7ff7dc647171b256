import { henanAgreement2023 } from '@wengang/policy/portals/henan-agreement'
import { h } from 'vue'
import type { AgreementText } from '../composables/useOpening.ts'
import type { FakeAnswers } from '../gallery/fake-client.ts'
import { at, NOW } from '../gallery/fixtures/moments.ts'
import { refused } from '../gallery/fixtures/refusals.ts'
import {
  aRegistration,
  aUnit,
  opened,
  signedOut,
  toOpen,
} from '../gallery/fixtures/registrations.ts'
import { played, type Act } from '../gallery/played.ts'
import { stage } from '../gallery/stage.ts'
import type { Story } from '../gallery/story.ts'
import { visitNotes } from '../kept-json.ts'
import { storageKeys } from '../storage-keys.ts'
import RegisterOpenedPage from './RegisterOpenedPage.vue'
import RegisterOpenPage from './RegisterOpenPage.vue'

const agreement: AgreementText = {
  ...henanAgreement2023,
  paragraphs: henanAgreement2023.paragraphs.map((paragraph) => ({ ...paragraph })),
}

interface Scene {
  answers?: FakeAnswers
  acts?: readonly Act[]
  step?: 'form' | 'code'
  /** The person is not the one whom the maintenance names. */
  stranger?: boolean
}

function story(name: string, scene: Scene = {}): Story {
  const { answers = {}, acts = [], step = 'form', stranger = false } = scene
  const page = () => h(RegisterOpenPage, { step, uscc: stranger ? undefined : toOpen.uscc })
  return {
    name: `register-open-${name}`,
    frame: 'page',
    prepare: () => {
      stage({
        getRegistration: aRegistration({ units: stranger ? [] : [toOpen] }),
        getAgreement: agreement,
        ...answers,
      })
      if (step === 'form') return
      visitNotes.keep(storageKeys.form('agreement'), agreement.version)
      visitNotes.keep(storageKeys.codeSent('opening'), {
        challengeId: '018c4731-0000-7000-8000-000000000402',
        mobile: '199****0001',
        expiresAt: NOW + 300_000,
        resendAt: NOW + 42_000,
      })
    },
    render: acts.length === 0 ? page : played(page, acts),
  }
}

const tried = (name: string, openUnitService: FakeAnswers['openUnitService']): Story =>
  story(name, {
    step: 'code',
    answers: openUnitService === undefined ? {} : { openUnitService },
    acts: [{ fill: '6 位验证码', text: '123456' }, { press: '开通单位网上服务' }],
  })

const stories: Story[] = [
  story('known'),
  story('agreed', { acts: [{ choose: '我已阅读' }] }),
  story('not-agreed', { acts: [{ press: '获取验证码' }] }),
  story('typed', { stranger: true }),
  story('mismatch', {
    stranger: true,
    answers: { askOpeningCode: () => refused('OPENING_MISMATCH', {}) },
    acts: [
      { fill: '统一社会信用代码', text: '91410105MA9FGD1Q9M' },
      { fill: '单位名称', text: '示例（巩义）机械有限公司' },
      { fill: '登记的手机号', text: '19900000001' },
      { choose: '我已阅读' },
      { press: '获取验证码' },
    ],
  }),
  story('code', { step: 'code' }),
  tried('opened-by-other', () =>
    refused('OPENED_BY_OTHER', { who: '王**', at: at('2023-12-08', '10:45') }),
  ),
  tried('phone-changed', () => refused('PHONE_CHANGED', {})),
  story('not-yet', { answers: { getRegistration: aRegistration({ units: [aUnit()] }) } }),
  story('already', { answers: { getRegistration: aRegistration({ units: [opened] }) } }),
  story('signed-out', { answers: { getRegistration: signedOut } }),
  {
    name: 'register-opened',
    frame: 'page',
    prepare: () => stage({ getRegistration: aRegistration({ units: [opened] }) }),
    render: () => h(RegisterOpenedPage, { uscc: opened.uscc }),
  },
]
export default stories
