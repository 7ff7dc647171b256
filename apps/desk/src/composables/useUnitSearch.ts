import type { CallOutput } from '@wengang/contracts/client'
import { computed, type ComputedRef, ref, type Ref, watch } from 'vue'
import { client } from '../client.ts'

export type Hits = CallOutput<'findUnits'>

export interface UnitSearch {
  typed: Ref<string>
  /** What was found for what stands in the field; null while nothing is known of it. */
  hits: ComputedRef<Hits | null>
  state: Ref<'idle' | 'looking' | 'ready' | 'failed'>
  /** Asks now and does not wait for a pause in typing; answers what was found. */
  lookNow: () => Promise<Hits | null>
  clear: () => void
}

/** A pause in typing after which the server is asked. In ms. */
const pauseMs = 180

/** Units by whatever is typed; an answer to what no longer stands in the field is dropped. */
export function useUnitSearch(ask = askServer): UnitSearch {
  const typed = ref('')
  const known = ref<{ text: string; hits: Hits } | null>(null)
  const state = ref<'idle' | 'looking' | 'ready' | 'failed'>('idle')
  let pause: ReturnType<typeof setTimeout> | undefined
  const hits = computed(() => (known.value?.text === typed.value.trim() ? known.value.hits : null))

  async function lookNow(): Promise<Hits | null> {
    clearTimeout(pause)
    const text = typed.value.trim()
    if (text === '') return null
    if (hits.value !== null) return hits.value
    state.value = 'looking'
    const found = await ask(text)
    if (text !== typed.value.trim()) return null
    state.value = found === null ? 'failed' : 'ready'
    known.value = found === null ? null : { text, hits: found }
    return found
  }

  watch(typed, (text) => {
    clearTimeout(pause)
    state.value = text.trim() === '' ? 'idle' : 'looking'
    if (text.trim() !== '') pause = setTimeout(() => void lookNow(), pauseMs)
  })

  return {
    typed,
    hits,
    state,
    lookNow,
    clear() {
      typed.value = ''
      known.value = null
    },
  }
}

async function askServer(text: string): Promise<Hits | null> {
  const result = await client('findUnits', { query: { q: text } })
  return result.ok ? result.data : null
}
