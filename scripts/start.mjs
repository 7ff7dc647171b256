import { ensureInstalled } from './lib/install.mjs'
import { root } from './lib/paths.mjs'
import { becomePinnedNode } from './lib/pinned-node.mjs'
import { tellFailures } from './lib/stop.mjs'
import { ensureWebBuilt } from './lib/web-build.mjs'

// npm start [-- --empty]: from a fresh clone to a running server.
await tellFailures(async () => {
  await ensureInstalled()
  await ensureWebBuilt()
  await becomePinnedNode('apps/api/src/main.ts', process.argv.slice(2), { cwd: root })
})
