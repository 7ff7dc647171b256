import { parentPort } from 'node:worker_threads'
import type { SheetDocument } from '@wengang/contracts/sheet'
import { renderSheetPdf } from './sheet-pdf/render-sheet-pdf.ts'
import type { Print } from './press.ts'

if (parentPort === null) throw new Error('This file runs in a worker thread.')
const port = parentPort

port.on('message', async (sheet: SheetDocument) => {
  const print: Print = await renderSheetPdf(sheet).then(
    (pdf) => ({ ok: true, pdf }),
    (error: unknown) => ({ ok: false, fault: String(error) }),
  )
  port.postMessage(print)
})
