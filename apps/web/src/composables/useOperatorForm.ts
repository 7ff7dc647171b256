import { businessIds, type BusinessId } from '@wengang/policy/portal-edition'
import type { CallResult } from '@wengang/contracts/client'
import type { OperatorView } from '@wengang/contracts/views'
import { computed, readonly, ref, shallowRef, type ComputedRef, type Ref } from 'vue'
import { attemptKeys } from '@wengang/contracts/attempt-key'
import { client } from '../client.ts'
import { mobileField, type FieldRule } from '../fields.ts'
import { operatorFormWords } from '../messages/operators.zh.ts'
import { findingsIn } from '../refusal.ts'
import { isSignInRefusal, leaveToSignIn } from '../sign-in-way.ts'
import { useForm, type Form } from './useForm.ts'
import { currentPath } from './useLoad.ts'

type FieldName = 'name' | 'mobile' | 'businesses' | 'internalUnit'

export interface OperatorForm {
  form: Form<FieldName>
  businesses: ComputedRef<BusinessId[]>
  give: (business: BusinessId, given: boolean) => void
  busy: Readonly<Ref<boolean>>
  /** Trouble that belongs to no field. */
  trouble: Readonly<Ref<string>>
  /** What the server has recorded. */
  done: Readonly<Ref<OperatorView | null>>
  /** Begins with what stands, where nothing was written over it yet. */
  begin: (operator: OperatorView) => void
  send: () => Promise<void>
  /** Another one, from a blank form. */
  again: () => void
}

const trim = (text: string): string => text.trim()
const required = (words: string): FieldRule => ({
  tidy: trim,
  trouble: (text) => (text.trim() === '' ? words : ''),
})
const rules: Record<FieldName, FieldRule> = {
  name: required(operatorFormWords.nameMissing),
  mobile: mobileField,
  // Kept with the other fields, as a list of ids.
  businesses: required(operatorFormWords.businessesMissing),
  internalUnit: { tidy: trim, trouble: () => '' },
}

/** Invites an operator, or with `memberId` changes what one may do. */
export function useOperatorForm(memberId: string | null): OperatorForm {
  const keyFor = attemptKeys()
  const busy = ref(false)
  const trouble = ref('')
  const done = shallowRef<OperatorView | null>(null)
  const form = useForm(
    memberId === null ? 'operator' : `operator:${memberId}`,
    rules,
    (field) => memberId === null || field === 'businesses' || field === 'internalUnit',
  )
  const businesses = computed(() => {
    const chosen = form.texts.businesses.split(',')
    return businessIds.filter((id) => chosen.includes(id))
  })

  function write(chosen: readonly BusinessId[]): void {
    form.write('businesses', chosen.join(','))
  }

  function request(): Promise<CallResult<'inviteOperator'> | CallResult<'changeOperator'>> {
    const { name, mobile, internalUnit } = form.tidied()
    const given = { businesses: businesses.value, internalUnit }
    if (memberId !== null) return client('changeOperator', { params: { memberId }, body: given })
    const body = { name, mobile, ...given }
    return client('inviteOperator', { body, idempotencyKey: keyFor(body) })
  }

  async function send(): Promise<void> {
    trouble.value = ''
    if (busy.value || !form.check()) return
    busy.value = true
    const result = await request()
    busy.value = false
    if (result.ok) {
      form.forget()
      done.value = result.data.operator
    } else if (isSignInRefusal(result.code)) leaveToSignIn(result.code, currentPath())
    else if (!form.show(findingsIn(result))) {
      trouble.value = result.code === 'OFFLINE' ? operatorFormWords.offline : result.message
    }
  }

  return {
    form,
    businesses,
    give(business, given) {
      const others = businesses.value.filter((id) => id !== business)
      write(given ? [...others, business] : others)
    },
    busy: readonly(busy),
    trouble: readonly(trouble),
    done,
    begin(operator) {
      if (form.texts.businesses !== '') return
      write(operator.businesses)
      form.write('internalUnit', operator.internalUnit ?? '')
    },
    send,
    again() {
      done.value = null
    },
  }
}
