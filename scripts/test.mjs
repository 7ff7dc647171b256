import { ensureInstalled } from './lib/install.mjs'
import { runScript, runVitest, step } from './lib/test-steps.mjs'
import { ensureWebBuilt } from './lib/web-build.mjs'

// npm test [-- VITEST ARGUMENTS]: everything that can be checked, counted in the last line.
const results = [await step('install', ensureInstalled)]
if (results[0].failed === 0) {
  const parallel = await Promise.all([
    step('web build', ensureWebBuilt),
    step('lint', () => runScript('lint')),
    step('types', () => runScript('types')),
  ])
  results.push(...parallel)
  results.push(await step('tests', () => runVitest(process.argv.slice(2))))
}

const sum = (key) => results.reduce((total, result) => total + result[key], 0)
process.stdout.write('\n')
for (const { name, seconds, failed } of results) {
  const state = failed === 0 ? 'ok' : `${failed} failed`
  process.stdout.write(`${name.padEnd(10)} ${seconds.toFixed(1).padStart(6)} s  ${state}\n`)
}
process.stdout.write(`${sum('passed')} passed, ${sum('failed')} failed\n`)
process.exitCode = sum('failed') === 0 ? 0 : 1
