import type { Page } from 'playwright-core'

/** Answers and failures that a step of a test brings about on purpose. */
export interface Expected {
  /** HTTP statuses of 400 and above that may be answered. */
  statuses?: readonly number[]
  /** Requests may find no network. */
  offline?: boolean
}

type Seen =
  | { kind: 'words'; finding: string }
  | { kind: 'status'; status: number; finding: string }
  | { kind: 'network'; finding: string }

const watched = new WeakMap<Page, Seen[]>()

/** Notes what goes wrong on a page from now on; `watchFindings` tells it. */
export function watchPage(page: Page): void {
  if (watched.has(page)) return
  const seen: Seen[] = []
  watched.set(page, seen)
  page.on('console', (message) => {
    const words = message.text()
    // What the server answered is noted by its status, and better.
    if (message.type() !== 'error' || words.startsWith('Failed to load resource')) return
    seen.push({ kind: 'words', finding: `console error: ${words}` })
  })
  page.on('pageerror', (error) => {
    seen.push({ kind: 'words', finding: `uncaught error: ${error.message}` })
  })
  page.on('requestfailed', (request) => {
    const why = request.failure()?.errorText ?? 'unknown'
    // Leaving a page ends what it still waits for.
    if (why === 'net::ERR_ABORTED') return
    seen.push({ kind: 'network', finding: `request failed: ${request.url()} ${why}` })
  })
  page.on('response', (response) => {
    const status = response.status()
    if (status < 400) return
    seen.push({ kind: 'status', status, finding: `answered ${status}: ${response.url()}` })
  })
}

/** What went wrong since the last call, apart from what was expected. */
export function watchFindings(page: Page, expected: Expected = {}): string[] {
  const seen = watched.get(page)
  if (seen === undefined) return ['the page was not watched: open it with openPage']
  return seen
    .splice(0)
    .filter((one) => !isExpected(one, expected))
    .map((one) => one.finding)
}

function isExpected(seen: Seen, { statuses = [], offline = false }: Expected): boolean {
  switch (seen.kind) {
    case 'words':
      return false
    case 'status':
      return statuses.includes(seen.status)
    case 'network':
      return offline
  }
}
