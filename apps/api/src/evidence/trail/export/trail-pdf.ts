import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { bodyFontFile, boldFontFile } from '../../../platform/fonts/fonts.ts'
import { markMissing } from '../../sheet-pdf/missing-glyphs.ts'
import type { TrailWords } from './trail-words.ts'

const template = fileURLToPath(new URL('trail.typ', import.meta.url))

/** Prints a copy of the records as tagged A4 PDF, with its watermark on every page. `at` in epoch ms. */
export function trailPdf({ words, at }: { words: TrailWords; at: number }): Uint8Array {
  const compiler = NodeCompiler.create({
    workspace: dirname(template),
    fontArgs: [{ fontPaths: [dirname(bodyFontFile()), dirname(boldFontFile())] }],
  })
  const trail = JSON.stringify(words, (_key, inner: unknown) =>
    typeof inner === 'string' ? markMissing(inner) : inner,
  )
  return compiler.pdf(
    { mainFilePath: template, inputs: { trail } },
    { creationTimestamp: Math.floor(at / 1000), pdfStandard: 'ua-1' },
  )
}
