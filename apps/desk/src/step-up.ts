import type { Client } from '@wengang/contracts/client'

let waiting: Promise<boolean> | null = null
let ask: () => Promise<boolean> = async () => false

/** Who asks the person for the second factor; answers whether it was given. */
export function whenSecondFactorNeeded(asking: () => Promise<boolean>): void {
  ask = asking
}

/** Several calls that need it at once wait for one question. */
function askOnce(): Promise<boolean> {
  waiting ??= ask().finally(() => {
    waiting = null
  })
  return waiting
}

/**
 * A client that asks for the second factor where the server wants it anew, and then repeats the very same
 * call with its key. Without it the refusal stands.
 */
export function withStepUp(call: Client): Client {
  return async (name, input) => {
    const result = await call(name, input)
    const refusal = result as { ok: boolean; code?: string }
    const isNeeded = !refusal.ok && refusal.code === 'SECOND_FACTOR_NEEDED'
    // What the page asks by itself must not open a dialog.
    if (!isNeeded || (input as { byItself?: boolean }).byItself === true) return result
    return (await askOnce()) ? call(name, input) : result
  }
}
