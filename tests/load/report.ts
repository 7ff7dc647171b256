/** One line of the report. */
export function line(what: string, value: string, aim = ''): string {
  return `| ${what} | ${value} | ${aim} |`
}

/** A ratio as a percentage. */
export function percent(ratio: number): string {
  return `${(ratio * 100).toFixed(0)} %`
}

/** The middle of several measurements: one round that a neighbour disturbed does not count. */
export function median(list: readonly number[]): number {
  const sorted = [...list].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  const upper = sorted[middle] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2
}
