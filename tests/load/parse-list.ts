// Parses a list alone, in a process of its own, and says how long that took and what memory it needed.
import { readFileSync } from 'node:fs'
import { openXlsx } from '@wengang/api/offers/assessed-list/spreadsheet/read-xlsx'
import { readXlsx } from 'hucre/xlsx'

/** What parsing alone came to. */
export interface Parsed {
  ms: number
  rows: number
  peakMb: number
}

const [file = '', parser = ''] = process.argv.slice(2)
const bytes = new Uint8Array(readFileSync(file))
const began = performance.now()
const rows = parser === 'hucre' ? await byHucre() : await byOurs()
const ms = performance.now() - began
const peakMb = Math.round(process.resourceUsage().maxRSS / 1024)
process.send?.({ ms, rows, peakMb } satisfies Parsed)

async function byOurs(): Promise<number> {
  const [first] = await openXlsx(bytes, { rows: 200_000, columns: 200 })
  const sheet = await first?.read()
  return sheet?.rows.length ?? 0
}

async function byHucre(): Promise<number> {
  const { sheets } = await readXlsx(bytes)
  return sheets[0]?.rows.length ?? 0
}
