import type { CallOutput, CallResult } from '@wengang/contracts/client'
import { attemptKeys } from '@wengang/contracts/attempt-key'
import type { RouteName } from '@wengang/contracts/routes'
import { readonly, ref, type Ref } from 'vue'

export interface Act<Name extends RouteName, Input> {
  running: Readonly<Ref<boolean>>
  /** Why it was not done, in words; empty while nothing is wrong. */
  refusal: Readonly<Ref<string>>
  /** The code of the refusal, for pages that lead on from one. */
  code: Readonly<Ref<string>>
  /** Does it; null when it was refused. The same input repeated is one act. */
  run: (input: Input) => Promise<CallOutput<Name> | null>
  clear: () => void
}

/** An act with lasting effect: never twice by a double click, and what stops it is told in words. */
export function useAct<Name extends RouteName, Input>(
  call: (input: Input, idempotencyKey: string) => Promise<CallResult<Name>>,
): Act<Name, Input> {
  const running = ref(false)
  const refusal = ref('')
  const code = ref('')
  let keyOf = attemptKeys()

  function clear(): void {
    refusal.value = ''
    code.value = ''
  }

  async function run(input: Input): Promise<CallOutput<Name> | null> {
    if (running.value) return null
    running.value = true
    clear()
    try {
      const result = await call(input, keyOf(input))
      if (result.ok) {
        keyOf = attemptKeys()
        return result.data
      }
      refusal.value = result.message
      code.value = result.code
      // A lost answer is asked for with the same key; a refusal has been answered.
      if (result.code !== 'OFFLINE') keyOf = attemptKeys()
      return null
    } finally {
      running.value = false
    }
  }

  return {
    running: readonly(running),
    refusal: readonly(refusal),
    code: readonly(code),
    run,
    clear,
  }
}
