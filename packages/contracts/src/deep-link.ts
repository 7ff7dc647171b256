import { normaliseCode } from '@wengang/policy'
import { timing } from './timing.ts'

/** Where links lead. Printed on paper and sent in messages: a shape once published never stops working. */
export type DeepLink =
  | { kind: 'message'; code: string }
  | { kind: 'notMe'; code: string }
  | { kind: 'enterCode' }
  | { kind: 'verifyMessage' }
  | { kind: 'verifySheet'; sheetId: string }
  | { kind: 'case'; caseNo: string }
  | { kind: 'notice'; roundId: string }

/** Builds the path of a link; the caller puts the public origin in front. */
export function deepLinkPath(link: DeepLink): string {
  switch (link.kind) {
    case 'message':
      return `/s/${link.code}`
    case 'notMe':
      return `/n/${link.code}`
    case 'enterCode':
      return '/q'
    case 'verifyMessage':
      return '/verify'
    case 'verifySheet':
      return `/v/${link.sheetId}`
    case 'case':
      return `/cases/${link.caseNo}`
    case 'notice':
      return `/notices/${link.roundId}`
  }
}

/** Reads a path back into a link; null when it is none. Codes may be typed with blanks or look-alikes. */
export function parseDeepLink(path: string): DeepLink | null {
  const parts = (path.split(/[?#]/)[0] ?? '').split('/').filter((part) => part !== '')
  const [head, tail] = parts
  if (parts.length === 1) {
    if (head === 'q') return { kind: 'enterCode' }
    if (head === 'verify') return { kind: 'verifyMessage' }
    return null
  }
  if (parts.length !== 2 || head === undefined || tail === undefined) return null
  switch (head) {
    case 's':
    case 'n': {
      const code = normaliseCode(decoded(tail), timing.messageCodeLength)
      return code === null ? null : { kind: head === 's' ? 'message' : 'notMe', code }
    }
    case 'v':
      return { kind: 'verifySheet', sheetId: tail }
    case 'cases':
      return { kind: 'case', caseNo: tail }
    case 'notices':
      return { kind: 'notice', roundId: tail }
    default:
      return null
  }
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    // Copied by halves: it is no code, and no fault either.
    return part
  }
}
