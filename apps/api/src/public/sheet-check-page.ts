import type { SheetDocument } from '@wengang/contracts/sheet'
import { choiceWords } from '@wengang/contracts'
import { maskUnitName } from '@wengang/identifiers'
import { html } from 'hono/html'
import { isSheetGenuine } from '../evidence/verify-sheet.ts'
import type { HttpApp, HttpContext } from '../platform/http/context.ts'
import { banner, facts, type Html, maskedName, type Page, showPage } from './page.ts'
import { instantWords } from './page-words.ts'
import { notFoundPage, pageRoute } from './respond.ts'
import { findSheetCheck } from './sheet-check.queries.ts'
import { verifyWords } from './verify-words.ts'

type Sheet = NonNullable<Awaited<ReturnType<typeof findSheetCheck>>>
type Standing = 'genuine' | 'later' | 'changed'

/** `/v/:id`, scanned from a sheet: whether it is genuine and whether it still stands. */
export function mountSheetCheckPage(app: HttpApp): void {
  app.get(
    '/v/:id',
    pageRoute(async (c) => {
      c.header('referrer-policy', 'no-referrer')
      const { keys, store } = c.get('services')
      const sheet = await findSheetCheck(store.read, (c.req.param('id') ?? '').toLowerCase())
      if (sheet === undefined) return notFoundPage(c)
      const isGenuine = await isSheetGenuine(store.read, keys, sheet.id)
      return showPage(c, isGenuine ? checkPage(sheet) : alteredPage(c))
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

function alteredPage(c: HttpContext): Page {
  const { hotline } = c.get('services').config.agency
  return {
    bar: verifyWords.sheetBar,
    heading: verifyWords.sheetAltered,
    body: banner('wrong', 'care', html`<p>${verifyWords.sheetAlteredMeaning(hotline)}</p>`),
  }
}

/** A corrected account after the cut-off takes the answer over: then the case's own version counts. */
function standingOf(sheet: Sheet): Standing {
  if (sheet.seq < sheet.decision_seq) return 'later'
  return sheet.decision_version < sheet.current_version ? 'changed' : 'genuine'
}

/** What a sheet says whose bytes were found to be the archived ones. */
function checkPage(sheet: Sheet): Page {
  const document = JSON.parse(sheet.document) as SheetDocument
  const standing = standingOf(sheet)
  return {
    bar: verifyWords.sheetBar,
    heading: headings[standing],
    lead: document.title,
    body: html`${meaning(standing)}
    ${facts([
      [verifyWords.unit, maskedName(maskUnitName(document.unit.name))],
      [verifyWords.choice, choiceWords[document.choice]],
      [verifyWords.time, instantWords(document.decidedAt)],
    ])}
    ${sum(sheet.pdf_blob)}`,
  }
}

const headings: Record<Standing, string> = {
  genuine: verifyWords.sheetGenuine,
  later: verifyWords.sheetLater,
  changed: verifyWords.sheetChanged,
}

function meaning(standing: Standing): Html {
  switch (standing) {
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
