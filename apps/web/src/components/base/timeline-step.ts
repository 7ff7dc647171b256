/** One step of a way that is partly behind. */
export interface TimelineStep {
  key: string
  title: string
  state: 'done' | 'now' | 'next' | 'wrong'
  lines: readonly string[]
}
