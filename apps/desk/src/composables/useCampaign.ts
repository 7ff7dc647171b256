import type { CampaignView } from '@wengang/contracts'
import { onBeforeUnmount, readonly, ref, type Ref, watch } from 'vue'
import { client } from '../client.ts'
import { type Load, useLoad } from './useLoad.ts'

/** How often a page asks how far the fixing of recipients has come. In ms. */
const askEveryMs = 1_000

export interface Campaign extends Load {
  campaign: Readonly<Ref<CampaignView | null>>
  /** What a page was told otherwise, such as by the answer to an act. */
  take: (campaign: CampaignView) => void
}

/** One campaign; asked for again for as long as its recipients are being fixed. */
export function useCampaign(campaignId: () => string): Campaign {
  const campaign = ref<CampaignView | null>(null)
  let timer: ReturnType<typeof setTimeout> | undefined
  let byItself = false

  const { state, message, load } = useLoad<'getCampaign'>(
    () => client('getCampaign', { params: { campaignId: campaignId() }, byItself }),
    (data) => take(data.campaign),
  )

  function take(one: CampaignView): void {
    campaign.value = one
    clearTimeout(timer)
    byItself = one.fixing !== null && one.fixing.refusal === null
    if (byItself) timer = setTimeout(() => void load(), askEveryMs)
  }

  watch(
    campaignId,
    () => {
      byItself = false
      void load()
    },
    { immediate: true },
  )
  onBeforeUnmount(() => clearTimeout(timer))
  return {
    state,
    message,
    load,
    campaign: readonly(campaign) as Readonly<Ref<CampaignView | null>>,
    take,
  }
}
