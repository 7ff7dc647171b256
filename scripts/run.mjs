import { ensureInstalled } from './lib/install.mjs'
import { becomePinnedNode } from './lib/pinned-node.mjs'
import { Stop, tellFailures } from './lib/stop.mjs'

// node scripts/run.mjs FILE [ARGUMENTS]: a TypeScript file of the workspace on the pinned Node.js.
await tellFailures(async () => {
  const [file, ...args] = process.argv.slice(2)
  if (file === undefined) throw new Stop('用法：node scripts/run.mjs 文件 [参数]')
  await ensureInstalled()
  await becomePinnedNode(file, args)
})
