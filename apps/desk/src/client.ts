import { type Client, createClient, type Fetch } from '@wengang/contracts/client'
import type { StaffSessionEnd } from '@wengang/contracts/errors'
import { timing } from '@wengang/contracts/timing'
import { deskWords, type Refused } from './messages/refusals.zh.ts'
import { withStepUp } from './step-up.ts'

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

/** `idle`: nobody asked anything for too long. */
export type SignedOutWhy = StaffSessionEnd | 'idle'

let onEnd = (_why: SignedOutWhy): void => {}
/** When the server last answered. */
let heardAt = 0
let idle: ReturnType<typeof setTimeout> | undefined

/** Calls back when the sign-in is over: the server says so, or nobody asked anything for 30 minutes. */
export function whenSignedOut(end: (why: SignedOutWhy) => void): void {
  onEnd = end
}

/** Nobody is signed in any more, so that there is nothing left to end. */
export function stopIdleClock(): void {
  clearTimeout(idle)
}

interface Answered {
  ok: boolean
  code?: string
  details?: unknown
}

function noteAnswer({ ok, code, details }: Answered): void {
  clearTimeout(idle)
  heardAt = Date.now()
  if (ok || code !== 'STAFF_SIGN_IN_NEEDED') {
    idle = setTimeout(() => onEnd('idle'), timing.staffIdleMs)
    return
  }
  const { why = 'none' } = (details ?? {}) as { why?: StaffSessionEnd }
  onEnd(why)
}

function watched(call: Client): Client {
  return async (name, input) => {
    const result = await call(name, input)
    noteAnswer(result as Answered)
    if (result.ok) return result
    return { ...result, message: deskWords(result as Refused) } as typeof result
  }
}

/** The one way to the server. */
export const client: Client = withStepUp(watched(createClient(fetchPatiently)))

/** The same with a way to send, for files whose progress is shown. */
export const clientOver = (send: Fetch): Client => withStepUp(watched(createClient(send)))

/** Longer than this without a word to the server, and whoever types on is made known to it. In ms. */
const quietMs = 5 * 60_000

/** Somebody types or clicks: a long form is no idleness, and is not lost to the end of the session. */
export function noteActivity(): void {
  if (heardAt === 0 || Date.now() - heardAt < quietMs) return
  heardAt = Date.now()
  void client('getStaffSession', {})
}
