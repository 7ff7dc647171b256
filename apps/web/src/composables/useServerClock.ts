import { readonly, ref, type Ref } from 'vue'

export interface ServerClock {
  /** Epoch ms by the server's clock; the phone's own clock until the first answer. */
  now: () => number
  /** Words of the banner while a demo clock runs, else null. */
  demo: Readonly<Ref<string | null>>
  /** Takes over the server's time and its words about it. */
  sync: (serverNow: number, demo: string | null) => void
}

/** `monotonic` counts ms and is not moved by changing the phone's clock. */
export function createServerClock(
  monotonic: () => number = () => performance.now(),
  wall: () => number = () => Date.now(),
): ServerClock {
  const demo = ref<string | null>(null)
  let startedAt: number | null = null
  return {
    now: () => (startedAt === null ? wall() : startedAt + monotonic()),
    demo: readonly(demo),
    sync(serverNow, words) {
      startedAt = serverNow - monotonic()
      demo.value = words
    },
  }
}

const shared = createServerClock()

export function useServerClock(): ServerClock {
  return shared
}
