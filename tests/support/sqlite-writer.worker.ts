import { type MessagePort, parentPort } from 'node:worker_threads'
import type { WriterTask } from '@wengang/api/platform/database/sqlite-store'
import { serveWrites } from '@wengang/api/sqlite-writer'

/** Serves one file after another, each through a port of its own. */
parentPort?.on('message', ({ port, task }: { port: MessagePort; task: WriterTask }) =>
  serveWrites(port, task),
)
