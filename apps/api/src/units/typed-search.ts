import { normaliseUscc, parseMobile } from '@wengang/identifiers'
import { parseCaseNo } from '@wengang/policy'

/** One way to take what was typed into the search. */
export type TypedSearch =
  | { kind: 'caseNo'; caseNo: string }
  /** The whole code or how it begins. */
  | { kind: 'uscc'; beginning: string }
  | { kind: 'mobile'; mobile: string }
  | { kind: 'name'; words: string }

const leastOfCode = 4

/**
 * What was typed may be, the likeliest first: the first that finds something counts. Empty for what is too
 * short to tell anything. A number of eleven digits may be a phone or the beginning of a code.
 */
export function typedSearches(typed: string): TypedSearch[] {
  const searches: TypedSearch[] = []
  const caseNo = parseCaseNo(typed)
  if (caseNo.ok) searches.push({ kind: 'caseNo', caseNo: caseNo.caseNo })
  const mobile = parseMobile(typed)
  if (mobile.ok) searches.push({ kind: 'mobile', mobile: mobile.mobile })
  const code = normaliseUscc(typed)
  if (/^[0-9A-Z]+$/.test(code) && code.length >= leastOfCode && code.length <= 18) {
    searches.push({ kind: 'uscc', beginning: code })
  }
  if ([...typed.trim()].length >= 2) searches.push({ kind: 'name', words: typed })
  return searches
}
