import type { ListCheck } from '@wengang/contracts'
import { onBeforeUnmount, readonly, ref, type Ref, watch } from 'vue'
import { client } from '../client.ts'
import { type Load, useLoad } from './useLoad.ts'

/** How often a page asks how far a check has come. In ms. */
const askEveryMs = 1_000

export interface Check extends Load {
  check: Readonly<Ref<ListCheck | null>>
  /** What a page was told otherwise, such as by the answer to an act. */
  take: (check: ListCheck) => void
}

/** A list that is being looked at: asked for again until it has come to something. */
export function useCheck(checkId: () => string): Check {
  const check = ref<ListCheck | null>(null)
  let timer: ReturnType<typeof setTimeout> | undefined
  let byItself = false

  const { state, message, load } = useLoad<'getCheck'>(
    () => client('getCheck', { params: { checkId: checkId() }, byItself }),
    (data) => take(data.check),
  )

  function take(one: ListCheck): void {
    check.value = one
    clearTimeout(timer)
    if (one.state !== 'checking' && one.state !== 'submitting') return
    timer = setTimeout(() => {
      byItself = true
      void load()
    }, askEveryMs)
  }

  watch(
    checkId,
    () => {
      check.value = null
      byItself = false
      void load()
    },
    { immediate: true },
  )
  onBeforeUnmount(() => clearTimeout(timer))
  return { state, message, load, check: readonly(check) as Readonly<Ref<ListCheck | null>>, take }
}
