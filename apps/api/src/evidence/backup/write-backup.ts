import { access, chmod, constants, mkdir, readdir, rm } from 'node:fs/promises'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { refuse } from '../../platform/app-error.ts'
import { sha256 } from '../../platform/canonical-json.ts'
import type { Services } from '../../platform/services.ts'
import { newestSealHead } from '../seal.queries.ts'
import { sealNow } from '../sealer.ts'
import { blobPaths, copyDurably, flush, sumOf, writeDurably } from './durable-files.ts'
import { layout, type Manifest } from './layout.ts'

export interface Backup {
  directory: string
  files: number
  bytes: number
  at: number
  sealHead: string | null
}

/**
 * Copies database and files into an empty folder, never keys. The database first: a file is written before
 * the row that names it, so every file that the copy names is there to be copied after. A folder without a
 * manifest is no backup. Throws STATE_REFUSES for a folder that has content, cannot be written or lies in
 * the data folder.
 */
export async function writeBackup(
  services: Services,
  wish: { directory: string; at: number },
): Promise<Backup> {
  const { blobs, config, store } = services
  const directory = resolve(wish.directory)
  await claimFolder(directory, config.dataDir)
  await sealNow(services)
  const { hash: sealHead } = (await newestSealHead(store.read)) ?? { hash: null }

  const database = join(directory, layout.database)
  await store.backUp(database)
  await chmod(database, 0o600)
  await flush(database)
  const { bytes: databaseBytes, sum } = await sumOf(database)
  const lines = [sumLine(sum, layout.database)]
  let bytes = databaseBytes
  for await (const path of blobPaths(blobs.directory)) {
    const target = join(directory, layout.blobs, path)
    await mkdir(dirname(target), { recursive: true, mode: 0o700 })
    const copied = await copyDurably(join(blobs.directory, path), target)
    lines.push(sumLine(copied.sum, join(layout.blobs, path)))
    bytes += copied.bytes
  }
  const backup = { directory, files: lines.length, bytes, at: wish.at, sealHead }
  await finish(services, backup, lines.join(''))
  return backup
}

async function claimFolder(directory: string, dataDir: string): Promise<void> {
  if (isWithin(directory, dataDir) || isWithin(dataDir, directory)) {
    refuse('STATE_REFUSES', {
      reason: '备份要放在数据文件夹以外，最好放在另一块磁盘上，请换一个文件夹。',
    })
  }
  const content = await openFolder(directory)
  if (content === null) {
    refuse('STATE_REFUSES', { reason: `文件夹 ${directory} 不能写入，请检查权限或换一个。` })
  } else if (content.length > 0) {
    refuse('STATE_REFUSES', { reason: `文件夹 ${directory} 里已经有内容，请换一个空文件夹。` })
  }
  await writeDurably(join(directory, layout.incomplete), '')
}

/** Makes the folder where it is missing; what is in it, or null when it cannot be used. */
async function openFolder(directory: string): Promise<string[] | null> {
  try {
    await mkdir(directory, { recursive: true, mode: 0o700 })
    await access(directory, constants.W_OK)
    return await readdir(directory)
  } catch {
    return null
  }
}

function isWithin(inner: string, outer: string): boolean {
  const way = relative(outer, inner)
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`))
}

const sumLine = (sum: string, path: string): string => `${sum}  ${path}\n`

async function finish(
  { keys, store }: Services,
  { at, bytes, directory, files, sealHead }: Backup,
  sums: string,
): Promise<void> {
  await writeDurably(join(directory, layout.sums), sums)
  const manifest: Manifest = {
    format: 'wengang.backup/1',
    at,
    engine: store.engine,
    files,
    bytes,
    sums: sha256(sums),
    sealHead,
    keyId: keys.id,
    sealPublicKey: keys.seal.public.export({ type: 'spki', format: 'pem' }).toString(),
  }
  await writeDurably(join(directory, layout.manifest), `${JSON.stringify(manifest, null, 2)}\n`)
  await rm(join(directory, layout.incomplete))
  await flush(directory)
}
