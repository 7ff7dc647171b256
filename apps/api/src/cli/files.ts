import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { fail } from './failure.ts'

const kept = z.object({
  token: z.string(),
  displayName: z.string(),
  roles: z.array(z.string()),
})

/** Who is signed in on this command line. */
export type KeptSession = z.infer<typeof kept>

const sessionFile = 'cli-session.json'

/** The session that `login` left in the data folder; null when there is none that can be read. */
export function readSession(dataDir: string): KeptSession | null {
  return readJson(join(dataDir, sessionFile), kept)
}

/** Keeps a session, readable for its owner only. */
export function writeSession(dataDir: string, session: KeptSession): void {
  const path = join(dataDir, sessionFile)
  // A file that stands there already would keep its old mode.
  rmSync(path, { force: true })
  writeFileSync(path, JSON.stringify(session), { mode: 0o600 })
}

export function forgetSession(dataDir: string): void {
  rmSync(join(dataDir, sessionFile), { force: true })
}

const server = z.object({ origin: z.string(), pid: z.number().int() })

/** Where the server says that it runs; null when none does. */
export function runningServer(dataDir: string): z.infer<typeof server> | null {
  const said = readJson(join(dataDir, 'server.json'), server)
  return said !== null && isAlive(said.pid) ? said : null
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM: it runs under another user.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

function readJson<T extends z.ZodType>(path: string, shape: T): z.output<T> | null {
  if (!existsSync(path)) return null
  try {
    return shape.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    return null
  }
}

/** A path as the person typed it: npm runs scripts in the root of the workspace. */
export function typedPath(path: string): string {
  return resolve(process.env['INIT_CWD'] ?? process.cwd(), path)
}

/** A file that the person named. */
export async function readTyped(path: string): Promise<Uint8Array> {
  try {
    return await readFile(typedPath(path))
  } catch {
    return fail(`文件 ${path} 打不开，请检查文件名和位置。`)
  }
}

/** Writes a file that the person named; one that stands there is never overwritten. */
export async function writeTyped(path: string, content: Uint8Array | string): Promise<void> {
  try {
    await writeFile(typedPath(path), content, { flag: 'wx', mode: 0o600 })
  } catch (error) {
    const exists = error instanceof Error && 'code' in error && error.code === 'EEXIST'
    fail(exists ? `文件 ${path} 已经存在，请换一个文件名。` : `文件 ${path} 写不了，请检查位置。`)
  }
}
