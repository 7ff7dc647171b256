import type { CallResult } from '@wengang/contracts/client'
import { timing } from '@wengang/contracts/timing'
import type { CodeSent } from '@wengang/contracts/views'
import { computed, readonly, ref, shallowRef, type Ref } from 'vue'
import { client as network } from '../client.ts'
import { visitNotes } from '../kept-json.ts'
import { codeWords } from '../messages/code.zh.ts'
import { findingsIn, type AnyRefusal, type AnyResult } from '../refusal.ts'
import { storageKeys } from '../storage-keys.ts'
import { usePolling } from './usePolling.ts'
import { useSecondsLeft } from './useSecondsLeft.ts'
import { useServerClock } from './useServerClock.ts'

/** When the server is asked whether the text message could be sent, in ms after it was asked for. */
const LOOKS_MS = [4_000, 10_000]

type AskRoute =
  'askNewPersonCode' | 'askPersonCode' | 'askOpeningCode' | 'askUnitCode' | 'askAdministratorCode'

export type CodePurpose = 'newPerson' | 'person' | 'opening' | 'unit' | 'administrator'

/** `proving`: the phone solves a puzzle first, because this address asks often. */
export type CodeBusy = 'sending' | 'proving' | 'confirming'

export interface UseCodeStepOptions {
  /** Which code it is: under its name a reload finds that one was sent. */
  purpose: CodePurpose
  /** Asks the server to send one. `proof` is a solved puzzle, where one was asked for. */
  ask: (proof: string | undefined) => Promise<CallResult<AskRoute>>
  client?: typeof network
  solve?: (puzzle: string) => Promise<string | null>
  online?: () => boolean
}

export interface CodeStep {
  /** The code that is on its way; null until one was asked for. */
  sent: Readonly<Ref<CodeSent | null>>
  /** The digits as typed. */
  code: Ref<string>
  busy: Readonly<Ref<CodeBusy | null>>
  /** What is wrong with the digits, in the words of the server; belongs at the field. */
  error: Readonly<Ref<string>>
  /** Any other trouble, in the words of the server; belongs right above the act. */
  trouble: Readonly<Ref<string>>
  /** Something went well: told aloud. */
  said: Readonly<Ref<string>>
  /** Seconds until another code may be asked for; 0 when it may. */
  resendSeconds: Readonly<Ref<number>>
  /** Too many wrong codes: nothing can be sent or tried for now, as `trouble` says. */
  locked: Readonly<Ref<boolean>>
  /** Sends a code, or another one. What the answer says of other fields is the caller's to show. */
  request: () => Promise<AnyResult>
  /** Sends the digits with what belongs to them; null when they are not complete. */
  confirm: <Result extends AnyResult>(
    send: (code: string) => Promise<Result>,
  ) => Promise<Result | null>
  /** Back to the form, or done: this code is forgotten. */
  forget: () => void
}

