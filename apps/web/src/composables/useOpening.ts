import type { CallInput, CallOutput, CallResult } from '@wengang/contracts/client'
import { computed, readonly, ref, shallowRef, type ComputedRef, type Ref } from 'vue'
import { attemptKeys } from '@wengang/contracts/attempt-key'
import { client as network } from '../client.ts'
import { visitNotes } from '../kept-json.ts'
import { storageKeys } from '../storage-keys.ts'
import { useLoad, type Load } from './useLoad.ts'

export type AgreementText = CallOutput<'getAgreement'>
type Body = CallInput<'openUnitService'>['body']

export interface Opening {
  agreement: Readonly<Ref<AgreementText | null>>
  loading: Load
  /** The text in force was agreed to. */
  agreed: ComputedRef<boolean>
  /** It was replaced while the person was at it. */
  changed: Readonly<Ref<boolean>>
  agree: (yes: boolean) => void
  /** Opens the service; the same content keeps its key until an answer comes. */
  open: (body: Omit<Body, 'agreementVersion'>) => Promise<CallResult<'openUnitService'>>
}

/** 开通单位网上服务: the agreement, read and ticked, and the act itself. */
export function useOpening(client: typeof network = network): Opening {
  const note = storageKeys.form('agreement')
  const agreement = shallowRef<AgreementText | null>(null)
  const version = ref(visitNotes.kept(note, (value) => (typeof value === 'string' ? value : null)))
  const changed = ref(false)
  // The code is part of the content, and serves for one answer.
  const keyFor = attemptKeys()
  const loading = useLoad(
    () => client('getAgreement', {}),
    (data) => {
      agreement.value = data
    },
  )

  function agree(yes: boolean): void {
    version.value = yes ? (agreement.value?.version ?? null) : null
    if (yes) changed.value = false
    visitNotes.keep(note, version.value)
  }

  async function open(
    body: Omit<Body, 'agreementVersion'>,
  ): Promise<CallResult<'openUnitService'>> {
    const whole = { ...body, agreementVersion: version.value ?? '' }
    const result = await client('openUnitService', { body: whole, idempotencyKey: keyFor(whole) })
    if (result.ok) visitNotes.forget(note)
    else if (result.code === 'AGREEMENT_CHANGED') {
      agree(false)
      changed.value = true
      await loading.load()
    }
    return result
  }

  return {
    agreement,
    loading,
    agreed: computed(() => agreement.value !== null && agreement.value.version === version.value),
    changed: readonly(changed),
    agree,
    open,
  }
}
