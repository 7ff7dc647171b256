import { PDFiumLibrary } from '@hyzyla/pdfium'

/** Pixels from the top left corner of the picture. */
export interface Box {
  left: number
  top: number
  right: number
  bottom: number
}

export interface Page {
  /** One byte a pixel: 0 is black. */
  pixels: Uint8Array
  width: number
  height: number
  characters: { character: string; box: Box }[]
}

/** Pixels a millimetre of paper. */
export const perMm = 8

const pointsPerMm = 72 / 25.4

/** The part of PDFium that its wrapper keeps to itself: where each character stands. */
interface TextModule {
  HEAPU8: Uint8Array
  wasmExports: { malloc(size: number): number; free(pointer: number): void }
  _FPDF_LoadPage(document: number, index: number): number
  _FPDF_ClosePage(page: number): void
  _FPDFText_LoadPage(page: number): number
  _FPDFText_ClosePage(textPage: number): void
  _FPDFText_CountChars(textPage: number): number
  _FPDFText_GetUnicode(textPage: number, index: number): number
  _FPDFText_IsGenerated(textPage: number, index: number): number
  _FPDFText_GetLooseCharBox(textPage: number, index: number, rectangle: number): number
}

function readCharacters(
  module: TextModule,
  document: number,
  index: number,
  height: number,
): Page['characters'] {
  const scale = perMm / pointsPerMm
  // Rendering closes the page it was given, so this opens one of its own.
  const page = module._FPDF_LoadPage(document, index)
  const textPage = module._FPDFText_LoadPage(page)
  const rectangle = module.wasmExports.malloc(16)
  const characters: Page['characters'] = []
  for (let at = 0; at < module._FPDFText_CountChars(textPage); at += 1) {
    // Blanks and line ends that PDFium adds for readers stand nowhere on the paper.
    if (module._FPDFText_IsGenerated(textPage, at) === 1) continue
    module._FPDFText_GetLooseCharBox(textPage, at, rectangle)
    const view = new DataView(module.HEAPU8.buffer, rectangle, 16)
    const [left, top, right, bottom] = [0, 4, 8, 12].map(
      (offset) => view.getFloat32(offset, true) * scale,
    )
    characters.push({
      character: String.fromCodePoint(module._FPDFText_GetUnicode(textPage, at)),
      box: { left: left!, top: height - top!, right: right!, bottom: height - bottom! },
    })
  }
  module.wasmExports.free(rectangle)
  module._FPDFText_ClosePage(textPage)
  module._FPDF_ClosePage(page)
  return characters
}

/** Turns a PDF into pictures, with the place of every character on them. */
export async function readPages(pdf: Uint8Array): Promise<Page[]> {
  const library = await PDFiumLibrary.init()
  const document = await library.loadDocument(pdf)
  const module = Reflect.get(library, 'module') as TextModule
  const handle = Reflect.get(document, 'documentIdx') as number
  const pages: Page[] = []
  for (const [index, page] of [...document.pages()].entries()) {
    const { data, height, width } = await page.render({
      scale: perMm / pointsPerMm,
      render: 'bitmap',
      colorSpace: 'Gray',
    })
    const characters = readCharacters(module, handle, index, height)
    pages.push({ pixels: data, width, height, characters })
  }
  document.destroy()
  library.destroy()
  return pages
}

export function isDark(page: Page, x: number, y: number): boolean {
  return (page.pixels[Math.round(y) * page.width + Math.round(x)] ?? 255) < 160
}

/** How many pixels of a box are dark. */
export function ink(page: Page, box: Box): number {
  let dark = 0
  for (let y = Math.ceil(box.top); y < box.bottom; y += 1) {
    for (let x = Math.ceil(box.left); x < box.right; x += 1) if (isDark(page, x, y)) dark += 1
  }
  return dark
}

/** The text of a page without blanks. */
export function textOf(page: Page): string {
  return page.characters
    .map(({ character }) => character)
    .join('')
    .replace(/\s/g, '')
}
