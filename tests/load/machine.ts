import { execFileSync } from 'node:child_process'
import { cpus, totalmem } from 'node:os'

/** The machine that a run was made on, since ratios hold for it and amounts for nothing else. */
export function describeMachine(folder: string): string {
  const [cpu] = cpus()
  const memoryGb = Math.round(totalmem() / 2 ** 30)
  return `${cpus().length} × ${cpu?.model.trim() ?? 'unknown'}, ${memoryGb} GB, disk ${diskOf(folder)}, Node ${process.version}`
}

function diskOf(folder: string): string {
  try {
    const [, line = ''] = execFileSync('df', ['-PT', folder], { encoding: 'utf8' }).split('\n')
    const [device, type] = line.split(/\s+/)
    return `${type} on ${device}`
  } catch {
    return 'unknown'
  }
}

/** Resident memory of a process in MB, from the system. */
export function residentMb(pid: number): number {
  const text = execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })
  return Math.round(Number(text.trim()) / 1024)
}
