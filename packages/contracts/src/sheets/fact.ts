/** One line of a sheet: what it is about, and what is so. */
export interface Fact {
  label: string
  words: string
}

/** The facts that there are. */
export function present(facts: (Fact | null)[]): Fact[] {
  return facts.filter((fact) => fact !== null)
}

/** A fact, or none where nothing is known. */
export function optional(label: string, words: string | null): Fact | null {
  return words === null ? null : { label, words }
}
