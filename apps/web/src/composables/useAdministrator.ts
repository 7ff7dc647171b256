import type { CallErrorCode } from '@wengang/contracts/client'
import { computed, ref, type ComputedRef } from 'vue'
import { useRouter } from 'vue-router'
import { attemptKeys } from '@wengang/contracts/attempt-key'
import { client } from '../client.ts'
import type { FieldRule } from '../fields.ts'
import { isSignInRefusal, leaveToSignIn, nextPath } from '../sign-in-way.ts'
import { useSessionStore } from '../stores/session.ts'
import { useCodedForm, type CodedForm } from './useCodedForm.ts'
import { useCodeStep, type CodeStep } from './useCodeStep.ts'
import { useForm, type Form } from './useForm.ts'
import { currentPath } from './useLoad.ts'
import { useMe, type UseMe } from './useMe.ts'

export interface Administrator
  extends Pick<CodedForm, 'view'>, Pick<UseMe, 'me' | 'state' | 'message'> {
  form: Form<'name'>
  code: CodeStep
  /** Somebody was first, or the number has changed: only a new sign-in leads on. */
  isOver: ComputedRef<boolean>
  load: () => Promise<void>
  /** Asks for a code, or goes on to the one that is on its way. */
  next: () => Promise<void>
  register: () => Promise<void>
}

export interface UseAdministratorOptions {
  isCode: () => boolean
  /** Where the person comes back to. */
  next: () => string | undefined
}

type Refusal =
  CallErrorCode<'askAdministratorCode'> | CallErrorCode<'registerAdministrator'> | 'OFFLINE'

/** Without a name it is the agent whom the maintenance names. */
const nameField: FieldRule = { tidy: (text) => text.trim(), trouble: () => '' }

/** 注册单位管理员: the second half of the first sign-in of a unit (S1-21). */
export function useAdministrator(options: UseAdministratorOptions): Administrator {
  const router = useRouter()
  const keyFor = attemptKeys()
  const refusal = ref<Refusal | null>(null)
  const { me, state, message, load } = useMe()
  const form = useForm('administrator', { name: nameField })
  const code = useCodeStep({
    purpose: 'administrator',
    ask: async () => {
      const result = await client('askAdministratorCode', {})
      note(result)
      return result
    },
  })
  const { view, ask, toCode, confirm } = useCodedForm(form, code, options.isCode)

  function note(result: { ok: true } | { ok: false; code: Refusal }): void {
    refusal.value = result.ok ? null : result.code
    if (!result.ok && isSignInRefusal(result.code)) leaveToSignIn(result.code, currentPath())
  }

  async function goOn(): Promise<void> {
    form.forget()
    code.forget()
    await useSessionStore().load()
    await router.replace(nextPath(options.next(), '/home'))
  }

  return {
    me,
    state,
    message,
    form,
    code,
    view,
    isOver: computed(
      () => refusal.value === 'ADMINISTRATOR_EXISTS' || refusal.value === 'PHONE_CHANGED',
    ),
    async load() {
      if ((await load()) !== 'ready' || !me.value) return
      if (me.value.kind !== 'unit') leaveToSignIn('UNIT_SIGN_IN_NEEDED', currentPath())
      else if (me.value.unit?.role) await goOn()
    },
    async next() {
      if (code.sent.value) await toCode()
      else await ask()
    },
    async register() {
      const { name } = form.tidied()
      const result = await confirm((digits) => {
        const body = name === '' ? { code: digits } : { name, code: digits }
        return client('registerAdministrator', { body, idempotencyKey: keyFor(body) })
      })
      if (result === null) return
      note(result)
      if (result.ok) await goOn()
    },
  }
}
