import { computed, watch, type ComputedRef } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { findingsIn, type AnyResult } from '../refusal.ts'
import type { CodeStep } from './useCodeStep.ts'
import type { Form } from './useForm.ts'
import { useServerClock } from './useServerClock.ts'
import { useViewFocus } from './useViewFocus.ts'

export interface CodedForm {
  /** The form, or the digits once a code is on its way. */
  view: ComputedRef<'form' | 'code'>
  /** Sends a code for what stands in the form, and goes on to the digits. */
  ask: () => Promise<void>
  /** The same, but a code that is on its way and still valid serves. */
  next: () => Promise<void>
  /** Goes on to the digits of the code that is on its way. */
  toCode: () => Promise<unknown>
  /** Back to the form, whose fields are as they were. */
  toForm: () => Promise<unknown>
  /** Sends the digits with the form; where one of its fields is at fault, that field is shown. */
  confirm: <Result extends AnyResult>(
    send: (code: string) => Promise<Result>,
  ) => Promise<Result | null>
}

/**
 * A form and the digits that seal it, at one address and told apart by `?step=code`. A code is for
 * one `content`: once that changes, another is needed.
 */
export function useCodedForm(
  form: Pick<Form<string>, 'check' | 'show'>,
  code: CodeStep,
  isCode: () => boolean,
  content: () => string = () => '',
): CodedForm {
  const router = useRouter()
  const route = useRoute()
  const view = computed(() => (isCode() && code.sent.value ? 'code' : 'form'))
  const { now } = useServerClock()
  useViewFocus(() => view.value)
  watch(content, code.forget)

  const toCode = (): Promise<unknown> => router.push({ query: { ...route.query, step: 'code' } })

  function toForm(): Promise<unknown> {
    const query = { ...route.query }
    delete query['step']
    return router.replace({ query })
  }

  async function ask(): Promise<void> {
    if (!form.check()) return
    const result = await code.request()
    if (result.ok) await toCode()
    else form.show(findingsIn(result))
  }

  async function next(): Promise<void> {
    const until = code.sent.value?.expiresAt ?? 0
    if (until <= now()) await ask()
    else if (form.check()) await toCode()
  }

  async function confirm<Result extends AnyResult>(
    send: (code: string) => Promise<Result>,
  ): Promise<Result | null> {
    const result = await code.confirm(send)
    const findings = result === null ? [] : findingsIn(result)
    if (findings.some(({ field }) => field !== 'code')) {
      await toForm()
      form.show(findings)
    }
    return result
  }

  return { view, ask, next, toCode, toForm, confirm }
}
