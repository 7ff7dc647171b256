import { workerData } from 'node:worker_threads'
import Sqlite from 'better-sqlite3'

const { file, target } = workerData as { file: string; target: string }
const source = new Sqlite(file, { readonly: true, timeout: 5_000 })
source.prepare('vacuum into ?').run(target)
source.close()
