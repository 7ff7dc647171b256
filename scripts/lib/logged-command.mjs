import { spawn } from 'node:child_process'
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs'
import { dirname, relative } from 'node:path'
import { root } from './paths.mjs'
import { Stop } from './stop.mjs'

const causes = [
  [
    /ENOTFOUND|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EAI_AGAIN|META_FETCH/,
    '连不上 npm 软件源，请检查网络',
  ],
  [/ENOSPC/, '磁盘空间不足'],
  [/EACCES|EPERM|EROFS/, '没有写入这个文件夹的权限'],
]

/**
 * Runs a command with its output in a log file, and stops with one sentence when it fails.
 * `what` says in that sentence what could not be done.
 */
export async function loggedCommand({ what, logFile, command, args, cwd, env }) {
  mkdirSync(dirname(logFile), { recursive: true })
  const log = openSync(logFile, 'w')
  const code = await new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env,
      stdio: ['ignore', log, log],
      // npx is a .cmd file on Windows, which only a shell can start.
      shell: process.platform === 'win32',
    })
    child.once('error', () => reject(new Stop(`${what}失败：找不到命令 ${command}。`)))
    child.once('close', resolve)
  }).finally(() => closeSync(log))
  if (code !== 0) {
    const words = lastWords(readFileSync(logFile, 'utf8'))
    throw new Stop(`${what}失败：${words}（详情见 ${relative(root, logFile)}）`)
  }
}

/** What went wrong, as far as a log tells: a known cause in words, or else its most telling line. */
export function lastWords(log) {
  const known = causes.find(([pattern]) => pattern.test(log))
  if (known !== undefined) return known[1]
  const lines = log
    .split('\n')
    // eslint-disable-next-line no-control-regex -- colours are control characters
    .map((line) => line.replaceAll(/\u001b\[[0-9;]*m/g, '').trim())
    .filter((line) => line !== '' && !line.startsWith('at '))
  const telling = lines.find((line) => /ERR_|\berror\b|错误/i.test(line))
  return telling ?? lines.at(-1) ?? '没有输出'
}
