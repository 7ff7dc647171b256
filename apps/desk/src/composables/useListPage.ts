import type { CallOutput, CallResult } from '@wengang/contracts/client'
import type { RouteName } from '@wengang/contracts/routes'
import { useTemplateRef, watch } from 'vue'
import type { Address } from './useAddress.ts'
import { useListKeys } from './useListKeys.ts'
import { type Load, useLoad } from './useLoad.ts'

/**
 * A list whose filters and page stand in the address: asked for again with each of them, and gone through by
 * keys within what the page marks with `ref="place"`.
 */
export function useListPage<Name extends RouteName>(
  address: Address,
  ask: () => Promise<CallResult<Name>>,
  take: (data: CallOutput<Name>) => void,
): Load {
  const loading = useLoad<Name>(ask, take)
  useListKeys(useTemplateRef<HTMLElement>('place'))
  watch(address.key, (key) => key !== 'left' && void loading.load(), { immediate: true })
  return loading
}
