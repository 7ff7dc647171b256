import type { Edition } from './edition.ts'
import { henanRefund2023 } from './programmes/henan-refund-2023.ts'

// A new year is a file under programmes/ and one line here.
const registry = {
  [henanRefund2023.id]: henanRefund2023,
} as const satisfies Record<string, Edition>

export type EditionId = keyof typeof registry

export const editionIds = Object.keys(registry) as EditionId[]

/** True for the id of an edition that this program knows, such as one read from a file. */
export function isEditionId(text: string): text is EditionId {
  return Object.hasOwn(registry, text)
}

export function getEdition(id: EditionId): Edition {
  return registry[id]
}
