import { isMainThread, parentPort, workerData } from 'node:worker_threads'
import Sqlite from 'better-sqlite3'

if (isMainThread || parentPort === null) throw new Error('This file runs in a worker thread.')
const port = parentPort
const { file } = workerData as { file: string }
const db = new Sqlite(file, { timeout: 5_000 })

port.on('message', (message: 'checkpoint' | 'close') => {
  if (message === 'checkpoint') {
    // Passive: waits for nobody and lets everybody read and write meanwhile.
    db.pragma('wal_checkpoint(PASSIVE)')
    port.postMessage('done')
  } else {
    db.close()
    port.close()
  }
})
