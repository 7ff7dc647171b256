import type { CallOutput } from '@wengang/contracts/client'
import { h, type VNode } from 'vue'
import type { FakeAnswers } from '../gallery/fake-client.ts'
import { at, NOW } from '../gallery/fixtures/moments.ts'
import { lost, refused } from '../gallery/fixtures/refusals.ts'
import { portalAddress, unit } from '../gallery/fixtures/units.ts'
import { played, type Act } from '../gallery/played.ts'
import { stage } from '../gallery/stage.ts'
import type { Story } from '../gallery/story.ts'
import { visitNotes } from '../kept-json.ts'
import { rememberSignIn } from '../last-sign-in.ts'
import { storageKeys } from '../storage-keys.ts'
import LoginPage from './LoginPage.vue'

const { uscc } = unit
const getRegistration: CallOutput<'getRegistration'> = {
  person: null,
  rule: { total: 3, perDay: 2, open: ['hall', 'personalPortal'] },
  portal: { login: portalAddress, registration: portalAddress },
  steps: [],
  units: [],
}
const sent = {
  challengeId: '018c4731-0000-7000-8000-000000000401',
  mobile: '199****0001',
  expiresAt: NOW + 300_000,
  resendAt: NOW + 42_000,
}
const ASK: Act = { press: '获取验证码' }
const TRY: readonly Act[] = [{ fill: '6 位验证码', text: '123456' }, { press: '登录' }]

interface Scene {
  answers?: FakeAnswers
  acts?: readonly Act[]
  /** What is typed already. */
  typed?: { uscc: string; mobile: string }
  /** Where the person was before the session ran out. */
  next?: string
}

function story(name: string, step: 'form' | 'code', of: Scene = {}): Story {
  const { answers = {}, acts = [], typed, next } = of
  const page = (): VNode => h(LoginPage, { step, next })
  return {
    name: `login-${name}`,
    frame: 'page',
    prepare: () => {
      stage({ getRegistration, ...answers })
      if (typed) visitNotes.keep(storageKeys.form('login'), typed)
      if (next !== undefined) rememberSignIn({ kind: 'unit', uscc })
      if (step === 'code') visitNotes.keep(storageKeys.codeSent('unit'), sent)
    },
    render: acts.length === 0 ? page : played(page, acts),
  }
}

const typed = { uscc, mobile: '' }
const asked = (name: string, askUnitCode: FakeAnswers['askUnitCode']): Story =>
  story(name, 'form', {
    typed,
    acts: [ASK],
    ...(askUnitCode === undefined ? {} : { answers: { askUnitCode } }),
  })
const tried = (name: string, signInUnit: FakeAnswers['signInUnit']): Story =>
  story(`code-${name}`, 'code', {
    typed,
    acts: TRY,
    ...(signInUnit === undefined ? {} : { answers: { signInUnit } }),
  })

const stories: Story[] = [
  story('blank', 'form'),
  story('filled', 'form', { typed }),
  story('operator', 'form', { acts: [{ choose: '我是操作员' }] }),
  story('after-expiry', 'form', { next: '/offer/0190/decide' }),
  story('certificate', 'form', { acts: [{ open: '有 UKey' }, { open: '手机号换了' }] }),
  story('certificate-no-network', 'form', {
    answers: { getRegistration: () => lost },
    acts: [{ open: '有 UKey' }],
  }),
  story('missing', 'form', { acts: [ASK] }),
  story('slip', 'form', { typed: { uscc: '91410181MA9XXXX83A', mobile: '' }, acts: [ASK] }),
  story('operator-slip', 'form', { typed: { uscc, mobile: '1990000' }, acts: [ASK] }),
  asked('sending', 'pending'),
  asked('unknown', () => refused('UNIT_UNKNOWN', {})),
  asked('not-opened', () => refused('UNIT_NOT_OPENED', {})),
  asked('operator-unknown', () => refused('OPERATOR_UNKNOWN', {})),
  asked('limit', () => refused('CODE_LIMIT', { retryAt: at('2023-12-08', '11:35') })),
  asked('locked', () => refused('LOCKED', { until: at('2023-12-08', '10:56') })),
  asked('no-network', undefined),
  story('code', 'code', { typed }),
  tried('wrong', () => refused('CODE_WRONG', { triesLeft: 3 })),
  tried('expired', () => refused('CODE_EXPIRED', {})),
  tried('not-sent', () => refused('CODE_NOT_SENT', {})),
  tried('locked', () => refused('LOCKED', { until: at('2023-12-08', '11:16') })),
  tried('phone-changed', () => refused('PHONE_CHANGED', {})),
  tried('no-network', undefined),
  tried('sending', 'pending'),
]
export default stories
