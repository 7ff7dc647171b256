import { idNumberWords, mobileWords, usccWords } from '@wengang/contracts/typed-words'
import { normaliseMobile, parseMobile } from '@wengang/identifiers/mobile'
import { normaliseResidentId, parseResidentId } from '@wengang/identifiers/resident-id'
import { normaliseUscc, parseUscc } from '@wengang/identifiers/uscc'
import { shanghaiDay } from '@wengang/policy/days'
import { fieldWords } from './messages/field.zh.ts'

/** How one field of a form is written and read. */
export interface FieldRule {
  /** The form in which it is shown once written, and sent. */
  tidy: (text: string) => string
  /** What is wrong with it, in words with the next step; empty when nothing is. */
  trouble: (text: string) => string
}

const trim = (text: string): string => text.trim()

export const usccField: FieldRule = {
  tidy: normaliseUscc,
  trouble(text) {
    if (text.trim() === '') return fieldWords.uscc
    const parsed = parseUscc(text)
    return parsed.ok ? '' : usccWords(parsed)
  },
}

export const mobileField: FieldRule = {
  tidy: normaliseMobile,
  trouble(text) {
    if (text.trim() === '') return fieldWords.mobile
    const parsed = parseMobile(text)
    return parsed.ok ? '' : mobileWords(parsed)
  },
}

/** `now` is epoch ms by the server's clock: nobody is born in the future. */
export const idNumberField = (now: () => number): FieldRule => ({
  tidy: normaliseResidentId,
  trouble(text) {
    if (text.trim() === '') return fieldWords.idNumber
    const parsed = parseResidentId(text, shanghaiDay(now()))
    return parsed.ok ? '' : idNumberWords(parsed)
  },
})

export const personNameField: FieldRule = {
  tidy: trim,
  trouble: (text) => (text.trim() === '' ? fieldWords.name : ''),
}

export const unitNameField: FieldRule = {
  tidy: trim,
  trouble: (text) => (text.trim() === '' ? fieldWords.unitName : ''),
}
