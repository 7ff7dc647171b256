import { Worker } from 'node:worker_threads'

/**
 * Writes a compact copy of a SQLite file as it stands at one instant, while answers go on. The backup
 * call of SQLite starts again with every write of another connection and might never end.
 */
export function vacuumInto(file: string, target: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./sqlite-copy.worker.ts', import.meta.url), {
      workerData: { file, target },
    })
    worker.once('error', reject)
    worker.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`Copying ended with ${code}.`)),
    )
  })
}
