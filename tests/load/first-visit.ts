import { createServer } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import type { Browser, Page } from 'playwright-core'
import { launchChromium } from '../support/chromium.ts'
import { plantCase } from '../support/plant.ts'
import { plantLink, sentCode } from '../support/plant-link.ts'
import { readThrough } from '../support/answer.ts'
import { type ServedHouse, serveHouse } from '../support/served-house.ts'
import { line, median } from './report.ts'

const rounds = 9
const phone = { viewport: { width: 360, height: 740 }, locale: 'zh-CN' }
const kb = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KB`

/** What a phone loads that opens its first link, and how soon it shows it. */
export async function benchFirstVisit(): Promise<string[]> {
  const [house, browser] = await Promise.all([serveHouse(), launchChromium()])
  try {
    const { toCode, toReceipt } = await bytesOf(house, browser)
    const { path } = await plantLink(house, [await plantCase(house)])
    const words = await wordsOf(house, browser, path)
    const paints: Record<'link' | 'plain', number[]> = { link: [], plain: [] }
    for (let round = 0; round < rounds; round += 1) {
      paints.link.push(await paintOf(browser, `${house.origin}${path}`))
      paints.plain.push(await paintOf(browser, words.address))
    }
    words.close()
    const [link, plain] = [median(paints.link), median(paints.plain)]
    return [
      line('first visit, compressed, from the link to the code', kb(toCode), '30 KB'),
      line('… from there to the receipt', kb(toReceipt - toCode)),
      line('… in all', kb(toReceipt), '100 KB'),
      line(
        `largest paint of the link page, and of a plain page of the same words (median of ${rounds})`,
        `${link.toFixed(0)} ms, ${plain.toFixed(0)} ms, ${(link / plain).toFixed(2)} ×`,
      ),
    ]
  } finally {
    await browser.close()
    await house.close()
  }
}

/** Walks from the link to the receipt on a phone that has never been here, counting what crosses the network. */
async function bytesOf(house: ServedHouse, browser: Browser) {
  const firm = await plantCase(house)
  const link = await plantLink(house, [firm])
  const context = await browser.newContext({ ...phone, baseURL: house.origin })
  const page = await context.newPage()
  const loaded = await countBytes(page)
  await page.goto(link.path)
  await page.getByRole('button', { name: '获取验证码' }).click()
  await page.getByLabel('验证码', { exact: true }).waitFor()
  // Only what shows the page: the app that is fetched ahead meanwhile belongs to what comes after it.
  const toCode = loaded.documents()
  await page
    .getByLabel('验证码', { exact: true })
    .fill(await sentCode(house, 'message', link.messageId))
  await page.getByRole('button', { name: '确认' }).click()
  await page.getByText('经核定，您单位可以享受').waitFor()
  const cookies = await context.cookies()
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  await readThrough(house, house.client({ cookie }), firm.caseId)
  await page.getByText('阅读政策并确认').click()
  await page.getByText('我已阅读，去确认').click()
  await page.getByRole('radio', { name: '确认享受' }).check()
  await page.getByText('已存在待办里').waitFor()
  await page.getByText('下一步：核对并提交').click()
  await page.getByRole('button', { name: '提交' }).click()
  await page.getByText('已提交 1 件，已即时办结').waitFor()
  const toReceipt = loaded.all()
  await context.close()
  return { toCode, toReceipt }
}

async function countBytes(page: Page) {
  const session = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  const urls = new Map<string, string>()
  const sizes: { url: string; bytes: number }[] = []
  session.on('Network.requestWillBeSent', ({ requestId, request }) => {
    urls.set(requestId, request.url)
  })
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    sizes.push({ url: urls.get(requestId) ?? '', bytes: encodedDataLength })
  })
  const sum = (list: typeof sizes): number => list.reduce((all, { bytes }) => all + bytes, 0)
  return {
    all: () => sum(sizes),
    documents: () => sum(sizes.filter(({ url }) => !new URL(url).pathname.startsWith('/assets/'))),
  }
}

/** The same words as a page of nothing but paragraphs. */
async function wordsOf(house: ServedHouse, browser: Browser, path: string) {
  const page = await browser.newPage()
  await page.goto(`${house.origin}${path}`)
  const words = (await page.locator('body').innerText()).split('\n')
  await page.close()
  const html = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>.</title>${words.map((text) => `<p>${text}</p>`).join('')}`
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.end(html)
  }).listen(0, 'localhost')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return { address: `http://localhost:${port}/`, close: () => server.close() }
}

/** When the largest thing on a page was painted, on a phone that has never been here. In ms. */
async function paintOf(browser: Browser, address: string): Promise<number> {
  const context = await browser.newContext(phone)
  const page = await context.newPage()
  await page.goto(address, { waitUntil: 'load' })
  const at = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list) => {
          const last = list.getEntries().at(-1)
          if (last !== undefined) resolve(last.startTime)
        }).observe({ type: 'largest-contentful-paint', buffered: true })
      }),
  )
  await context.close()
  return at
}
