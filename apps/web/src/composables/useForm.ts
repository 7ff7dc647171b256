import type { InputFinding } from '@wengang/contracts/errors'
import { nextTick, reactive } from 'vue'
import type { FieldRule } from '../fields.ts'
import { visitNotes } from '../kept-json.ts'
import { storageKeys } from '../storage-keys.ts'

export interface Form<Name extends string> {
  /** What stands in the fields. */
  texts: Readonly<Record<Name, string>>
  /** What is wrong with them, empty where nothing is. */
  errors: Readonly<Record<Name, string>>
  write: (name: Name, text: string) => void
  /** Somebody has left the field: it is shown as it will be sent, and told when it is wrong. */
  leave: (name: Name) => void
  /** Whether all fields may be sent; one that is wrong is told and found. */
  check: () => boolean
  /** All fields as they are sent. */
  tidied: () => Record<Name, string>
  /** Shows what the server found; false when none of it is about these fields. */
  show: (findings: readonly InputFinding[]) => boolean
  /** It has served: nothing of it stays on the phone. */
  forget: () => void
}

/**
 * The fields of a form, kept for this tab so that a reload loses nothing. `name` is where they are
 * kept; a `used` field is one that is asked for at the moment.
 */
export function useForm<Name extends string>(
  name: string,
  rules: Readonly<Record<Name, FieldRule>>,
  used: (field: Name) => boolean = () => true,
): Form<Name> {
  const key = storageKeys.form(name)
  const names = Object.keys(rules) as Name[]
  const blank = (): Record<Name, string> => texts(() => '')
  const kept = visitNotes.kept(key, readTexts) ?? {}
  const written = reactive(texts((field) => kept[field] ?? '')) as Record<Name, string>
  const errors = reactive(blank()) as Record<Name, string>

  function texts(of: (field: Name) => string): Record<Name, string> {
    return Object.fromEntries(names.map((field) => [field, of(field)])) as Record<Name, string>
  }

  function write(field: Name, text: string): void {
    written[field] = text
    errors[field] = ''
    visitNotes.keep(key, written)
  }

  function leave(field: Name): void {
    if (written[field].trim() === '') return
    write(field, rules[field].tidy(written[field]))
    errors[field] = rules[field].trouble(written[field])
  }

  function check(): boolean {
    const asked = names.filter(used)
    for (const field of asked) errors[field] = rules[field].trouble(written[field])
    if (asked.every((field) => errors[field] === '')) return true
    void focusFirstWrong()
    return false
  }

  function show(findings: readonly InputFinding[]): boolean {
    const own = findings.filter(({ field }) => names.some((known) => known === field))
    for (const { field, message } of own) errors[field as Name] = message
    if (own.length > 0) void focusFirstWrong()
    return own.length > 0
  }

  return {
    texts: written,
    errors,
    write,
    leave,
    check,
    tidied: () => texts((field) => rules[field].tidy(written[field])),
    show,
    forget() {
      Object.assign(written, blank())
      Object.assign(errors, blank())
      visitNotes.forget(key)
    },
  }
}

/** Takes the person to the first field that is wrong. */
export async function focusFirstWrong(): Promise<void> {
  await nextTick()
  document.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
}

/** Reads what the tab has kept; null for anything that is no set of texts. */
export function readTexts(value: unknown): Partial<Record<string, string>> | null {
  if (typeof value !== 'object' || value === null) return null
  return Object.values(value).every((text) => typeof text === 'string')
    ? (value as Partial<Record<string, string>>)
    : null
}
