import { csvLine, UTF8_MARK } from '../../../platform/csv.ts'
import type { TrailWords } from './trail-words.ts'

/** The copy as CSV: its mark above, and its number again on every line, so that no line loses it. */
export function trailCsv({ mark, heads, rows, watermark, end }: TrailWords): string {
  return [
    ...mark.map(({ label, words }) => [label, words]),
    [...heads, '导出标记'],
    ...rows.map((row) => [...row, watermark]),
    [end],
  ]
    .map(csvLine)
    .reduce((text, line) => text + line, UTF8_MARK)
}
