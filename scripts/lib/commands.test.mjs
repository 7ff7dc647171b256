import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkNode } from './install.mjs'
import { lastWords, loggedCommand } from './logged-command.mjs'
import { Stop } from './stop.mjs'

describe('starting on a machine', () => {
  it('refuses a Node.js that is too old, in words', () => {
    expect(() => checkNode('18.20.4')).toThrow('需要 Node.js 20 或更高版本，当前是 18.20.4。')
    expect(() => checkNode('20.0.0')).not.toThrow()
  })

  it('finds the telling line of a log', () => {
    expect(lastWords('fetching\n\u001b[31mERR_PNPM_FETCH\u001b[39m no route\n    at x:1\n')).toBe(
      'ERR_PNPM_FETCH no route',
    )
    expect(lastWords('npm error code ENOTFOUND\n')).toBe('连不上 npm 软件源，请检查网络')
    expect(lastWords('one\ntwo\n')).toBe('two')
    expect(lastWords('')).toBe('没有输出')
  })

  it('turns a failing and a missing command into one sentence', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'wengang-command-'))
    const base = { what: '构建', logFile: join(folder, 'log'), cwd: folder, env: process.env }
    const failing = loggedCommand({
      ...base,
      command: process.execPath,
      args: ['-e', 'console.error("error: disk full"); process.exit(3)'],
    })
    await expect(failing).rejects.toThrow(/^构建失败：error: disk full（详情见 /)
    const missing = loggedCommand({ ...base, command: join(folder, 'none'), args: [] })
    await expect(missing).rejects.toBeInstanceOf(Stop)
    rmSync(folder, { recursive: true })
  })
})
