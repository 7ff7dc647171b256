import { defineComponent, h, onMounted, type VNode } from 'vue'

/** What a person does on a page: presses a button by its words, chooses, writes, looks away. */
export type Act =
  | { press: string }
  | { choose: string }
  | { write: string }
  | { fill: string; text: string }
  | { open: string }
  | { look: 'away' | 'back' }
  | { network: 'off' }

const STEP_MS = 20
const PATIENCE_MS = 5_000

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/**
 * Draws a page and does these acts on it, one after another, each as soon as it is possible. While
 * it acts the document carries `data-acting`, so that a picture is taken afterwards.
 */
export function played(draw: () => VNode, acts: readonly Act[]): () => VNode {
  const Played = defineComponent({
    setup() {
      document.documentElement.setAttribute('data-acting', '')
      onMounted(async () => {
        for (const act of acts) await done(act)
        await pause(STEP_MS)
        document.documentElement.removeAttribute('data-acting')
      })
      return draw
    },
  })
  return () => h(Played)
}

async function done(act: Act): Promise<void> {
  for (let waited = 0; waited < PATIENCE_MS; waited += STEP_MS) {
    await pause(STEP_MS)
    if (attempt(act)) return
  }
  throw new Error(`could not be done: ${JSON.stringify(act)}`)
}

function attempt(act: Act): boolean {
  if ('look' in act)
    return pretend(
      document,
      'visibilityState',
      act.look === 'away' ? 'hidden' : 'visible',
      'visibilitychange',
    )
  if ('network' in act) return pretend(navigator, 'onLine', false, null)
  if ('write' in act) return write(document.querySelector('textarea'), act.write)
  if ('fill' in act) return write(fieldOf(act.fill), act.text)
  if ('press' in act) return click('button, a', act.press)
  if ('choose' in act) return click('label', act.choose)
  return click('summary', act.open)
}

function click(selector: string, words: string): boolean {
  const found = [...document.querySelectorAll<HTMLElement>(selector)].find(
    (element) =>
      element.textContent.trim().startsWith(words) &&
      element.getAttribute('aria-disabled') !== 'true',
  )
  found?.click()
  return found !== undefined
}

type Field = HTMLInputElement | HTMLTextAreaElement

function fieldOf(words: string): Field | null {
  const labels = [...document.querySelectorAll('label')]
  const field = labels.find(({ textContent }) => textContent.trim().startsWith(words))?.control
  const isField = field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement
  return isField ? field : null
}

function write(field: Field | null, text: string): boolean {
  if (!field) return false
  field.value = text
  field.dispatchEvent(new Event('input'))
  return true
}

/** Makes the phone say something else of itself, and tells the page where it listens. */
function pretend(owner: object, name: string, value: unknown, event: string | null): boolean {
  Object.defineProperty(owner, name, { configurable: true, get: () => value })
  if (event !== null) document.dispatchEvent(new Event(event))
  return true
}
