import type { SourceFile } from '../support/repository.ts'
import { importsAmong } from './imports.ts'

/** Circles of imports, each by its shortest way; of circles that share a file the first is told. */
export function importCircles(files: readonly SourceFile[]): string[] {
  const next = new Map<string, string[]>()
  for (const { from, to } of importsAmong(files)) next.set(from, [...(next.get(from) ?? []), to])

  const inCircle = new Set<string>()
  const circles: string[] = []
  for (const { path } of files) {
    if (inCircle.has(path)) continue
    const circle = shortestWayBack(path, next)
    if (circle === null || circle.some((one) => inCircle.has(one))) continue
    circle.forEach((one) => inCircle.add(one))
    circles.push([...circle, path].join(' → '))
  }
  return circles
}

/** The files from `start` on whose last one imports `start` again, or null. */
function shortestWayBack(start: string, next: Map<string, string[]>): string[] | null {
  const seen = new Set([start])
  let ways = [[start]]
  while (ways.length > 0) {
    const longer: string[][] = []
    for (const way of ways) {
      for (const to of next.get(way.at(-1) ?? start) ?? []) {
        if (to === start) return way
        if (seen.has(to)) continue
        seen.add(to)
        longer.push([...way, to])
      }
    }
    ways = longer
  }
  return null
}
