import type { SheetDocument } from '@wengang/contracts/sheet'
import { choiceWords } from '@wengang/contracts'
import { maskUnitName } from '@wengang/identifiers'
import { html } from 'hono/html'
import { contentHash } from '../evidence/sheet-document.ts'
import { sha256 } from '../platform/canonical-json.ts'
import type { Db } from '../platform/database/dialects.ts'
import { entryHash } from '../platform/entries.ts'
import type { HttpApp, HttpContext } from '../platform/http/context.ts'
import { banner, facts, type Html, maskedName, type Page, showPage } from './page.ts'
import { instantWords } from './page-words.ts'
import { notFoundPage, pageRoute } from './respond.ts'
import { findEntry, findSheetCheck } from './sheet-check.queries.ts'
import { verifyWords } from './verify-words.ts'

type Sheet = NonNullable<Awaited<ReturnType<typeof findSheetCheck>>>
type Finding = 'genuine' | 'later' | 'changed' | 'altered'

/** `/v/:id`, scanned from a sheet: whether it is genuine and whether it still stands. */
export function mountSheetCheckPage(app: HttpApp): void {
  app.get(
    '/v/:id',
    pageRoute(async (c) => {
      c.header('referrer-policy', 'no-referrer')
      const { read } = c.get('services').store
      const sheet = await findSheetCheck(read, (c.req.param('id') ?? '').toLowerCase())
      if (sheet === undefined) return notFoundPage(c)
      const document = JSON.parse(sheet.document) as SheetDocument
      return showPage(c, checkPage(c, sheet, document, await findingOf(read, sheet, document)))
    }),
  )
}

/** The id of the sheet whose number was typed or pasted, with or without its address; null when there is none. */
export async function findSheetId(c: HttpContext, typed: string): Promise<string | null> {
  const id = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i.exec(typed)?.[0]?.toLowerCase()
  if (id === undefined) return null
  const sheet = await findSheetCheck(c.get('services').store.read, id)
  return sheet?.id ?? null
}

/** The archived original must be what its hash and the entry of its answer say. */
async function findingOf(db: Db, sheet: Sheet, document: SheetDocument): Promise<Finding> {
  const { chain, ...content } = document
  const entry = await findEntry(db, chain.stream, chain.seq)
  const whole =
    sha256(sheet.document) === sheet.hash &&
    entry !== undefined &&
    entry.hash === chain.hash &&
    entryHash(chain.stream, { seq: chain.seq - 1, hash: entry.prev }, entry.payload) ===
      chain.hash &&
    entry.payload.includes(contentHash(content))
  if (!whole) return 'altered'
  if (sheet.seq < sheet.decision_seq) return 'later'
  return document.offer.version < sheet.current_version ? 'changed' : 'genuine'
}

function checkPage(c: HttpContext, sheet: Sheet, document: SheetDocument, finding: Finding): Page {
  const { hotline } = c.get('services').config.agency
  if (finding === 'altered') {
    return {
      bar: verifyWords.sheetBar,
      heading: verifyWords.sheetAltered,
      body: banner('wrong', 'care', html`<p>${verifyWords.sheetAlteredMeaning(hotline)}</p>`),
    }
  }
  return {
    bar: verifyWords.sheetBar,
    heading: headings[finding],
    lead: document.title,
    body: html`${meaning(finding)}
    ${facts([
      [verifyWords.unit, maskedName(maskUnitName(document.unit.name))],
      [verifyWords.choice, choiceWords[document.choice]],
      [verifyWords.time, instantWords(document.decidedAt)],
    ])}
    ${sum(sheet.pdf_blob)}`,
  }
}

const headings: Record<Exclude<Finding, 'altered'>, string> = {
  genuine: verifyWords.sheetGenuine,
  later: verifyWords.sheetLater,
  changed: verifyWords.sheetChanged,
}

function meaning(finding: Exclude<Finding, 'altered'>): Html {
  switch (finding) {
    case 'genuine':
      return banner('good', 'check', html`<p>${verifyWords.sheetGenuineMeaning}</p>`)
    case 'later':
      return banner('care', 'care', html`<p>${verifyWords.sheetLaterMeaning}</p>`)
    case 'changed':
      return banner('care', 'care', html`<p>${verifyWords.sheetChangedMeaning}</p>`)
  }
}

/** The sum of the PDF, for comparing by eye, and by the phone where scripts run. */
function sum(pdfHash: string | null): Html {
  if (pdfHash === null) return html`<p class="quiet">${verifyWords.sumSoon}</p>`
  return html`<section class="card">
      <h2>${verifyWords.sum}</h2>
      <p class="mono">${pdfHash.replaceAll(/(.{8})(?=.)/g, '$1 ')}</p>
    </section>
    <section
      class="card needs-script"
      data-sum="${pdfHash}"
      data-same="${verifyWords.same}"
      data-other="${verifyWords.other}"
    >
      <h2>${verifyWords.compareFile}</h2>
      <p class="quiet">${verifyWords.compareFileHow}</p>
      <div class="field">
        <label for="file">${verifyWords.file}</label
        ><input id="file" type="file" accept="application/pdf" />
      </div>
      <p role="status"></p>
    </section>`
}
