import { freshKey } from './fresh-key.ts'

/** Gives the same content the same key: repeated after an answer that got lost, it is one act. */
export function attemptKeys(makeKey: () => string = freshKey): (content: unknown) => string {
  let attempt: { content: string; key: string } | null = null
  return (content) => {
    const text = JSON.stringify(content)
    if (attempt?.content !== text) attempt = { content: text, key: makeKey() }
    return attempt.key
  }
}
