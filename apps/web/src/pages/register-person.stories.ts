import type { CodeSent } from '@wengang/contracts/views'
import { h, type VNode } from 'vue'
import type { FakeAnswers } from '../gallery/fake-client.ts'
import { at, NOW } from '../gallery/fixtures/moments.ts'
import { lost, refused } from '../gallery/fixtures/refusals.ts'
import { played, type Act } from '../gallery/played.ts'
import { stage } from '../gallery/stage.ts'
import type { Story } from '../gallery/story.ts'
import { visitNotes } from '../kept-json.ts'
import { rememberSignIn } from '../last-sign-in.ts'
import { storageKeys } from '../storage-keys.ts'
import PersonSignInPage from './PersonSignInPage.vue'
import RegisterPersonPage from './RegisterPersonPage.vue'

const sent: CodeSent = {
  challengeId: '018c4731-0000-7000-8000-000000000401',
  mobile: '199****0001',
  expiresAt: NOW + 300_000,
  resendAt: NOW + 42_000,
}
const typed = { name: '李示例', idNumber: '410181199003078825', mobile: '19900000001' }
const ASK: Act = { press: '获取验证码' }

interface Scene {
  answers?: FakeAnswers
  acts?: readonly Act[]
  blank?: boolean
}

/** A scene of the form, or with `step` of the digits. */
function scene(step: 'form' | 'code', page: () => VNode, of: Scene): Omit<Story, 'name'> {
  const { answers = {}, acts = [], blank = false } = of
  return {
    frame: 'page',
    prepare: () => {
      stage(answers)
      if (!blank) {
        visitNotes.keep(storageKeys.form('person'), typed)
        visitNotes.keep(storageKeys.form('sign-in'), { idNumber: typed.idNumber })
      }
      if (step === 'code') {
        visitNotes.keep(storageKeys.codeSent('newPerson'), sent)
        visitNotes.keep(storageKeys.codeSent('person'), { ...sent, mobile: null })
      }
    },
    render: acts.length === 0 ? page : played(page, acts),
  }
}

const form = (name: string, of: Scene = {}): Story => ({
  name: `register-person-${name}`,
  ...scene('form', () => h(RegisterPersonPage, { step: 'form' }), of),
})
const digits = (name: string, of: Scene = {}): Story => ({
  name: `register-person-code-${name}`,
  ...scene('code', () => h(RegisterPersonPage, { step: 'code' }), of),
})
const tried = (name: string, registerPerson: FakeAnswers['registerPerson']): Story =>
  digits(name, {
    answers: registerPerson === undefined ? {} : { registerPerson },
    acts: [{ fill: '6 位验证码', text: '123456' }, { press: '注册' }],
  })
const asked = (name: string, answers: FakeAnswers): Story => form(name, { answers, acts: [ASK] })

/** Sent to sign in again from a page that waits behind it. */
const signInAgain = scene('form', () => h(PersonSignInPage, { step: 'form', next: '/register' }), {
  blank: true,
})
const personRanOut: Story = {
  ...signInAgain,
  name: 'person-sign-in-after-expiry',
  prepare() {
    signInAgain.prepare?.()
    rememberSignIn({ kind: 'person' })
  },
}

const stories: Story[] = [
  form('blank', { blank: true }),
  form('nothing-filled', { blank: true, acts: [ASK] }),
  form('wrong-check-digit', {
    acts: [
      { fill: '身份证号', text: '410181199003078824' },
      { fill: '手机号', text: '1990000' },
      ASK,
    ],
  }),
  asked('server-finds', {
    askNewPersonCode: () =>
      refused('INVALID_INPUT', {
        findings: [{ field: 'mobile', message: '手机号是 11 位数字，现在是 10 位，请核对' }],
      }),
  }),
  asked('sending', { askNewPersonCode: 'pending' }),
  asked('proving', {
    askNewPersonCode: () => refused('PROOF_NEEDED', {}),
    getProofPuzzle: 'pending',
  }),
  asked('proof-failed', { askNewPersonCode: () => refused('PROOF_NEEDED', {}) }),
  asked('limit', {
    askNewPersonCode: () => refused('CODE_LIMIT', { retryAt: at('2023-12-08', '11:46') }),
  }),
  asked('offline', { askNewPersonCode: () => lost }),

  digits('sent'),
  digits('incomplete', { acts: [{ fill: '6 位验证码', text: '123' }, { press: '注册' }] }),
  digits('hints', { acts: [{ open: '没收到' }] }),
  tried('confirming', 'pending'),
  tried('wrong', () => refused('CODE_WRONG', { triesLeft: 3 })),
  tried('spent', () => refused('CODE_SPENT', {})),
  tried('expired', () => refused('CODE_EXPIRED', {})),
  tried('not-sent', () => refused('CODE_NOT_SENT', {})),
  tried('locked', () => refused('LOCKED', { until: at('2023-12-08', '10:56') })),
  tried('registered', () => refused('PERSON_REGISTERED', {})),
  tried('refused', () => refused('PERSON_REFUSED', {})),
  tried('unknown-whether-sent', () => lost),

  {
    name: 'person-sign-in',
    ...scene('form', () => h(PersonSignInPage, { step: 'form' }), { blank: true }),
  },
  personRanOut,
  {
    name: 'person-sign-in-code',
    ...scene('code', () => h(PersonSignInPage, { step: 'code' }), {}),
  },
]
export default stories
