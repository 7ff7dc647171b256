import { readonly, ref, type Ref } from 'vue'
import { attemptKeys } from '@wengang/contracts/attempt-key'
import { client as network } from '../client.ts'
import { registerWords } from '../messages/register.zh.ts'
import { isSignInRefusal, leaveToSignIn } from '../sign-in-way.ts'
import { currentPath } from './useLoad.ts'

export interface Withdrawal {
  /** The person is asked whether to take it back. */
  asking: Ref<boolean>
  busy: Readonly<Ref<boolean>>
  /** What came of it. */
  said: Readonly<Ref<string>>
  withdraw: (maintenanceId: string | undefined) => Promise<void>
}

/** Takes an own request back while nobody has decided it. `after` shows how things stand then. */
export function useWithdrawal(
  after: () => Promise<unknown>,
  client: typeof network = network,
): Withdrawal {
  const asking = ref(false)
  const busy = ref(false)
  const said = ref('')
  const keyFor = attemptKeys()

  async function withdraw(maintenanceId: string | undefined): Promise<void> {
    if (maintenanceId === undefined) return
    busy.value = true
    const result = await client('withdrawMaintenance', {
      params: { maintenanceId },
      idempotencyKey: keyFor(maintenanceId),
    })
    busy.value = false
    asking.value = false
    if (!result.ok && isSignInRefusal(result.code)) leaveToSignIn(result.code, currentPath())
    said.value = result.ok ? registerWords.withdrawn : result.message
    await after()
  }

  return { asking, busy: readonly(busy), said: readonly(said), withdraw }
}
