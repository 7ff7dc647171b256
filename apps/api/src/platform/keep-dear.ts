import type { Services } from './services.ts'

/** What is worked out in less than this is worked out anew for everybody. In ms. */
const cheapMs = 250
/** What is dear serves for so many times as long as it took, so that watching never fills the processor. */
const restFactor = 10

interface Kept {
  until: number
  value: Promise<unknown>
}

const kept = new WeakMap<Services['store'], Map<string, Kept>>()

/**
 * Works something out, or gives what was worked out just now where that is dear: many people watching one
 * large campaign cost hardly more than one. Only for figures that may be a few seconds old.
 */
export async function keepDear<T>(
  { store }: Pick<Services, 'store'>,
  name: string,
  work: () => Promise<T>,
): Promise<T> {
  const all = kept.get(store) ?? new Map<string, Kept>()
  kept.set(store, all)
  const known = all.get(name)
  // Only this function writes under this name, so that the value is what `work` gives.
  if (known !== undefined && performance.now() < known.until) return known.value as Promise<T>
  const began = performance.now()
  const value = work()
  const entry: Kept = { until: Number.POSITIVE_INFINITY, value }
  all.set(name, entry)
  try {
    const result = await value
    const took = performance.now() - began
    if (took < cheapMs) all.delete(name)
    else entry.until = performance.now() + took * restFactor
    return result
  } catch (error) {
    all.delete(name)
    throw error
  }
}
