import { fork } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { CallOutput } from '@wengang/contracts'
import { pace } from './generator.ts'
import { writeLargeList } from './large-list.ts'
import { peakMb } from './machine.ts'
import type { Parsed } from './parse-list.ts'
import { line } from './report.ts'
import { asStaff } from './staff-request.ts'
import { answerShot, openUnderLoad, type UnderLoad } from './under-load.ts'

const units = Number(process.env['BENCH_IMPORT_ROWS'] ?? 100_000)
const answersPerSecond = 50
const idleSeconds = 20
/** Enough answers for however long the import takes. */
const cases = 10_000

/** A list of a hundred thousand units against parsing it alone, and what answers feel of it meanwhile. */
export async function benchImport(): Promise<string[]> {
  const house = await openUnderLoad({ cases, readings: true })
  try {
    return await measure(house)
  } finally {
    await house.stop()
  }
}

async function measure(house: UnderLoad): Promise<string[]> {
  const file = join(house.folder, 'list.xlsx')
  await writeLargeList(file, units)
  const ours = await parseAlone(file, 'ours')
  const other = await parseAlone(file, 'hucre')

  const shots = house.cases.map(answerShot)
  await pace(house.port, shots.splice(0, 200), answersPerSecond)
  const idle = await pace(
    house.port,
    shots.splice(0, idleSeconds * answersPerSecond),
    answersPerSecond,
  )
  const watch = watchChildren(house.pid)
  const began = performance.now()
  const importing = asStaff<CallOutput<'importList'>>(
    house,
    '/api/staff/lists/import?fileName=list.xlsx',
    { 'content-type': 'application/octet-stream' },
    readFileSync(file),
  ).then((answer) => ({ answer, ms: performance.now() - began }))
  const busy = await pace(house.port, shots, answersPerSecond, importing)
  const { answer, ms } = await importing
  const childPeakMb = watch.stop()
  if (answer.difference.added !== units) throw new Error(JSON.stringify(answer.difference))

  const times = (parsed: Parsed) => `${(ms / parsed.ms).toFixed(1)} ×`
  const seconds = (value: number) => `${(value / 1000).toFixed(1)} s`
  return [
    line(`import of ${units} rows while ${answersPerSecond} answers a second go on`, seconds(ms)),
    line(
      '… against parsing the file alone with our own reader',
      `${times(ours)} (${seconds(ours.ms)}, ${ours.peakMb} MB)`,
      '3 ×',
    ),
    line(
      '… against parsing it alone with hucre 1.0.0 `readXlsx`',
      `${times(other)} (${seconds(other.ms)}, ${other.peakMb} MB)`,
      '3 ×',
    ),
    line('peak memory of the process that reads the list', `${childPeakMb} MB`, '600 MB'),
    line(
      'p99 of answers idle, during the import, ratio',
      `${idle.p99.toFixed(1)} ms, ${busy.p99.toFixed(1)} ms, ${(busy.p99 / idle.p99).toFixed(1)} ×`,
      '2 ×',
    ),
    line('longest answer during the import', `${busy.longest.toFixed(0)} ms`),
  ]
}

async function parseAlone(file: string, parser: 'ours' | 'hucre'): Promise<Parsed> {
  const child = fork(join(import.meta.dirname, 'parse-list.ts'), [file, parser])
  const [parsed] = (await once(child, 'message')) as [Parsed]
  if (parsed.rows < units) throw new Error(`${parser} found ${parsed.rows} rows.`)
  return parsed
}

/**
 * Peak memory of the processes that a process starts, looked at twice a second without waiting: this process
 * also fires the answers, and whatever holds it up would count as theirs.
 */
function watchChildren(pid: number): { stop(): number } {
  let peak = 0
  const look = async (): Promise<void> => {
    for (const child of await childrenOf(pid)) peak = Math.max(peak, peakMb(child))
  }
  const timer = setInterval(() => void look(), 500)
  return {
    stop() {
      clearInterval(timer)
      return peak
    },
  }
}

async function childrenOf(pid: number): Promise<number[]> {
  const threads = await readdir(`/proc/${pid}/task`)
  const lists = await Promise.all(
    threads.map((thread) =>
      readFile(`/proc/${pid}/task/${thread}/children`, 'utf8').catch(() => ''),
    ),
  )
  return lists.join(' ').split(' ').filter(Boolean).map(Number)
}
