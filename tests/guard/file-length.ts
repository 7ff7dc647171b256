import type { SourceFile } from '../support/repository.ts'

const most = 400
const usual = 150

/** How long the files are, in lines. */
export interface Lengths {
  average: number
  /** Share of files of at most 150 lines, 0 to 1. */
  shareOfUsual: number
  tooLong: string[]
}

export function fileLengths(files: readonly SourceFile[]): Lengths {
  const lengths = files.map(({ path, text }) => ({ path, lines: linesOf(text) }))
  const sum = lengths.reduce((total, { lines }) => total + lines, 0)
  return {
    average: sum / lengths.length,
    shareOfUsual: lengths.filter(({ lines }) => lines <= usual).length / lengths.length,
    tooLong: lengths
      .filter(({ lines }) => lines > most)
      .map(({ path, lines }) => `${path} has ${lines} lines, more than ${most}`),
  }
}

function linesOf(text: string): number {
  return text.replace(/\n$/, '').split('\n').length
}
