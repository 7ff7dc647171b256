import type { CallInput, CallOutput } from '@wengang/contracts/client'
import { onMounted, readonly, ref, type Ref } from 'vue'
import { client } from '../client.ts'
import { factorWords } from '../messages/session.zh.ts'
import { passkeyBody } from '../passkeys.ts'

export type Factors = CallOutput<'getSecondFactor'>

export interface SecondFactor {
  factors: Readonly<Ref<Factors | null>>
  running: Readonly<Ref<boolean>>
  refusal: Readonly<Ref<string>>
  /** Gives what was typed; true when it was right. */
  give: (body: { totp: string } | { recoveryCode: string }) => Promise<boolean>
  /** Has a passkey of this computer sign. */
  usePasskey: () => Promise<boolean>
}

/** Proving again who is there: by the ways that this person has. */
export function useSecondFactor(): SecondFactor {
  const factors = ref<Factors | null>(null)
  const running = ref(false)
  const refusal = ref('')

  async function load(): Promise<void> {
    const result = await client('getSecondFactor', {})
    if (result.ok) factors.value = result.data
    else refusal.value = result.message
  }
  onMounted(load)

  async function send(body: CallInput<'giveSecondFactor'>['body']): Promise<boolean> {
    const result = await client('giveSecondFactor', { body })
    if (result.ok) return true
    refusal.value = result.message
    // In the demo the code has gone on meanwhile.
    await client('getSecondFactor', {}).then((now) => now.ok && (factors.value = now.data))
    return false
  }

  async function once(run: () => Promise<boolean>): Promise<boolean> {
    if (running.value) return false
    running.value = true
    refusal.value = ''
    try {
      return await run()
    } finally {
      running.value = false
    }
  }

  async function signByPasskey(): Promise<boolean> {
    const begun = await client('beginPasskey', { body: { purpose: 'use' } })
    if (!begun.ok) {
      refusal.value = begun.message
      return false
    }
    const { startAuthentication } = await import('@simplewebauthn/browser')
    try {
      const optionsJSON = begun.data.options as unknown as Parameters<
        typeof startAuthentication
      >[0]['optionsJSON']
      const passkey = await startAuthentication({ optionsJSON })
      return await send({ passkey: passkeyBody(passkey) })
    } catch {
      refusal.value = factorWords.passkeyStopped
      return false
    }
  }

  return {
    factors: readonly(factors) as Readonly<Ref<Factors | null>>,
    running: readonly(running),
    refusal: readonly(refusal),
    give: (body) => once(() => send(body)),
    usePasskey: () => once(signByPasskey),
  }
}
