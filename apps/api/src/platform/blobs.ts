import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { sha256 } from './canonical-json.ts'
import type { Keys } from './crypto/keys.ts'

/** Files by the hash of their content, encrypted at rest. */
export interface Blobs {
  /** Where they are, for backups and for checks in a thread of their own. */
  directory: string
  /** Writes bytes and answers their SHA-256; the row that names it is written after. */
  put(bytes: Uint8Array): Promise<string>
  get(hash: string): Promise<Uint8Array>
  /** Takes a file away that no row names any more; one that is not there is gone already. */
  remove(hash: string): Promise<void>
}

/** Blobs in a folder: write, fsync, rename, fsync the folder, so that a crash leaves whole files only. */
export function openBlobs(directory: string, keys: Keys): Blobs {
  const pathOf = (hash: string): string => join(directory, hash.slice(0, 2), hash)
  return {
    directory,
    async put(bytes) {
      const hash = sha256(bytes)
      const path = pathOf(hash)
      if (existsSync(path)) return hash
      await mkdir(dirname(path), { recursive: true })
      const part = `${path}.${randomBytes(6).toString('hex')}`
      const file = await open(part, 'wx', 0o600)
      try {
        await file.writeFile(seal(keys, bytes))
        await file.sync()
      } finally {
        await file.close()
      }
      await rename(part, path)
      const folder = await open(dirname(path), 'r')
      try {
        await folder.sync()
      } finally {
        await folder.close()
      }
      return hash
    },
    async get(hash) {
      const bytes = unseal(keys, await readFile(pathOf(hash)))
      if (sha256(bytes) !== hash) throw new Error(`The file ${hash} is damaged.`)
      return bytes
    },
    remove: (hash) => rm(pathOf(hash), { force: true }),
  }
}

const nonceBytes = 12
const tagBytes = 16

function seal(keys: Keys, bytes: Uint8Array): Buffer {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv('aes-256-gcm', keys.master, nonce)
  const text = Buffer.concat([cipher.update(bytes), cipher.final()])
  return Buffer.concat([nonce, text, cipher.getAuthTag()])
}

function unseal(keys: Keys, sealed: Buffer): Buffer {
  const nonce = sealed.subarray(0, nonceBytes)
  const text = sealed.subarray(nonceBytes, sealed.length - tagBytes)
  const decipher = createDecipheriv('aes-256-gcm', keys.master, nonce)
  decipher.setAuthTag(sealed.subarray(sealed.length - tagBytes))
  return Buffer.concat([decipher.update(text), decipher.final()])
}
