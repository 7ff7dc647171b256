import { onScopeDispose, readonly, ref, type Ref } from 'vue'

export interface ReadAloud {
  /** The phone has a voice. */
  available: boolean
  speaking: Readonly<Ref<boolean>>
  /** Begins, or falls silent when it speaks already. */
  toggle: (paragraphs: readonly string[]) => void
}

export interface UseReadAloudOptions {
  voice?: SpeechSynthesis | undefined
}

/** Reads a text aloud in Mandarin with the phone's own voice. */
export function useReadAloud(options: UseReadAloudOptions = {}): ReadAloud {
  const { voice = 'speechSynthesis' in window ? window.speechSynthesis : undefined } = options
  const speaking = ref(false)

  function stop(): void {
    speaking.value = false
    voice?.cancel()
  }

  function toggle(paragraphs: readonly string[]): void {
    if (!voice || speaking.value) return stop()
    voice.cancel()
    speaking.value = true
    // One utterance a paragraph: some phones break long ones off.
    paragraphs.forEach((paragraph, place) => {
      const utterance = new SpeechSynthesisUtterance(paragraph)
      utterance.lang = 'zh-CN'
      if (place === paragraphs.length - 1) utterance.onend = () => (speaking.value = false)
      voice.speak(utterance)
    })
  }

  onScopeDispose(stop)
  return { available: voice !== undefined, speaking: readonly(speaking), toggle }
}
