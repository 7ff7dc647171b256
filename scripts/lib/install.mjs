import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fingerprint, isStamped, stamped } from './fingerprint.mjs'
import { loggedCommand } from './logged-command.mjs'
import { lockFile, logFolder, manifest, pinnedNode, root, stampFolder } from './paths.mjs'
import { Stop } from './stop.mjs'

const oldestNode = 20
const stampFile = join(stampFolder, 'install')

/** Refuses a Node.js that is too old to install with. */
export function checkNode(version = process.versions.node) {
  if (Number.parseInt(version, 10) >= oldestNode) return
  throw new Stop(`需要 Node.js ${oldestNode} 或更高版本，当前是 ${version}。`)
}

/** Installs what the lock file names, unless that is what is installed already. */
export async function ensureInstalled() {
  checkNode()
  const wanted = `${process.platform} ${process.arch} ${fingerprint(root, [lockFile])}`
  if (existsSync(pinnedNode) && isStamped(stampFile, wanted)) return
  process.stderr.write('正在安装依赖，首次约需半分钟……\n')
  await stamped(stampFile, wanted, install)
}

async function install() {
  // In production mode pnpm would leave out Node.js itself and Vite.
  const { NODE_ENV: _, ...env } = process.env
  await loggedCommand({
    what: '安装依赖',
    logFile: join(logFolder, 'install.log'),
    command: 'npx',
    args: ['--yes', manifest().packageManager, 'install', '--frozen-lockfile'],
    cwd: root,
    // Nobody is there to answer a question. npx brings the very version that the manifest names,
    // so pnpm need not look after its own version, which a frozen lock file would not allow.
    env: { ...env, CI: 'true', pnpm_config_pm_on_fail: 'ignore' },
  })
}
