import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'wengang-pinned-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Starts a process that becomes the pinned Node.js with this script. */
function become(name, script, env = process.env, through = (command) => command) {
  const file = join(folder, `${name}.ts`)
  writeFileSync(file, script)
  const lib = JSON.stringify(join(import.meta.dirname, 'pinned-node.mjs'))
  const code = `import(${lib}).then((lib) => lib.becomePinnedNode(${JSON.stringify(file)}, ['--x']))`
  const [command, ...args] = through([process.execPath, '-e', code])
  return spawn(command, args, { env, stdio: ['ignore', 'pipe', 'inherit'] })
}

async function firstWords(child) {
  const [chunk] = await once(child.stdout, 'data')
  return String(chunk).trim()
}

const waiting = `
  process.once('SIGTERM', () => { console.log('stopping'); setTimeout(() => process.exit(3), 100) })
  setInterval(() => {}, 1000)
  console.log(process.pid)`

describe('becoming the pinned Node.js', () => {
  it('runs TypeScript with the arguments and ends with the same code', async () => {
    const child = become('code', 'const args: string[] = process.argv; process.exit(args.length)')
    expect(await once(child, 'exit')).toEqual([3, null])
  })

  it('hands a signal on and waits for an orderly end', async () => {
    const child = become('signal', waiting)
    await firstWords(child)
    child.kill('SIGTERM')
    expect(await firstWords(child)).toBe('stopping')
    expect(await once(child, 'exit')).toEqual([3, null])
  })

  it('ends when the shell of npm in between is gone', async () => {
    const env = { ...process.env, npm_lifecycle_event: 'start' }
    // The shell stays in between because something follows the command.
    const shell = become('orphan', waiting, env, (command) => [
      'sh',
      '-c',
      '"$@"; true',
      'sh',
      ...command,
    ])
    const pid = Number(await firstWords(shell))
    shell.kill('SIGKILL')
    expect(await firstWords(shell)).toBe('stopping')
    await expect.poll(() => isRunning(pid), { timeout: 5_000 }).toBe(false)
  })
})

function isRunning(pid) {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
