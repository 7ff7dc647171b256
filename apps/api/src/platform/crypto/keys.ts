import {
  createHmac,
  createPrivateKey,
  createPublicKey,
  createSecretKey,
  generateKeyPairSync,
  hash,
  type KeyObject,
  randomBytes,
} from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/**
 * The secrets of one deployment. They never stand in the database, in a backup or in a log. Key objects and
 * not bytes: made once they are four times as fast, nothing prints them, and they cross into threads.
 */
export interface Keys {
  id: string
  /** Wraps the data key of each unit. */
  master: KeyObject
  /** Blind indexes for look-up. */
  index: KeyObject
  /** Link, message and sign-in codes. */
  code: KeyObject
  /** Signs the seals over the chains. */
  seal: { private: KeyObject; public: KeyObject }
}

interface KeyFile {
  id: string
  master: string
  index: string
  code: string
  sealPrivate: string
}

/** Reads the key file, or makes one with mode 0600 when there is none. */
export function loadKeys(path: string): Keys {
  if (!existsSync(path)) {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
    writeFileSync(path, JSON.stringify(newKeyFile(), null, 2), { mode: 0o600, flag: 'wx' })
  }
  const file = JSON.parse(readFileSync(path, 'utf8')) as KeyFile
  return keysFrom(file)
}

/** Fresh keys that are kept nowhere; for tests. */
export function temporaryKeys(): Keys {
  return keysFrom(newKeyFile())
}

function newKeyFile(): KeyFile {
  const { privateKey } = generateKeyPairSync('ed25519')
  return {
    id: randomBytes(4).toString('hex'),
    master: randomBytes(32).toString('base64'),
    index: randomBytes(32).toString('base64'),
    code: randomBytes(32).toString('base64'),
    sealPrivate: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  }
}

function keysFrom(file: KeyFile): Keys {
  const privateKey = createPrivateKey(file.sealPrivate)
  return {
    id: file.id,
    master: createSecretKey(file.master, 'base64'),
    index: createSecretKey(file.index, 'base64'),
    code: createSecretKey(file.code, 'base64'),
    seal: { private: privateKey, public: createPublicKey(privateKey) },
  }
}

/** Exact look-up of a personal value without storing it. The kind keeps equal values of two fields apart. */
export function blindIndex(
  keys: Keys,
  kind: 'mobile' | 'account' | 'idNumber',
  value: string,
): string {
  return `${keys.id}.${createHmac('sha256', keys.index).update(`${kind}:${value}`).digest('hex')}`
}

/** Bytes derived from a purpose and an id, so that a code need not be stored. */
export function derive(keys: Keys, purpose: string, id: string): Buffer {
  return createHmac('sha256', keys.code).update(`${purpose}:${id}`).digest()
}

/** Hash under which a token or a derived code is kept. */
export function tokenHash(token: string): string {
  return hash('sha256', token, 'hex')
}
