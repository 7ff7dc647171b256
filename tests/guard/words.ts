import type { SourceFile } from '../support/repository.ts'

/** One table of words: its name, the file that holds it, its keys. */
export interface WordTable {
  name: string
  path: string
  keys: readonly string[]
}

/** The tables of words that these files export, as they stand in formatted source. */
export function wordTables(files: readonly SourceFile[]): WordTable[] {
  return files.flatMap(({ path, text }) =>
    [...text.matchAll(/^export const (\w+Words)\b[^\n]* = \{\n(.*?)^\}/gms)].map(
      ([, name = '', body = '']) => ({
        name,
        path,
        keys: [...body.matchAll(/^ {2}(\w+)(?=[:,(])/gm)].map(([, key = '']) => key),
      }),
    ),
  )
}

/** Keys of a table that none of the sources says. A table used whole, or by a computed key, is used. */
export function unusedWords(table: WordTable, sources: readonly SourceFile[]): string[] {
  const texts = sources.map(({ text }) => withoutImports(text))
  const whole = new RegExp(
    String.raw`(?:\.\.\.|[(=:,]\s*)${table.name}\b(?!\s*[.=:])|\b${table.name}\[`,
  )
  if (texts.some((text) => whole.test(text))) return []
  return table.keys
    .filter((key) => {
      const use = new RegExp(String.raw`\b${table.name}\s*\.${key}\b`)
      return !texts.some((text) => use.test(text))
    })
    .map((key) => `${table.path}: ${table.name}.${key}`)
}

function withoutImports(text: string): string {
  return text.replaceAll(/^import\b.*?\bfrom '[^']+'$/gms, '')
}

/** Words that people are never shown, and where they may stand after all. */
export interface ForbiddenWord {
  word: RegExp
  allowedIn?: RegExp
}

export const forbiddenWords: readonly ForbiddenWord[] = [
  ...['案件', '取件码', '指纹', '放行', '代为答复'].map((word) => ({ word: new RegExp(word) })),
  // When money arrives is the bank's to say, never a promise.
  { word: /到账(?!以银行为准)/ },
  // A deadline is told with what is left of it, never as a threat.
  { word: /后果自负|否则将|逾期不候|逾期未|责任自负|务必/ },
  // The firm is 您单位; only the notice itself, and the sheet that repeats it, say 你单位.
  { word: /你单位/, allowedIn: /^packages\/policy\/src\/(?:programmes\/|notice)/ },
  { word: /你(?!单位)/ },
]

/** Every line that says one of them. */
export function forbiddenLines(
  sources: readonly SourceFile[],
  words: readonly ForbiddenWord[] = forbiddenWords,
): string[] {
  return sources.flatMap(({ path, text }) =>
    text
      .split('\n')
      .flatMap((line, index) =>
        words
          .filter(({ word, allowedIn }) => word.test(line) && allowedIn?.test(path) !== true)
          .map(({ word }) => `${path}:${index + 1}: ${word.source}`),
      ),
  )
}
