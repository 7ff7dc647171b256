import { parentPort, workerData } from 'node:worker_threads'
import { openBlobs } from '../../platform/blobs.ts'
import type { Keys } from '../../platform/crypto/keys.ts'
import type { AuditTask } from './verify-house.ts'
import { verifyAt } from './verify-database.ts'

const { place, keys: copied, blobsDirectory, knownHeads } = workerData as AuditTask

// A buffer that crosses into a thread arrives as plain bytes.
const keys: Keys = {
  ...copied,
  master: Buffer.from(copied.master),
  index: Buffer.from(copied.index),
  code: Buffer.from(copied.code),
}

const report = await verifyAt(place, {
  sealKeys: new Map([[keys.id, keys.seal.public]]),
  secrets: { keys, blobs: openBlobs(blobsDirectory, keys) },
  knownHeads,
})
parentPort?.postMessage(report)
