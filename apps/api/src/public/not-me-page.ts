import { deepLinkPath } from '@wengang/contracts'
import { maskMobile } from '@wengang/identifiers'
import { html } from 'hono/html'
import { endNewDeviceCommand, findNewDevice, type NewDevice } from '../accounts/not-me.service.ts'
import type { HttpApp, HttpContext } from '../platform/http/context.ts'
import { countAct } from './address-limits.ts'
import { readForm } from './form.ts'
import { notMeWords } from './not-me-words.ts'
import { banner, facts, icon, type Page, showPage } from './page.ts'
import { instantWords, pageWords } from './page-words.ts'
import { notFoundPage, pageRoute } from './respond.ts'

/** `/n/:code`, from the message about a new device: looking changes nothing, one button ends that sign-in. */
export function mountNotMePage(app: HttpApp): void {
  app.get(
    '/n/:code',
    signInRoute((c, signIn) => showPage(c, signIn.runs ? askPage(signIn) : endedPage(c, signIn))),
  )
  app.post('/n/:code', signInRoute(takeEnd))
}

type Answer = Response | Promise<Response>

function signInRoute(handler: (c: HttpContext, signIn: NewDevice) => Answer) {
  return pageRoute(async (c) => {
    c.header('referrer-policy', 'no-referrer')
    const signIn = await findNewDevice(c.get('services'), c.req.param('code') ?? '')
    return signIn === null ? notFoundPage(c) : handler(c, signIn)
  })
}

async function takeEnd(c: HttpContext, signIn: NewDevice): Promise<Response> {
  await readForm(c)
  await countAct(c, 'open')
  const { store, clock } = c.get('services')
  const { messageId, sessionId } = signIn
  await store.write(endNewDeviceCommand, { messageId, sessionId, now: clock.now() })
  return showPage(c, endedPage(c, signIn))
}

function askPage(signIn: NewDevice): Page {
  const path = deepLinkPath({ kind: 'notMe', code: signIn.code })
  return {
    bar: notMeWords.bar,
    heading: notMeWords.heading[signIn.account],
    body: html`${factsOf(signIn)}
      <p>${notMeWords.mine}</p>
      <p>${notMeWords.notMine}</p>
      <form hidden id="end-form" method="post" action="${path}"></form>
      ${banner('good', 'shield', pageWords.never)}`,
    bottom: html`<button class="button wrong" form="end-form">${notMeWords.end}</button>`,
  }
}

function endedPage(c: HttpContext, signIn: NewDevice): Page {
  const { hotline } = c.get('services').config.agency
  return {
    bar: notMeWords.bar,
    heading: notMeWords.ended,
    lead: notMeWords.endedWhy,
    body: html`${factsOf(signIn)} ${banner('care', 'care', html`<p>${notMeWords.advice}</p>`)}
      <p>${notMeWords.call}</p>
      <a class="button" href="tel:${hotline}"
        >${icon('phone')}<span>${pageWords.call(hotline)}</span></a
      >`,
  }
}

function factsOf({ mobile, at, device }: NewDevice) {
  return facts([
    [notMeWords.phone, maskMobile(mobile)],
    [notMeWords.time, instantWords(at)],
    [notMeWords.device, device],
  ])
}
