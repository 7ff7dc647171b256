import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fingerprint, isStamped, stamped } from './fingerprint.mjs'
import { loggedCommand } from './logged-command.mjs'
import { lockFile, logFolder, pinnedNode, root, stampFolder, webFolder } from './paths.mjs'

const stampFile = join(stampFolder, 'web-build')
const sources = [webFolder, join(root, 'packages'), lockFile]

/** Builds the web app, unless what was built last came from the very same sources. */
export async function ensureWebBuilt() {
  const wanted = fingerprint(root, sources)
  if (existsSync(join(webFolder, 'dist')) && isStamped(stampFile, wanted)) return
  process.stderr.write('正在构建网页……\n')
  await stamped(stampFile, wanted, () =>
    loggedCommand({
      what: '构建网页',
      logFile: join(logFolder, 'web-build.log'),
      command: pinnedNode,
      args: [join(webFolder, 'node_modules', 'vite', 'bin', 'vite.js'), 'build'],
      cwd: webFolder,
      // The gallery is a chunk that no page loads; the server shows it in the demo only.
      env: { ...process.env, NODE_ENV: 'production', WENGANG_GALLERY: '1' },
    }),
  )
}
