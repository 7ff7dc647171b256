import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { PDFiumLibrary } from '@hyzyla/pdfium'
import { assessedList, leadMobile, openFirms } from '@wengang/api/demo/demo-firms'
import type { Page } from 'playwright-core'
import { PNG } from 'pngjs'
import { sendLinks } from '../support/campaigns.ts'
import { launchChromium } from '../support/chromium.ts'
import { type Desk, openDesk } from '../support/desk.ts'
import { openDesktop, openPage } from '../support/page.ts'
import { serveHouse } from '../support/served-house.ts'
import { plantOffice, releaseBatch, startPublicity } from '../support/staff-acts.ts'
import { type Picture, smallPng } from './small-png.ts'
import { signedInDesk } from './desk-steps.ts'
import { accountScreens } from './account-screens.ts'
import type { Stage } from './stage.ts'
import { arrive, choose, comeToChoice, linkIn, press, prove, proveBySms, submit } from './steps.ts'

const folder = fileURLToPath(new URL('../../docs/pictures/', import.meta.url))
const mostBytes = 150 * 1024
const android =
  'Mozilla/5.0 (Linux; Android 13; V2254A) AppleWebKit/537.36 (KHTML, like Gecko) ' +
  'Chrome/120.0.0.0 Mobile Safari/537.36'

/**
 * Takes the pictures of the README from the running product: walks the first firm of the demo year
 * from its SMS to the publicity. Run by `npm run pictures`; the web app has to be built.
 */
const house = await serveHouse({ DEMO: 'false' })
const browser = await launchChromium()
try {
  const stage: Stage = {
    house,
    phone: (options) => openPage(browser, { baseURL: house.origin, ...options }),
    desktop: (options) => openDesktop(browser, { baseURL: house.origin, ...options }),
  }
  mkdirSync(folder, { recursive: true })
  const desk = await openDesk(house)
  const { screens, account, sheet, watch } = await walk(stage, desk)
  save('phone.png', PNG.sync.read(await sideBySide(await stage.phone(), screens)))
  save('account.png', PNG.sync.read(await sideBySide(await stage.phone(), account)))
  save('sheet.png', await paper(sheet))
  save('desk.png', PNG.sync.read(watch))
} finally {
  await browser.close()
  await house.close()
}

interface Walk {
  screens: Buffer[]
  account: Buffer[]
  sheet: Buffer
  /** A campaign under way, at the desk. */
  watch: Buffer
}

/** The screens in the order in which a firm sees them, those of its registration, and the PDF that it keeps. */
async function walk(stage: Stage, desk: Desk): Promise<Walk> {
  const { clock } = stage.house
  clock.set('2023-11-20T09:30:00+08:00')
  const { batch } = await desk('importList', {
    query: { fileName: '2023年度核定名单.csv' },
    file: assessedList(openFirms, 100),
  })
  await releaseBatch(stage.house, batch.id)
  clock.set('2023-12-07T10:00:00+08:00')
  const { id: campaignId } = await sendLinks(stage.house, batch.id)
  await stage.house.jobsDone()
  clock.set('2023-12-08T10:40:00+08:00')
  const account = await accountScreens(stage, await stage.phone({ userAgent: android }), desk)
  const page = await stage.phone({ userAgent: android })
  const screens: Buffer[] = []
  const take = async () => screens.push(await page.screenshot())

  await page.goto(await linkIn(stage, leadMobile))
  await take()
  await proveBySms(stage, page, leadMobile)
  await page.getByText('经核定，您单位可以享受').waitFor()
  await take()
  const offerId = page.url().split('/').at(-1) ?? ''
  await press(page, '阅读政策并确认')
  await page.getByText('还需 6 秒').first().waitFor()
  await take()
  await comeToChoice(stage, page, offerId)
  await choose(page, '确认享受')
  await take()
  await press(page, '下一步：核对并提交')
  await arrive(page, '核对您的选择')
  await submit(page)
  await take()
  const sheetPath = await page.getByRole('link', { name: /^下载/ }).getAttribute('href')
  await stage.house.jobsDone()
  const sheet = await (await page.request.get(sheetPath ?? '')).body()
  const watched = await signedInDesk(stage, ['messageDesk'], `/desk/campaigns/${campaignId}/watch`)
  await watched.getByRole('table').first().waitFor()
  await watched.waitForLoadState('networkidle')
  const watch = await watched.screenshot()

  clock.set('2024-01-08T09:00:00+08:00')
  await startPublicity(await plantOffice(stage.house), '4101')
  await prove(stage, page, leadMobile)
  await page.goto(`/offer/${offerId}`)
  await press(page, '查看进度')
  await arrive(page, '公示中')
  await take()
  return { screens, account, sheet, watch }
}

/** Phones next to each other on a quiet ground. */
async function sideBySide(page: Page, screens: readonly Buffer[]): Promise<Buffer> {
  const gap = 24
  await page.setViewportSize({ width: screens.length * (360 + gap) + gap, height: 740 + 2 * gap })
  const images = screens.map(
    (screen) => `<img alt="" src="data:image/png;base64,${screen.toString('base64')}">`,
  )
  await page.setContent(`<style>
    body { display: flex; gap: ${gap}px; margin: 0; padding: ${gap}px; background: #8a96a3 }
    img { width: 360px; height: 740px; border-radius: 16px }
  </style>${images.join('')}`)
  return page.screenshot()
}

/** The first page of a PDF as a picture. */
async function paper(pdf: Buffer): Promise<Picture> {
  const library = await PDFiumLibrary.init()
  const document = await library.loadDocument(pdf)
  const { data, width, height } = await document.getPage(0).render({ scale: 1.6, render: 'bitmap' })
  document.destroy()
  library.destroy()
  return { data, width, height }
}

function save(name: string, picture: Picture): void {
  const png = smallPng(picture)
  if (png.length > mostBytes) throw new Error(`${name} is too large: ${png.length} bytes`)
  writeFileSync(`${folder}${name}`, png)
  console.log(`docs/pictures/${name}  ${Math.ceil(png.length / 1024)} KB`)
}
