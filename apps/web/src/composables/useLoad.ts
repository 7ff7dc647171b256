import type { CallOutput, CallResult } from '@wengang/contracts/client'
import type { RouteName } from '@wengang/contracts/routes'
import { readonly, ref, type Ref } from 'vue'
import { isSignInRefusal, leaveToSignIn } from '../sign-in-way.ts'

/**
 * `leaving`: the phone has to prove itself first and is on its way to the entrance. `refused`: this
 * sign-in may not see it, whatever is tried.
 */
export type LoadState =
  'loading' | 'ready' | 'offline' | 'notFound' | 'leaving' | 'refused' | 'fault'

/** Whether there is something that a person can do about it. */
export function isStuck(state: LoadState): boolean {
  return state !== 'loading' && state !== 'ready' && state !== 'leaving'
}

export interface Load {
  state: Readonly<Ref<LoadState>>
  /** The server's own words about a fault. */
  message: Readonly<Ref<string>>
  /** Asks, or asks again; what is shown already stays until better is known. */
  load: () => Promise<LoadState>
  /** The same by no act of the person: it never leads away from the page. */
  look: () => Promise<LoadState>
}

export interface UseLoadOptions {
  /** Where the person comes back to after the sign-in. */
  here?: () => string
  /** Something is known already and can be shown while the server is asked. */
  known?: boolean
}

export const currentPath = (): string => location.pathname + location.search

/** Asks the server for what a page shows; `take` receives the data. */
export function useLoad<Name extends RouteName>(
  ask: (byItself: boolean) => Promise<CallResult<Name>>,
  take: (data: CallOutput<Name>) => void,
  options: UseLoadOptions = {},
): Load {
  const { here = currentPath, known = false } = options
  const state = ref<LoadState>(known ? 'ready' : 'loading')
  const message = ref('')

  async function request(byItself: boolean): Promise<LoadState> {
    if (state.value !== 'ready') state.value = 'loading'
    const result = await ask(byItself)
    if (result.ok) {
      take(result.data)
      state.value = 'ready'
      return 'ready'
    }
    const trouble = troubleOf(result.code)
    message.value = result.message
    const leaves = trouble === 'leaving' && (!byItself || state.value !== 'ready')
    if (leaves && isSignInRefusal(result.code)) leaveToSignIn(result.code, here())
    // Old content under a note is better than none, unless it is gone.
    const keeps = state.value === 'ready' && trouble !== 'notFound' && !leaves
    if (!keeps) state.value = trouble
    return trouble
  }

  return {
    state: readonly(state),
    message: readonly(message),
    load: () => request(false),
    look: () => request(true),
  }
}

function troubleOf(code: string): Exclude<LoadState, 'loading' | 'ready'> {
  if (isSignInRefusal(code)) return 'leaving'
  switch (code) {
    case 'OFFLINE':
      return 'offline'
    case 'ADMINISTRATOR_ONLY':
    case 'BUSINESS_NOT_COVERED':
      return 'refused'
    case 'NOT_FOUND':
    case 'INVALID_INPUT':
      return 'notFound'
    default:
      return 'fault'
  }
}
