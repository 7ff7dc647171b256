/** How many of the newest words about a campaign's messages are looked at: a gateway may break late. */
export const haltLooksAt = 500

const mostFailed = { count: 10, shareBp: 1_000 } as const

/**
 * Whether a campaign has to stop by itself: more than ten, and more than one in ten, of the messages with a
 * last word failed.
 */
export function mustHalt({ failed, ended }: { failed: number; ended: number }): boolean {
  return failed > mostFailed.count && failed * 10_000 > ended * mostFailed.shareBp
}
