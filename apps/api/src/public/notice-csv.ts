import type { Db } from '../platform/database/dialects.ts'
import { listedUnits } from './notice.queries.ts'
import { csvLine, UTF8_MARK } from '../platform/csv.ts'
import { noticeWords } from './notice-words.ts'

const chunkSize = 1_000

/** A public list as CSV, read and sent in chunks, so that a long one takes no memory. */
export function noticeList(db: Db, roundId: string): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  let after = ''
  let number = 0
  return new ReadableStream({
    start(out) {
      out.enqueue(encoder.encode(UTF8_MARK + csvLine(noticeWords.columns)))
    },
    async pull(out) {
      const units = await listedUnits(db, roundId, { after, limit: chunkSize })
      const lines = units.map(({ name, uscc, amountFen }) => {
        number += 1
        return csvLine([String(number), name, asText(uscc), yuan(amountFen)])
      })
      if (lines.length > 0) out.enqueue(encoder.encode(lines.join('')))
      const last = units.at(-1)
      if (last === undefined || units.length < chunkSize) out.close()
      else after = last.caseId
    },
  })
}

// A code of digits only would lose its last ones in a spreadsheet: a tab in front keeps it a text.
function asText(code: string): string {
  return /^\d+$/.test(code) ? `\t${code}` : code
}

function yuan(fen: number): string {
  return `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`
}
