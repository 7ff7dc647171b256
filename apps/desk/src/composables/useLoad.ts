import type { CallOutput, CallResult } from '@wengang/contracts/client'
import type { RouteName } from '@wengang/contracts/routes'
import { readonly, ref, type Ref } from 'vue'

/** `refused`: this person's roles do not cover it; signing in as somebody else would. */
export type LoadState = 'loading' | 'ready' | 'notFound' | 'refused' | 'failed'

export interface Load {
  state: Readonly<Ref<LoadState>>
  /** The server's own words about what went wrong. */
  message: Readonly<Ref<string>>
  /** Asks, or asks again; what is shown already stays until better is known. */
  load: () => Promise<void>
}

/** Asks the server for what a page shows; `take` receives the answer of the newest question only. */
export function useLoad<Name extends RouteName>(
  ask: () => Promise<CallResult<Name>>,
  take: (data: CallOutput<Name>) => void,
): Load {
  const state = ref<LoadState>('loading')
  const message = ref('')
  let newest = 0

  async function load(): Promise<void> {
    const mine = ++newest
    if (state.value !== 'ready') state.value = 'loading'
    const result = await ask()
    if (mine !== newest) return
    if (result.ok) {
      take(result.data)
      state.value = 'ready'
      return
    }
    message.value = result.message
    state.value = troubleOf(result.code)
  }

  return { state: readonly(state), message: readonly(message), load }
}

function troubleOf(code: string): LoadState {
  switch (code) {
    case 'NOT_FOUND':
    case 'INVALID_INPUT':
      return 'notFound'
    case 'NOT_ALLOWED':
      return 'refused'
    case 'STAFF_SIGN_IN_NEEDED':
      // The router is on its way to the sign-in.
      return 'loading'
    default:
      return 'failed'
  }
}
