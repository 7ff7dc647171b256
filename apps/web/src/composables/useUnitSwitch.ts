import { readonly, ref, type Ref } from 'vue'
import { client } from '../client.ts'
import { unitSwitchWords } from '../messages/home.zh.ts'
import { isSignInRefusal, leaveToSignIn } from '../sign-in-way.ts'
import { useOfferStore } from '../stores/offers.ts'
import { useSessionStore } from '../stores/session.ts'

export interface UnitSwitch {
  switching: Readonly<Ref<string | null>>
  message: Readonly<Ref<string>>
  switchTo: (unitId: string) => Promise<'switched' | 'failed'>
}

/** Goes on as another unit that the same phone serves. */
export function useUnitSwitch(): UnitSwitch {
  const switching = ref<string | null>(null)
  const message = ref('')

  async function switchTo(unitId: string): Promise<'switched' | 'failed'> {
    if (switching.value !== null) return 'failed'
    switching.value = unitId
    message.value = ''
    const result = await client('switchUnit', { body: { unitId } })
    if (result.ok) {
      // What was known is another unit's.
      useOfferStore().$reset()
      await useSessionStore().load()
    } else if (isSignInRefusal(result.code)) leaveToSignIn(result.code, '/home')
    else message.value = result.code === 'OFFLINE' ? unitSwitchWords.failed : result.message
    switching.value = null
    return result.ok ? 'switched' : 'failed'
  }

  return { switching: readonly(switching), message: readonly(message), switchTo }
}
