import { parentPort } from 'node:worker_threads'
import type { Print } from '../../press.ts'
import { trailPdf } from './trail-pdf.ts'
import type { TrailWords } from './trail-words.ts'

if (parentPort === null) throw new Error('This file runs in a worker thread.')
const port = parentPort

port.on('message', (copy: { words: TrailWords; at: number }) => {
  let print: Print
  try {
    print = { ok: true, pdf: trailPdf(copy) }
  } catch (error) {
    print = { ok: false, fault: String(error) }
  }
  port.postMessage(print)
})
