import type { OfferView } from '@wengang/contracts/views'
import type { Choice } from '@wengang/policy/case-state'
import { readonly, ref, type Ref } from 'vue'
import { client as network } from '../client.ts'
import { forgetJson, keepJson, keptJson } from '../kept-json.ts'
import { storageKeys } from '../storage-keys.ts'

/** `phone`: it could not be kept on the server and is on this phone alone. */
export type DraftState = 'none' | 'saving' | 'saved' | 'phone'

export interface DraftChoice {
  choice: Choice | null
  reason: string
}

export interface UseDraft {
  choice: Readonly<Ref<Choice | null>>
  reason: Readonly<Ref<string>>
  state: Readonly<Ref<DraftState>>
  /** Takes up what was left, from the server and from this phone. */
  resume: (offer: Pick<OfferView, 'draft'>) => void
  /** What was sent without an answer stands again as it was sent. */
  restore: (choice: Choice, reason: string) => void
  choose: (choice: Choice) => Promise<void>
  write: (reason: string) => void
  /** Keeps it on the server: it stands in 待办 and does not count. */
  save: () => Promise<void>
  /** Nothing is on its way to the server any more: a draft must not arrive after its answer. */
  settled: () => Promise<void>
  /** The choice is to be made anew; the words of the reason stay. */
  clearChoice: () => Promise<void>
  /** The person does not want it after all. */
  discard: () => Promise<'discarded' | 'failed'>
  /** It was submitted. */
  forget: () => void
}

export interface UseDraftOptions {
  client?: typeof network
  readingId?: () => string | null
}

/** A choice that is not submitted yet. */
export function useDraft(offerId: string, options: UseDraftOptions = {}): UseDraft {
  const { client = network, readingId = () => null } = options
  const key = storageKeys.unsent(offerId)
  const choice = ref<Choice | null>(null)
  const reason = ref('')
  const state = ref<DraftState>('none')
  let saving = Promise.resolve()

  function resume(offer: Pick<OfferView, 'draft'>): void {
    const unsent = keptJson(key, readUnsent)
    choice.value = unsent?.choice ?? offer.draft?.choice ?? null
    reason.value = unsent?.reason ?? offer.draft?.reason ?? ''
    if (choice.value) state.value = offer.draft?.choice === choice.value ? 'saved' : 'phone'
  }

  function keepHere(): void {
    keepJson(key, { choice: choice.value, reason: reason.value })
  }

  function save(): Promise<void> {
    // One after another, so that the last one saved is the last one made.
    saving = saving.then(saveNow)
    return saving
  }

  async function saveNow(): Promise<void> {
    if (!choice.value) return
    state.value = 'saving'
    const sent = { choice: choice.value, reason: reason.value }
    const result = await client('saveDraft', {
      params: { offerId },
      body: { ...sent, readingId: readingId() },
    })
    // Something newer was chosen or written meanwhile; its own saving tells how that went.
    if (sent.choice !== choice.value || sent.reason !== reason.value) return
    state.value = result.ok ? 'saved' : 'phone'
    if (result.ok) forgetJson(key)
  }

  async function discardThere(): Promise<'discarded' | 'failed'> {
    await saving
    const result = await client('discardDraft', { params: { offerId } })
    return result.ok ? 'discarded' : 'failed'
  }

  return {
    choice: readonly(choice),
    reason: readonly(reason),
    state: readonly(state),
    resume,
    restore(sentChoice, sentReason) {
      choice.value = sentChoice
      reason.value = sentReason
    },
    async choose(next) {
      choice.value = next
      keepHere()
      await save()
    },
    write(text) {
      reason.value = text
      keepHere()
    },
    save,
    settled: () => saving,
    async discard() {
      const outcome = await discardThere()
      if (outcome === 'discarded') forgetJson(key)
      return outcome
    },
    async clearChoice() {
      choice.value = null
      state.value = 'none'
      keepHere()
      await discardThere()
    },
    forget: () => forgetJson(key),
  }
}

export function readUnsent(value: unknown): DraftChoice | null {
  if (typeof value !== 'object' || value === null) return null
  const { choice, reason } = value as Record<string, unknown>
  if (choice !== 'ACCEPT' && choice !== 'DECLINE' && choice !== null) return null
  return { choice, reason: typeof reason === 'string' ? reason : '' }
}
