import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fingerprint, isStamped, stamped } from './fingerprint.mjs'
import { loggedCommand } from './logged-command.mjs'
import {
  deskFolder,
  lockFile,
  logFolder,
  pinnedNode,
  root,
  stampFolder,
  webFolder,
} from './paths.mjs'
import { precompress } from './precompress.mjs'

const apps = [
  { name: 'web', folder: webFolder, said: '网页' },
  { name: 'desk', folder: deskFolder, said: '经办台' },
]

/** Builds the web app and the desk, unless what was built last came from the very same sources. */
export async function ensureWebBuilt() {
  for (const app of apps) await ensureBuilt(app)
}

async function ensureBuilt({ name, folder, said }) {
  const stampFile = join(stampFolder, `${name}-build`)
  const wanted = fingerprint(root, [folder, join(root, 'packages'), lockFile])
  const built = join(folder, 'dist')
  if (existsSync(built) && isStamped(stampFile, wanted)) return
  process.stderr.write(`正在构建${said}……\n`)
  await stamped(stampFile, wanted, async () => {
    await loggedCommand({
      what: `构建${said}`,
      logFile: join(logFolder, `${name}-build.log`),
      command: pinnedNode,
      args: [join(folder, 'node_modules', 'vite', 'bin', 'vite.js'), 'build'],
      cwd: folder,
      // The gallery is a chunk that no page loads; the server shows it in the demo only.
      env: { ...process.env, NODE_ENV: 'production', WENGANG_GALLERY: '1' },
    })
    precompress(built)
  })
}
