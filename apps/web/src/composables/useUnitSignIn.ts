import type { CallErrorCode } from '@wengang/contracts/client'
import { computed, ref, watch, type ComputedRef, type Ref } from 'vue'
import { client } from '../client.ts'
import { mobileField, usccField } from '../fields.ts'
import { lastSignIn } from '../last-sign-in.ts'
import { useCodedForm, type CodedForm } from './useCodedForm.ts'
import { useCodeStep, type CodeStep } from './useCodeStep.ts'
import { useForm, type Form } from './useForm.ts'
import { useUnitEntry } from './useUnitEntry.ts'

export interface UnitSignIn extends Pick<CodedForm, 'view'> {
  form: Form<'uscc' | 'mobile'>
  code: CodeStep
  /** An operator names the own phone; everybody else signs in by the certified one. */
  operator: Ref<boolean>
  /** The unit has no online service yet: the four steps are the way on. */
  isNew: ComputedRef<boolean>
  /** The code that is on its way serves no more: another has to be asked for. */
  isSpent: ComputedRef<boolean>
  /** Asks for a code, or goes on to the one that is on its way. */
  next: () => Promise<void>
  signIn: () => Promise<void>
  /** Back to the form for another code. */
  askAgain: () => Promise<void>
}

export interface UseUnitSignInOptions {
  /** The credit code that is known already. */
  uscc: string | undefined
  isCode: () => boolean
  /** Where the person comes back to. */
  next: () => string | undefined
}

type Refusal = CallErrorCode<'askUnitCode'> | CallErrorCode<'signInUnit'> | 'OFFLINE'

/** Signs a unit in by its credit code and six digits. */
export function useUnitSignIn(options: UseUnitSignInOptions): UnitSignIn {
  const operator = ref(false)
  const refusal = ref<Refusal | null>(null)
  const form = useForm(
    'login',
    { uscc: usccField, mobile: mobileField },
    (field) => field === 'uscc' || operator.value,
  )
  const body = (): { uscc: string; mobile?: string } => {
    const { uscc, mobile } = form.tidied()
    return operator.value ? { uscc, mobile } : { uscc }
  }
  const code = useCodeStep({
    purpose: 'unit',
    ask: async () => {
      const result = await client('askUnitCode', { body: body() })
      refusal.value = result.ok ? null : result.code
      return result
    },
  })
  takeUp()
  // The code on its way is for one credit code and one phone.
  watch(
    () => JSON.stringify(body()),
    () => {
      code.forget()
      refusal.value = null
    },
  )
  watch(operator, (on) => {
    if (!on) form.write('mobile', '')
  })
  const { view, ask, toForm, toCode, confirm } = useCodedForm(form, code, options.isCode)
  const entry = useUnitEntry()

  /** Begins with what is known: nothing is asked for twice. */
  function takeUp(): void {
    const last = lastSignIn()
    const known = options.uscc ?? (last?.kind === 'unit' ? last.uscc : undefined)
    if (known !== undefined && (options.uscc !== undefined || form.texts.uscc === '')) {
      if (form.texts.uscc !== known) code.forget()
      form.write('uscc', known)
    }
    const ownMobile = last?.kind === 'unit' && last.uscc === known ? last.mobile : undefined
    if (form.texts.mobile === '' && ownMobile !== undefined) form.write('mobile', ownMobile)
    operator.value = form.texts.mobile !== ''
  }

  async function next(): Promise<void> {
    if (code.sent.value && form.check()) await toCode()
    else await ask()
  }

  return {
    form,
    code,
    operator,
    view,
    isNew: computed(() => refusal.value === 'UNIT_UNKNOWN' || refusal.value === 'UNIT_NOT_OPENED'),
    isSpent: computed(
      () => refusal.value === 'PHONE_CHANGED' || refusal.value === 'OPERATOR_UNKNOWN',
    ),
    next,
    async signIn() {
      const who = body()
      const result = await confirm((digits) =>
        client('signInUnit', { body: { ...who, code: digits } }),
      )
      if (result === null) return
      refusal.value = result.ok ? null : result.code
      const step = await entry.entered(result)
      if (step === null) return
      form.forget()
      code.forget()
      await entry.goOn(step, who, options.next())
    },
    async askAgain() {
      code.forget()
      refusal.value = null
      await toForm()
    },
  }
}
