import { isMainThread, parentPort, workerData } from 'node:worker_threads'
import type { WriterTask } from './platform/database/sqlite-store.ts'
import { serveWrites } from './sqlite-writer.ts'

if (isMainThread || parentPort === null) throw new Error('This file runs in a worker thread.')
await serveWrites(parentPort, workerData as WriterTask)
