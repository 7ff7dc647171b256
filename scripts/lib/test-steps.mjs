import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { countTests, passedAtSecondTry } from './count-tests.mjs'
import { manifest, pinnedNode, root } from './paths.mjs'
import { compiledEnv } from './pinned-node.mjs'

/** A step that either works or does not, with its seconds; what it throws is told at once. */
export async function step(name, work) {
  const startedAt = performance.now()
  let counts = { passed: 1, failed: 0 }
  try {
    counts = (await work()) ?? counts
  } catch (error) {
    counts = { passed: 0, failed: 1 }
    process.stderr.write(`\n${name} failed:\n${error.message}\n`)
  }
  return { name, seconds: (performance.now() - startedAt) / 1000, ...counts }
}

/** Runs a script of the package manifest; its output is told only when it fails. */
export async function runScript(name) {
  const { code, output } = await run(manifest().scripts[name], [], { shell: true })
  if (code !== 0) throw new Error(output.trim())
}

/** Runs the tests of all projects and counts them. `args` go to Vitest as they are. */
export async function runVitest(args) {
  const folder = mkdtempSync(join(tmpdir(), 'wengang-report-'))
  const reportFile = join(folder, 'report.json')
  try {
    const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs')
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`]
    const { code } = await run(pinnedNode, [vitest, 'run', ...reporters, ...args], {
      stdio: 'inherit',
    })
    const report = readReport(reportFile)
    for (const name of passedAtSecondTry(report)) {
      process.stdout.write(`passed at a second try: ${name}\n`)
    }
    return countTests(report, code)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}

function run(command, args, options) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, env: compiledEnv(), ...options })
    let output = ''
    child.stdout?.on('data', (chunk) => (output += chunk))
    child.stderr?.on('data', (chunk) => (output += chunk))
    child.once('error', reject)
    child.once('close', (code) => resolve({ code: code ?? 1, output }))
  })
}
