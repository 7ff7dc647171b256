import { computed, type ComputedRef } from 'vue'
import { useRoute, useRouter } from 'vue-router'

export interface Address {
  /** What the address says of this name; empty when it says nothing. */
  text: (name: string) => string
  /** Changes some of it and goes there; empty texts leave the address. */
  go: (change: Record<string, string>) => Promise<unknown>
  /** Whether anything of these names narrows the view. */
  narrows: (names: readonly string[]) => boolean
  /** Changes whenever the query does. */
  key: ComputedRef<string>
}

/** The view as it stands in the address, so that it can be sent to a colleague. */
export function useAddress(): Address {
  const route = useRoute()
  const router = useRouter()
  // A page that is being left must not ask for what the next address says.
  const { name } = route
  const query = computed(() => (route.name === name ? route.query : {}))
  const text = (of: string): string => {
    const value = query.value[of]
    return typeof value === 'string' ? value : ''
  }
  return {
    text,
    go: (change) => {
      const next = Object.entries({ ...route.query, ...change }).filter(([, value]) => value !== '')
      return router.push({ query: Object.fromEntries(next) })
    },
    narrows: (names) => names.some((one) => text(one) !== ''),
    key: computed(() => (route.name === name ? JSON.stringify(route.query) : 'left')),
  }
}