/** Six digits to a phone: asked for, looked after, tried. */
export function useCodeStep(options: UseCodeStepOptions): CodeStep {
  const { purpose, ask, client = network, solve = solvePuzzle } = options
  const { online = () => navigator.onLine } = options
  const key = storageKeys.codeSent(purpose)
  const { now } = useServerClock()
  const wait = useSecondsLeft()
  const lock = useSecondsLeft()
  const kept = visitNotes.kept(key, readKept)
  const sent = shallowRef<CodeSent | null>(kept?.sent ?? null)
  const code = ref('')
  const busy = ref<CodeBusy | null>(null)
  const error = ref('')
  const trouble = ref('')
  const said = ref('')
  const polling = usePolling(lookAfter, { waitsMs: LOOKS_MS })
  polling.stop()
  if (kept) resume(kept)

  /** Takes up a code that was sent before a reload; one that is no longer valid leads nowhere. */
  function resume({ sent: before, skewMs }: KeptCode): void {
    // The server's time is not known yet, and the phone's own may be wrong by hours.
    const at = skewMs === null ? now() : Date.now() + skewMs
    if (before.expiresAt <= at) forget()
    else follow(before, at)
  }

  function follow(next: CodeSent, at: number): void {
    wait.count(next.resendAt - at)
    polling.restart()
  }

  async function lookAfter(): Promise<void> {
    const challengeId = sent.value?.challengeId
    if (challengeId === undefined) return
    const result = await client('getCodeState', { params: { challengeId }, byItself: true })
    if (!result.ok || challengeId !== sent.value?.challengeId) return
    if (result.data.state === 'sending') return
    polling.stop()
    if (result.data.state === 'failed') {
      trouble.value = codeWords.notSent
      wait.count(result.data.resendAt - now())
    }
  }

  async function request(): Promise<AnyResult> {
    const again = sent.value !== null
    clearWords()
    busy.value = 'sending'
    let result = await ask(undefined)
    if (!result.ok && result.code === 'PROOF_NEEDED') {
      const proof = await prove()
      if (proof !== null) {
        busy.value = 'sending'
        result = await ask(proof)
      }
    }
    busy.value = null
    if (result.ok) take(result.data, again)
    else if (findingsIn(result).length === 0) refuse(result, codeWords.offlineAsk)
    return result
  }

  /** Solves a puzzle of the server; null when that did not work out. */
  async function prove(): Promise<string | null> {
    busy.value = 'proving'
    const result = await client('getProofPuzzle', {})
    if (!result.ok) return null
    return solve(result.data.puzzle).catch(() => null)
  }

  function take(next: CodeSent, again: boolean): void {
    sent.value = next
    code.value = ''
    visitNotes.keep(key, { ...next, skewMs: now() - Date.now() })
    if (again) said.value = codeWords.sentAgain
    follow(next, now())
  }

  async function confirm<Result extends AnyResult>(
    send: (code: string) => Promise<Result>,
  ): Promise<Result | null> {
    clearWords()
    if (code.value.length < timing.codeLength) {
      // Said anew each time, so that the field is found anew each time.
      await Promise.resolve()
      error.value = codeWords.incomplete
      return null
    }
    busy.value = 'confirming'
    const wasOnline = online()
    const result = await send(code.value)
    busy.value = null
    const answer: AnyResult = result
    if (!answer.ok) {
      refuse(answer, wasOnline ? codeWords.unknownConfirm : codeWords.offlineConfirm)
    }
    return result
  }

  function refuse(refusal: AnyRefusal, offlineWords: string): void {
    switch (refusal.code) {
      case 'OFFLINE':
        trouble.value = offlineWords
        return
      case 'PROOF_NEEDED':
        trouble.value = codeWords.proofFailed
        return
      case 'INVALID_INPUT':
        error.value = findingsIn(refusal).find(({ field }) => field === 'code')?.message ?? ''
        return
      case 'CODE_WRONG':
        error.value = refusal.message
        return
      case 'CODE_SPENT':
      case 'CODE_EXPIRED':
      case 'CODE_NOT_SENT':
        // One that never went out needs no pause.
        if (refusal.code === 'CODE_NOT_SENT') wait.count(0)
        code.value = ''
        error.value = refusal.message
        return
      case 'PHONE_CHANGED':
        // The new phone has not been sent one yet.
        wait.count(0)
        code.value = ''
        trouble.value = refusal.message
        return
      case 'CODE_PAUSE':
        wait.count(refusal.details.retryAt - now())
        trouble.value = refusal.message
        return
      case 'CODE_LIMIT':
        wait.count(refusal.details.retryAt - now())
        trouble.value = refusal.message
        return
      case 'LOCKED':
        code.value = ''
        lock.count(refusal.details.until - now())
        trouble.value = refusal.message
        return
      default:
        trouble.value = refusal.message
    }
  }

  function clearWords(): void {
    error.value = ''
    trouble.value = ''
    said.value = ''
  }

  function forget(): void {
    polling.stop()
    wait.count(0)
    clearWords()
    sent.value = null
    code.value = ''
    visitNotes.forget(key)
  }

  return {
    sent,
    code,
    busy: readonly(busy),
    error: readonly(error),
    trouble: readonly(trouble),
    said: readonly(said),
    resendSeconds: wait.seconds,
    locked: computed(() => lock.seconds.value > 0),
    request,
    confirm,
    forget,
  }
}

/** Loaded only where a puzzle is set. */
async function solvePuzzle(puzzle: string): Promise<string | null> {
  return (await import('../proof/solve-puzzle.ts')).solvePuzzle(puzzle)
}

/** A code as the tab keeps it, with how far the server's clock was ahead of the phone's. */
export interface KeptCode {
  sent: CodeSent
  skewMs: number | null
}

/** Reads what the tab has kept; null for anything that is no code on its way. */
export function readKept(value: unknown): KeptCode | null {
  const kept = (value ?? {}) as Partial<CodeSent & { skewMs: number }>
  const { challengeId, mobile = null, expiresAt, resendAt, skewMs } = kept
  const whole =
    typeof challengeId === 'string' &&
    (typeof mobile === 'string' || mobile === null) &&
    typeof expiresAt === 'number' &&
    typeof resendAt === 'number'
  if (!whole) return null
  const sent = { challengeId, mobile, expiresAt, resendAt }
  return { sent, skewMs: typeof skewMs === 'number' ? skewMs : null }
}
