import type { BusinessView } from '@wengang/contracts/views'
import { readonly, ref, shallowRef, type Ref } from 'vue'
import { client } from '../client.ts'
import { businessWords } from '../messages/home.zh.ts'
import { isSignInRefusal, leaveToSignIn } from '../sign-in-way.ts'
import { currentPath } from './useLoad.ts'

/** Why a business is not begun here, and where it is done instead. */
export interface BusinessRefusal {
  business: BusinessView
  message: string
  /** The other place; null where there is none. */
  address: string | null
}

export interface UseBusiness {
  beginning: Readonly<Ref<BusinessView['id'] | null>>
  refusal: Readonly<Ref<BusinessRefusal | null>>
  /** The path where it is done; null when it is refused, as `refusal` says. */
  begin: (business: BusinessView) => Promise<string | null>
  dismiss: () => void
}

/** Begins a business; whether it may be done here is the server's word. */
export function useBusiness(): UseBusiness {
  const beginning = ref<BusinessView['id'] | null>(null)
  const refusal = shallowRef<BusinessRefusal | null>(null)

  async function begin(business: BusinessView): Promise<string | null> {
    if (beginning.value !== null) return null
    beginning.value = business.id
    const result = await client('beginBusiness', { params: { businessId: business.id } })
    beginning.value = null
    if (result.ok) return result.data.path
    if (isSignInRefusal(result.code)) leaveToSignIn(result.code, currentPath())
    else if (result.code === 'OFFLINE') refuse(business, businessWords.failed, null)
    else if (result.code === 'BUSINESS_ELSEWHERE') {
      refuse(business, result.message, result.details.address)
    } else if (result.code === 'BUSINESS_NOT_COVERED') {
      const { certificate, address } = result.details
      refuse(business, result.message, certificate ? address : null)
    } else refuse(business, result.message, null)
    return null
  }

  function refuse(business: BusinessView, message: string, address: string | null): void {
    refusal.value = { business, message, address }
  }

  return {
    beginning: readonly(beginning),
    refusal,
    begin,
    dismiss: () => {
      refusal.value = null
    },
  }
}
