import { Worker } from 'node:worker_threads'
import type { Keys } from '../../platform/crypto/keys.ts'
import type { DatabasePlace } from '../../platform/database/place.ts'
import type { Services } from '../../platform/services.ts'
import type { AuditReport } from './verify-database.ts'

/** What the thread of a verification is given. */
export interface AuditTask {
  place: DatabasePlace
  keys: Keys
  blobsDirectory: string
  knownHeads: readonly string[]
}

/** Verifies the running house with all its keys, in a thread of its own, while requests go on. */
export function verifyHouse(
  { blobs, keys, store }: Pick<Services, 'store' | 'keys' | 'blobs'>,
  knownHeads: readonly string[] = [],
): Promise<AuditReport> {
  const task: AuditTask = {
    place: store.place,
    keys,
    blobsDirectory: blobs.directory,
    knownHeads,
  }
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./audit.worker.ts', import.meta.url), { workerData: task })
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', () => reject(new Error('The verification ended without a report.')))
  })
}
