import { makeFinding } from './finding-kinds.ts'
import type { Finding } from './finding-kinds.ts'

/** More than anybody reads; what is beyond is counted, so that a hopeless file costs no memory. */
const MOST_LISTED = 100_000

export interface FindingList {
  add: (findings: readonly Finding[]) => void
  /** All findings from the first row to the last, those of the whole file first. */
  inOrder: () => Finding[]
}

export function createFindingList(mostListed = MOST_LISTED): FindingList {
  const listed: Finding[] = []
  let unlistedErrors = 0
  let unlistedNotices = 0
  return {
    add(findings) {
      for (const finding of findings) {
        if (listed.length < mostListed) listed.push(finding)
        else if (finding.severity === 'error') unlistedErrors += 1
        else unlistedNotices += 1
      }
    },
    inOrder() {
      const whole = { row: null, column: null, value: null }
      const unlisted: Finding[] = []
      if (unlistedErrors > 0) unlisted.push(makeFinding(whole, 'unlistedErrors', unlistedErrors))
      if (unlistedNotices > 0) unlisted.push(makeFinding(whole, 'unlistedNotices', unlistedNotices))
      return [...unlisted, ...listed].sort((one, other) => (one.row ?? 0) - (other.row ?? 0))
    },
  }
}
