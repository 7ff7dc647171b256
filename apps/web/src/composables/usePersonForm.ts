import type { FieldRule } from '../fields.ts'
import { useCodedForm } from './useCodedForm.ts'
import { useCodeStep, type UseCodeStepOptions } from './useCodeStep.ts'
import { useForm } from './useForm.ts'
import { usePersonEntry } from './usePersonEntry.ts'

/** The form of a personal account, the code for what stands in it, and what follows on that. */
export function usePersonForm<Name extends string>(
  name: string,
  rules: Readonly<Record<Name, FieldRule>>,
  options: {
    purpose: UseCodeStepOptions['purpose']
    ask: (
      typed: Record<Name, string>,
      proof: { proof?: string },
    ) => ReturnType<UseCodeStepOptions['ask']>
    isCode: () => boolean
    /** Where the person wanted to. */
    next: () => string | undefined
  },
) {
  const form = useForm(name, rules)
  const code = useCodeStep({
    purpose: options.purpose,
    ask: (proof) => options.ask(form.tidied(), proof ? { proof } : {}),
  })
  const steps = useCodedForm(form, code, options.isCode, () => JSON.stringify(form.tidied()))
  const entry = usePersonEntry()

  /** It has served: nothing of it stays on the phone, and the person goes on. */
  function leave(): Promise<unknown> {
    form.forget()
    code.forget()
    return entry.goOn(options.next())
  }

  return { form, code, ...steps, isIn: entry.isIn, leave }
}
