import { createHash } from 'node:crypto'
import { open, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sha256 } from '../../platform/canonical-json.ts'
import { isBlobName } from './layout.ts'

/** Writes a new file that is on the disk when this resolves; readable by its owner only. */
export async function writeDurably(path: string, content: string | Uint8Array): Promise<void> {
  const file = await open(path, 'wx', 0o600)
  try {
    await file.writeFile(content)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** Makes sure that what was written to a file or folder by others is on the disk. */
export async function flush(path: string): Promise<void> {
  const file = await open(path, 'r')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}

/** SHA-256 of a file of any size, and how long it is. */
export async function sumOf(path: string): Promise<{ sum: string; bytes: number }> {
  const hash = createHash('sha256')
  let bytes = 0
  const file = await open(path, 'r')
  try {
    for await (const chunk of file.createReadStream({ autoClose: false })) {
      hash.update(chunk as Buffer)
      bytes += (chunk as Buffer).length
    }
  } finally {
    await file.close()
  }
  return { sum: hash.digest('hex'), bytes }
}

/** Copies one file durably; answers its sum and length. */
export async function copyDurably(
  from: string,
  to: string,
): Promise<{ sum: string; bytes: number }> {
  const content = await readFile(from)
  await writeDurably(to, content)
  return { sum: sha256(content), bytes: content.length }
}

/** The blobs of a folder as `ab/<hash>`; a folder that was never made has none. */
export async function* blobPaths(directory: string): AsyncGenerator<string> {
  for (const part of await namesIn(directory)) {
    for (const name of await namesIn(join(directory, part))) {
      if (isBlobName(name)) yield join(part, name)
    }
  }
}

async function namesIn(directory: string): Promise<string[]> {
  try {
    return (await readdir(directory)).sort()
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  }
}
