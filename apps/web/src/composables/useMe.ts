import type { CallOutput } from '@wengang/contracts/client'
import { readonly, ref, shallowRef, type Ref } from 'vue'
import { client } from '../client.ts'
import { rememberUnit } from '../last-sign-in.ts'
import { meWords } from '../messages/me.zh.ts'
import { isSignInRefusal, leaveToSignIn } from '../sign-in-way.ts'
import { useSessionStore } from '../stores/session.ts'
import { currentPath, useLoad, type Load } from './useLoad.ts'

export type Me = CallOutput<'getMe'>
export type Device = Me['devices'][number]

export interface UseMe extends Load {
  me: Readonly<Ref<Me | null>>
  /** The device that is being signed out. */
  ending: Readonly<Ref<string | null>>
  /** What came of it, or the trouble with it. */
  said: Readonly<Ref<{ words: string; tone: 'good' | 'care' } | null>>
  /** Signs another device out. */
  endDevice: (device: Device) => Promise<void>
  /** Signs this one out. */
  signOut: () => Promise<'ended' | 'failed'>
}

/** Who is signed in on this phone, and where else. */
export function useMe(): UseMe {
  const me = shallowRef<Me | null>(null)
  const ending = ref<string | null>(null)
  const said = shallowRef<{ words: string; tone: 'good' | 'care' } | null>(null)
  const loading = useLoad(
    () => client('getMe', {}),
    (data) => {
      me.value = data
      if (data.unit) rememberUnit(data.unit.uscc)
    },
  )

  async function endDevice(device: Device): Promise<void> {
    if (ending.value !== null) return
    ending.value = device.id
    said.value = null
    const result = await client('endDevice', { params: { deviceId: device.id } })
    ending.value = null
    // A device that is gone already is signed out too.
    if (result.ok || result.code === 'NOT_FOUND') {
      said.value = { words: meWords.ended(device.name), tone: 'good' }
      await loading.load()
    } else if (isSignInRefusal(result.code)) leaveToSignIn(result.code, currentPath())
    else {
      const words = result.code === 'OFFLINE' ? meWords.failed : result.message
      said.value = { words, tone: 'care' }
    }
  }

  async function signOut(): Promise<'ended' | 'failed'> {
    const current = me.value?.devices.find((device) => device.current)
    ending.value = current?.id ?? ''
    const outcome = await useSessionStore().end()
    ending.value = null
    if (outcome === 'failed') said.value = { words: meWords.failed, tone: 'care' }
    return outcome
  }

  return { ...loading, me, ending: readonly(ending), said, endDevice, signOut }
}
