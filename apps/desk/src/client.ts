import { type Client, createClient, type Fetch } from '@wengang/contracts/client'
import { timing } from '@wengang/contracts/timing'

/** After this long without an answer a person is told and decides. In ms. */
const patienceMs = 60_000

const fetchPatiently: Fetch = async (url, init) => {
  const abort = new AbortController()
  const timer = setTimeout(() => abort.abort(), patienceMs)
  try {
    return await fetch(url, { signal: abort.signal, ...init })
  } finally {
    clearTimeout(timer)
  }
}

let onEnd = (): void => {}
let idle: ReturnType<typeof setTimeout> | undefined

/** Calls back when the sign-in is over: the server says so, or nobody asked anything for 30 minutes. */
export function whenSignedOut(end: () => void): void {
  onEnd = end
}

/** Nobody is signed in any more, so that there is nothing left to end. */
export function stopIdleClock(): void {
  clearTimeout(idle)
}

function noteAnswer(code: string | null): void {
  clearTimeout(idle)
  if (code === 'STAFF_SIGN_IN_NEEDED') onEnd()
  else idle = setTimeout(() => onEnd(), timing.staffIdleMs)
}

function watched(call: Client): Client {
  return async (name, input) => {
    const result = await call(name, input)
    const refusal = result as { ok: boolean; code?: string }
    noteAnswer(refusal.ok ? null : (refusal.code ?? null))
    return result
  }
}

/** The one way to the server. */
export const client: Client = watched(createClient(fetchPatiently))

/** The same with a way to send, for files whose progress is shown. */
export const clientOver = (send: Fetch): Client => watched(createClient(send))
