import { parentPort, workerData } from 'node:worker_threads'
import { openBlobs } from '../../platform/blobs.ts'
import type { AuditTask } from './verify-house.ts'
import { verifyAt } from './verify-database.ts'

const { place, keys, blobsDirectory, knownHeads } = workerData as AuditTask

const report = await verifyAt(place, {
  sealKeys: new Map([[keys.id, keys.seal.public]]),
  secrets: { keys, blobs: openBlobs(blobsDirectory, keys) },
  knownHeads,
})
parentPort?.postMessage(report)
