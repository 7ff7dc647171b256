import { dirname } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import type { SheetDocument } from '@wengang/contracts/sheet'
import { sheetWords } from '@wengang/contracts/sheets/sheet-words'
import { renderSVG } from 'uqr'
import { canonicalJson, sha256 } from '../../platform/canonical-json.ts'
import { boldFontFile, bodyFontFile } from '../../platform/fonts/fonts.ts'
import { markMissing, missingNote } from './missing-glyphs.ts'

const template = fileURLToPath(new URL('sheet.typ', import.meta.url))

let opened: NodeCompiler | undefined

/** Opening the fonts takes 0.1 s and 50 MB, which a server that prints nothing never spends. */
function compiler(): NodeCompiler {
  opened ??= NodeCompiler.create({
    workspace: dirname(template),
    fontArgs: [{ fontPaths: [dirname(bodyFontFile()), dirname(boldFontFile())] }],
  })
  return opened
}

/** The sheet's words as the template reads them: every text marked, with what was marked beside. */
function printed(sheet: SheetDocument): { sheet: string; missing: string } {
  const texts: string[] = []
  const words = JSON.stringify(sheetWords(sheet, sha256(canonicalJson(sheet))), (_key, inner) => {
    if (typeof inner !== 'string') return inner
    texts.push(inner)
    return markMissing(inner)
  })
  const names = [sheet.unit.name, sheet.offer.accountName ?? '']
  return { sheet: words, missing: missingNote(texts, names) ?? '' }
}

/**
 * Prints a 政策确认单 (S2-20, S2-24) as tagged A4 PDF (PDF/UA-1) with its font embedded as a subset.
 * The same sheet gives the same bytes: nothing of the clock or the machine goes in. A character
 * that the font lacks is marked; should one slip through, the standard refuses and this throws.
 */
export async function renderSheetPdf(sheet: SheetDocument): Promise<Uint8Array> {
  // The memory of the last sheet is freed in a turn of the event loop, and others are served in it.
  await setImmediate()
  const qr = renderSVG(sheet.verifyUrl, { ecc: 'M', border: 0 })
  const pdf = compiler().pdf(
    { mainFilePath: template, inputs: { ...printed(sheet), qr } },
    { creationTimestamp: Math.floor(sheet.decidedAt / 1000), pdfStandard: 'ua-1' },
  )
  compiler().evictCache(10)
  return pdf
}
