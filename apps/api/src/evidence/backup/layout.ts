/** What stands where in a backup; the same names as in a data folder, so that a copy can be one. */
export const layout = {
  database: 'wengang.sqlite',
  blobs: 'blobs',
  /** One line per file, as `sha256sum -c` reads it. */
  sums: 'SHA256SUMS',
  manifest: 'manifest.json',
  /** Stands in the folder until everything is written. */
  incomplete: 'INCOMPLETE',
} as const

/** What a backup says of itself. It holds the public half of the seal key and no other key. */
export interface Manifest {
  format: 'wengang.backup/1'
  /** Epoch ms. */
  at: number
  engine: 'sqlite' | 'postgres'
  files: number
  bytes: number
  /** SHA-256 of the file of sums, which holds one for every other file. */
  sums: string
  /** The newest seal in it, for comparing with sheets, rounds and logs. */
  sealHead: string | null
  keyId: string
  sealPublicKey: string
}

const blobName = /^[0-9a-f]{64}$/

/** Whether a name is that of a whole blob and not of one being written. */
export function isBlobName(name: string): boolean {
  return blobName.test(name)
}
