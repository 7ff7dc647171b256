import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { cpus, loadavg, totalmem } from 'node:os'

/** The machine that a run was made on, since ratios hold for it and amounts for nothing else. */
export function describeMachine(folder: string): string {
  const [cpu] = cpus()
  const memoryGb = Math.round(totalmem() / 2 ** 30)
  const load = loadavg()[0]?.toFixed(1) ?? '?'
  return `${cpus().length} × ${cpu?.model.trim() ?? 'unknown'}, ${memoryGb} GB, disk ${diskOf(folder)}, Node ${process.version}, load before the run ${load}`
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

/** The most that a process ever held, in MB; Linux only, else 0, also when it is gone. */
export function peakMb(pid: number): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    return Math.round(Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024)
  } catch {
    return 0
  }
}

const ticksPerSecond = 100

/** Processor time that a process has used with all its threads, in ms; Linux only, else NaN. */
export function processorMs(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
    return ((Number(fields[11]) + Number(fields[12])) * 1000) / ticksPerSecond
  } catch {
    return Number.NaN
  }
}
