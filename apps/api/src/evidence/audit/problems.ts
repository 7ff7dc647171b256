/** One thing that does not agree: where it stands and what is wrong, as a person of the staff reads it. */
export interface Problem {
  where: string
  what: string
}

/** Collects problems as they are found. */
export interface Problems {
  add(where: string, what: string): void
  /** What was found, with a last line for what was counted only. */
  list(): Problem[]
}

const mostKept = 100

/** All problems are counted and the first hundred kept, so that a ruined house fits in memory. */
export function collectProblems(): Problems {
  const kept: Problem[] = []
  let count = 0
  return {
    add(where, what) {
      count += 1
      if (kept.length < mostKept) kept.push({ where, what })
    },
    list: () =>
      count === kept.length
        ? kept
        : [...kept, { where: '其他', what: `另有 ${count - kept.length} 处问题没有列出` }],
  }
}

/** How a place in a chain is named, on sheets too: `case:… 第 3 条`. */
export function placeWords(stream: string, seq: number): string {
  return `${stream} 第 ${seq} 条`
}
