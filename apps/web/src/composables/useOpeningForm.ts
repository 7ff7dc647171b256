import { computed, ref, type ComputedRef, type Ref } from 'vue'
import { useRouter } from 'vue-router'
import { client } from '../client.ts'
import { stepStanding, type StepStanding } from '../components/registration/step-standing.ts'
import { mobileField, unitNameField, usccField } from '../fields.ts'
import { openingWords } from '../messages/register.zh.ts'
import { isSignInRefusal, leaveToSignIn } from '../sign-in-way.ts'
import { useCodedForm, type CodedForm } from './useCodedForm.ts'
import { useCodeStep, type CodeStep } from './useCodeStep.ts'
import { focusFirstWrong, useForm, type Form } from './useForm.ts'
import { currentPath } from './useLoad.ts'
import { useOpening, type Opening } from './useOpening.ts'
import { useRegistration, type RegistrationUnit, type UseRegistration } from './useRegistration.ts'

export interface OpeningForm extends Pick<CodedForm, 'view' | 'next'> {
  registration: UseRegistration
  opening: Opening
  code: CodeStep
  fields: Form<'uscc' | 'unitName' | 'mobile'>
  /** The unit whose maintained data are shown; null where they have to be typed. */
  unit: ComputedRef<RegistrationUnit | null>
  standing: ComputedRef<StepStanding>
  /** What is wrong with the tick, empty when nothing is. */
  unticked: Readonly<Ref<string>>
  /** The service is open already, by whomever: signing in is the way on. */
  isOpen: Readonly<Ref<boolean>>
  tick: (yes: boolean) => void
  open: () => Promise<void>
}

/** 开通单位网上服务, from the maintained data to the receipt. */
export function useOpeningForm(uscc: () => string | undefined, isCode: () => boolean): OpeningForm {
  const router = useRouter()
  const registration = useRegistration()
  const opening = useOpening()
  const unticked = ref('')
  const isOpen = ref(false)
  // The data name somebody else by now: whoever opens it must know them.
  const mustType = ref(false)
  const named = computed(
    () => registration.found.value?.units.find((unit) => unit.uscc === uscc()) ?? null,
  )
  const unit = computed(() => (mustType.value ? null : named.value))
  const fields = useForm(
    'opening',
    { uscc: usccField, unitName: unitNameField, mobile: mobileField },
    () => unit.value === null,
  )
  const standing = computed(() => {
    const step = named.value?.steps.find(({ key }) => key === 'opening')
    return step ? stepStanding(step, named.value) : 'now'
  })
  const body = (): { uscc: string; unitName?: string; mobile?: string } =>
    unit.value ? { uscc: unit.value.uscc } : fields.tidied()

  const code = useCodeStep({
    purpose: 'opening',
    ask: async () => {
      const result = await client('askOpeningCode', { body: body() })
      if (!result.ok) await follow(result.code)
      return result
    },
  })
  const form = {
    check(): boolean {
      unticked.value = opening.agreed.value ? '' : openingWords.agreeFirst
      const right = fields.check() && opening.agreed.value
      if (!right) void focusFirstWrong()
      return right
    },
    show: fields.show,
  }
  const { view, next, toForm, confirm } = useCodedForm(form, code, isCode, () =>
    JSON.stringify([uscc(), fields.tidied()]),
  )

  /** Where a refusal leads. */
  async function follow(refusal: string): Promise<void> {
    isOpen.value = refusal === 'UNIT_REGISTERED' || refusal === 'OPENED_BY_OTHER'
    if (isSignInRefusal(refusal)) leaveToSignIn(refusal, currentPath())
    else if (refusal === 'AGREEMENT_CHANGED') await toForm()
    else if (refusal === 'OPENING_MISMATCH') {
      if (unit.value) fields.write('uscc', unit.value.uscc)
      mustType.value = true
      await toForm()
    }
  }

  async function open(): Promise<void> {
    const result = await confirm((digits) => opening.open({ ...body(), code: digits }))
    if (result === null) return
    if (!result.ok) return follow(result.code)
    fields.forget()
    code.forget()
    await router.replace({ path: '/register/opened', query: { uscc: result.data.uscc } })
  }

  return {
    registration,
    opening,
    code,
    fields,
    unit,
    standing,
    unticked,
    isOpen,
    view,
    next,
    tick(yes) {
      unticked.value = ''
      opening.agree(yes)
    },
    open,
  }
}
