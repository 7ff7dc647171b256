import type { CampaignAudience } from '@wengang/contracts'
import { onScopeDispose, readonly, ref, type Ref, watch } from 'vue'
import { client } from '../client.ts'
import type { Counted } from '../components/campaigns/campaign-lists.ts'

/** Long enough for a person who goes on typing. */
const pauseMs = 350

export interface AudienceCount {
  /** What the filters came to last; null before the first answer. */
  counted: Ref<Counted | null>
  counting: Readonly<Ref<boolean>>
  refusal: Readonly<Ref<string>>
}

/** Counts an audience while it is being typed: one question after each pause, and only the newest answer. */
export function useAudienceCount(
  audience: () => CampaignAudience,
  templateId: () => string,
): AudienceCount {
  const counted = ref<Counted | null>(null)
  const counting = ref(true)
  const refusal = ref('')
  let timer: ReturnType<typeof setTimeout> | undefined
  let newest = 0

  async function ask(): Promise<void> {
    const mine = ++newest
    const template = templateId()
    const result = await client('countAudience', {
      query: { ...audience(), ...(template === '' ? {} : { templateId: template }) },
    })
    if (mine !== newest) return
    counting.value = false
    refusal.value = result.ok ? '' : result.message
    if (result.ok) counted.value = result.data
  }

  watch(
    () => JSON.stringify([audience(), templateId()]),
    () => {
      counting.value = true
      clearTimeout(timer)
      timer = setTimeout(() => void ask(), pauseMs)
    },
    { immediate: true },
  )
  onScopeDispose(() => clearTimeout(timer))
  return { counted, counting: readonly(counting), refusal: readonly(refusal) }
}
