import type { CallOutput } from '@wengang/contracts/client'
import type { OperatorView } from '@wengang/contracts/views'
import { readonly, ref, shallowRef, type Ref } from 'vue'
import { attemptKeys } from '@wengang/contracts/attempt-key'
import { client } from '../client.ts'
import { managementWords, operatorWords } from '../messages/operators.zh.ts'
import type { AnyResult } from '../refusal.ts'
import { isSignInRefusal, leaveToSignIn } from '../sign-in-way.ts'
import { currentPath, useLoad, type Load } from './useLoad.ts'

export type OperatorList = CallOutput<'listOperators'>

export interface Said {
  words: string
  tone: 'good' | 'care'
}

export interface UseOperators extends Load {
  list: Readonly<Ref<OperatorList | null>>
  busy: Readonly<Ref<boolean>>
  /** What came of the last act. */
  said: Readonly<Ref<Said | null>>
  /** Switches 内部管理. */
  manage: (on: boolean) => Promise<void>
  withdraw: (operator: OperatorView) => Promise<void>
}

/** The operators of a unit; only its administrator sees them. */
export function useOperators(): UseOperators {
  const list = shallowRef<OperatorList | null>(null)
  const busy = ref(false)
  const keyFor = attemptKeys()
  const said = shallowRef<Said | null>(null)
  const loading = useLoad(
    () => client('listOperators', {}),
    (data) => {
      list.value = data
    },
  )

  async function act(send: () => Promise<AnyResult>, done: string): Promise<void> {
    if (busy.value) return
    busy.value = true
    said.value = null
    const result = await send()
    // What is gone already is as it was wanted.
    const isDone = result.ok || result.code === 'NOT_FOUND'
    if (isDone) await loading.load()
    busy.value = false
    if (isDone) said.value = { words: done, tone: 'good' }
    else if (isSignInRefusal(result.code)) leaveToSignIn(result.code, currentPath())
    else {
      const words = result.code === 'OFFLINE' ? operatorWords.failed : result.message
      said.value = { words, tone: 'care' }
    }
  }

  return {
    ...loading,
    list,
    busy: readonly(busy),
    said,
    manage: (on) =>
      act(
        () => client('setInternalManagement', { body: { on } }),
        on ? managementWords.turnedOn : managementWords.turnedOff,
      ),
    withdraw: ({ id, name }) =>
      act(
        () => client('withdrawOperator', { params: { memberId: id }, idempotencyKey: keyFor(id) }),
        operatorWords.withdrawn(name),
      ),
  }
}
