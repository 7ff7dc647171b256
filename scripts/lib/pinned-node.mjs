import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { delimiter, join, resolve } from 'node:path'
import { compiledFolder, pinnedNode, root } from './paths.mjs'

/** The environment in which `node` and the tools are the installed ones. */
export function toolEnv() {
  const path = [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter)
  return { ...process.env, PATH: path }
}

/** The same, and what Node.js compiles is kept: the next start is faster and keeps no compiler in memory. */
export function compiledEnv() {
  return { NODE_COMPILE_CACHE: compiledFolder, ...toolEnv() }
}

/**
 * Runs a script with the pinned Node.js in place of this process: same terminal, signals handed
 * on, same exit code. Resolves when it has ended.
 */
export function becomePinnedNode(script, args, { cwd = process.cwd() } = {}) {
  return new Promise((done, fail) => {
    const child = spawn(pinnedNode, [resolve(root, script), ...args], {
      cwd,
      env: compiledEnv(),
      stdio: 'inherit',
    })
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
      process.on(signal, () => {
        // Ctrl+C reaches the whole terminal group; a second one would mean "at once".
        if (signal === 'SIGINT' && process.stdin.isTTY) return
        child.kill(signal)
      })
    }
    const watch = whenOrphanedByNpm(() => child.kill('SIGTERM'))
    child.once('error', fail)
    child.once('exit', (code, signal) => {
      clearInterval(watch)
      process.exitCode = code ?? 128 + (constants.signals[signal] ?? 0)
      done()
    })
  })
}

/**
 * npm starts scripts through a shell, and ending npm ends that shell only: without this the server
 * would live on unseen and hold its port.
 */
function whenOrphanedByNpm(act) {
  if (process.env.npm_lifecycle_event === undefined) return undefined
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    act()
  }, 500)
  return watch
}
