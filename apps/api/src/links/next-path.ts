import { deepLinkPath } from '@wengang/contracts'
import { isCut } from '@wengang/policy'
import { type CaseRow, roundOf } from '../cases/case.queries.ts'

const longest = 500
const anywhere = 'http://same.site'

/** A path of this site to go on to, or null: never another site, however it is spelt. */
export function safeNextPath(next: string | undefined): string | null {
  if (next === undefined || next.length > longest) return null
  // A browser reads a backslash as a slash and drops control characters before it decides.
  if (!next.startsWith('/') || /[\\\p{Cc}]/u.test(next)) return null
  if (!URL.canParse(next, anywhere)) return null
  const url = new URL(next, anywhere)
  const path = url.pathname + url.search + url.hash
  // Dots are resolved by now: what was `/.//name` would be another site.
  return url.origin !== anywhere || path.startsWith('//') ? null : path
}

/** Where these cases are worked on: the offer or the list before the cut-off, the progress after it. */
export function placeOfCases(cases: readonly CaseRow[]): string {
  const [first] = cases
  if (first === undefined) return '/cases'
  if (cases.length === 1) {
    return isOffer(first)
      ? `/offer/${first.id}`
      : deepLinkPath({ kind: 'case', caseNo: first.case_no })
  }
  return cases.some(isOffer) ? '/offers' : '/cases'
}

/** Whether a case is still an offer to be answered or changed, as far as links are concerned. */
export function isOffer(row: CaseRow): boolean {
  return (row.stage === 'open' || row.stage === 'lapsed') && !isCut(roundOf(row))
}
