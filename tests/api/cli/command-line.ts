import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join, resolve } from 'node:path'

const source = resolve(import.meta.dirname, '../../../apps/api/src')

export const password = 'four quiet windows 九'

/** What one run of the command line came to. */
export interface Run {
  code: number | null
  out: string
  err: string
}

/** The command line on a data folder. */
export interface CommandLine {
  env: Record<string, string>
  run(...args: string[]): Promise<Run>
  /** The same, with somebody who listens to what it tells the person meanwhile. */
  runTelling(told: (text: string) => void, ...args: string[]): Promise<Run>
  /** The data that a command printed for machines; its code must have been 0. */
  json<T>(...args: string[]): Promise<T>
}

/** `codeNow` says what an authenticator shows, for commands that ask for the second factor. */
export function commandLine(
  folder: string,
  more: Record<string, string> = {},
  codeNow: () => Promise<string> = async () => '',
): CommandLine {
  const env: Record<string, string> = {
    PATH: process.env['PATH'] ?? '',
    // As npm run wengang does.
    NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'] ?? '',
    DATA_DIR: folder,
    WENGANG_PASSWORD: password,
    ...more,
  }
  const runTelling = async (told: (text: string) => void, ...args: string[]): Promise<Run> => {
    const withCode = { WENGANG_CODE: await codeNow(), ...env }
    const child = startNode(['cli.ts', ...args], folder, withCode)
    const run: Run = { code: null, out: '', err: '' }
    child.stdout.setEncoding('utf8').on('data', (text: string) => (run.out += text))
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      run.err += text
      told(text)
    })
    const [code] = (await once(child, 'close')) as [number | null]
    return { ...run, code }
  }
  const run = (...args: string[]): Promise<Run> => runTelling(() => {}, ...args)
  return {
    env,
    run,
    runTelling,
    async json<T>(...args: string[]): Promise<T> {
      const { code, out, err } = await run(...args, '--json')
      if (code !== 0) throw new Error(`${args.join(' ')}: ${err}`)
      return JSON.parse(out) as T
    },
  }
}

/** Starts a program of the API; its file is the first argument. */
export function startNode(args: string[], folder: string, env: Record<string, string>) {
  const [file = '', ...rest] = args
  return spawn(process.execPath, [join(source, file), ...rest], {
    cwd: folder,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}
