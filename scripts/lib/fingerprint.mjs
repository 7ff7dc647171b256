import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join, relative } from 'node:path'

const notSource = new Set(['node_modules', 'dist'])

/** A hash over names and contents of files; folders are walked, built and hidden parts left out. */
export function fingerprint(base, paths) {
  const hash = createHash('sha256')
  for (const file of paths.flatMap(filesBelow).toSorted()) {
    hash.update(`${relative(base, file)}\0`)
    hash.update(createHash('sha256').update(readFileSync(file)).digest())
  }
  return hash.digest('hex')
}

/** Whether `stampFile` holds this value: the work it stands for is done. */
export function isStamped(stampFile, value) {
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8') === value
}

/** Does the work and notes its value, in such an order that a broken attempt leaves no note. */
export async function stamped(stampFile, value, work) {
  rmSync(stampFile, { force: true })
  await work()
  mkdirSync(dirname(stampFile), { recursive: true })
  writeFileSync(stampFile, value)
}

function filesBelow(path) {
  if (!existsSync(path)) return []
  if (statSync(path).isFile()) return [path]
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => !notSource.has(entry.name) && !entry.name.startsWith('.'))
    .filter((entry) => entry.isDirectory() || entry.isFile())
    .flatMap((entry) => filesBelow(join(path, entry.name)))
}
