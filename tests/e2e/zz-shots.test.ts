import { mkdirSync } from 'node:fs'
import { serve } from '@hono/node-server'
import { mountWebApp } from '@wengang/api/platform/http/web-app'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Browser } from 'playwright-core'
import { launchChromium } from '../support/chromium.ts'
import { checkPage, openPage } from '../support/page.ts'
import { freePort } from '../support/free-port.ts'
import { type House, makeHouse } from '../support/house.ts'
import { plantCase, withWriter, type PlantedCase } from '../support/plant.ts'
import { plantLink, sentCode, postForm, sessionCookie } from '../support/plant-link.ts'
import { answer } from '../support/answer.ts'

let house: House, browser: Browser, base: string, close: () => void
beforeAll(async () => {
  const port = await freePort()
  house = await makeHouse({ PORT: String(port), DEMO: process.env['SHOT_DEMO'] ?? 'true' })
  mountWebApp(house.app, '/work/main/apps/web/dist')
  const server = serve({ fetch: house.app.fetch, port, hostname: '127.0.0.1' })
  close = () => server.close()
  base = `http://localhost:${port}`
  browser = await launchChromium()
}, 60_000)
afterAll(async () => {
  await browser.close()
  close()
  await house.close()
})

const out = '/tmp/public-shots'
mkdirSync(out, { recursive: true })
const only = process.env['ONLY']

async function shot(name: string, path: string, act?: (page: any) => Promise<void>) {
  if (only !== undefined && !name.match(only)) return
  for (const [w, h] of [
    [360, 740],
    [1280, 800],
  ] as const) {
    const page = await openPage(browser, {
      viewport: { width: w, height: h },
      ...(w > 600 ? { isMobile: false, hasTouch: false } : {}),
      baseURL: base,
    })
    if (name.endsWith('-elder'))
      await page.context().addCookies([{ name: 'wengang-elder', value: '1', url: base }])
    if (name.endsWith('-dark')) await page.emulateMedia({ colorScheme: 'dark' })
    await page.goto(base + path)
    if (act) await act(page)
    await page.screenshot({ path: `${out}/${name}-${w}.png` })
    if (w === 360) {
      await page.screenshot({ path: `${out}/${name}-full.png`, fullPage: true })
      const f = await checkPage(page, {} as any)
      if (f.length) console.log(name, f)
    }
    await page.context().close()
  }
}

async function round(
  cases: PlantedCase[],
  id: string,
  state: 'publicity' | 'closed' | 'void',
  over = {},
) {
  const at = house.clock.now()
  await withWriter(house, async (db) => {
    await db
      .insertInto('round')
      .values({
        id,
        edition_id: 'henan-refund-2023',
        region_code: '4101',
        title: '河南省郑州市2023年度稳岗返还第 1 批公示',
        state,
        created_by: 'x',
        created_at: at,
        cut_at: at,
        starts_on: '2023-12-08',
        ends_on: '2023-12-15',
        closed_at: null,
        allocated_at: null,
        published: JSON.stringify({
          accepted: cases.length,
          declined: 2,
          notAnswered: 1,
          totalFen: 23_713_710 * cases.length,
          hash: 'x',
        }),
        void_requested_by: null,
        void_note: null,
        voided_at: null,
        ...over,
      })
      .execute()
    for (const { caseId } of cases)
      await db
        .updateTable('unit_case')
        .set({ round_id: id, decision: 'ACCEPT', decision_seq: 1, decision_version: 1 })
        .where('id', '=', caseId)
        .execute()
  })
}

it('shots', async () => {
  const one = await plantCase(house, {
    unitName: '河南省巩义市新中镇示例重型机械设备制造与安装工程技术服务股份有限公司第一分公司',
  })
  const link = await plantLink(house, [one])
  await shot('s', link.path)
  await shot('s-elder', link.path)
  await shot('s-dark', link.path)
  await shot('s-not-mine', `${link.path}/not-mine`)
  const many = [await plantCase(house, { mobile: '19900029999' })]
  for (let i = 0; i < 11; i++)
    many.push(await plantCase(house, { mobile: '19900029999', batchId: many[0]!.batchId }))
  const bookkeeper = await plantLink(house, many)
  await shot('s-many', bookkeeper.path)
  await postForm(house, link.path)
  await shot('code', `${link.path}/code`)
  await shot('code-elder', `${link.path}/code`)
  await shot('code-help', `${link.path}/code`, async (p) => {
    await p.click('summary')
  })
  await shot('code-wrong', `${link.path}/code`, async (p) => {
    await p.fill('#code', '000000')
    await Promise.all([p.waitForNavigation(), p.click('.button.primary')])
  })
  for (let i = 0; i < 3; i++) await postForm(house, `${link.path}/code`, { code: '000000' })
  await shot('code-spent', `${link.path}/code`, async (p) => {
    await p.click('.button.primary').catch(() => {})
  })
  for (let i = 0; i < 6; i++) {
    house.clock.advance(61_000)
    await postForm(house, link.path)
  }
  await shot('s-limit', link.path, async (p) => {
    await Promise.all([p.waitForNavigation(), p.click('.button.primary')])
  })
  await shot('q', '/q?next=%2Fcases')
  await shot('q-wrong', '/q', async (p) => {
    await p.fill('#code', 'ABCD1234')
    await Promise.all([p.waitForNavigation(), p.click('.button.primary')])
  })
  await shot('q-case', '/q/case')
  await shot('q-case-no', `/q/case/${many[0]!.caseNo}`)
  await shot('verify', '/verify')
  await shot('verify-true', '/verify', async (p) => {
    await p.fill('#code', bookkeeper.code)
    await Promise.all([p.waitForNavigation(), p.click('.button.primary')])
  })
  await shot('verify-false', '/verify', async (p) => {
    await p.fill('#code', 'ABCD1234')
    await Promise.all([p.waitForNavigation(), p.click('.button.primary')])
  })
  await shot('notices-none', '/notices')
  await shot('unknown', '/s/ABCD1234')
  // a sheet
  const firm = await plantCase(house, {})
  const l2 = await plantLink(house, [firm])
  await postForm(house, l2.path)
  const cookie = sessionCookie(
    await postForm(house, `${l2.path}/code`, {
      code: await sentCode(house, 'message', l2.messageId),
    }),
  )
  const r = await answer(house, house.client({ cookie }), firm.caseId, 'ACCEPT')
  if (!r.ok) throw new Error(r.code)
  const sheetId = r.data.receipt.sheetId
  await shot('v-soon', `/v/${sheetId}`)
  await withWriter(house, (db) =>
    db
      .updateTable('sheet')
      .set({ pdf_blob: '2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae' })
      .where('id', '=', sheetId)
      .execute(),
  )
  await shot('v', `/v/${sheetId}`, async (p) => {
    await p.setInputFiles('#file', {
      name: 'a.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('foo'),
    })
    await p.waitForTimeout(200)
  })
  await answer(house, house.client({ cookie }), firm.caseId, 'DECLINE')
  await shot('v-later', `/v/${sheetId}`)
  await round(many, '0190c2a0-0000-7000-8000-000000000001', 'publicity')
  const more: PlantedCase[] = []
  for (let i = 0; i < 55; i++) more.push(await plantCase(house, { batchId: many[0]!.batchId }))
  await round([one, ...more], '0190c2a0-0000-7000-8000-000000000002', 'closed', {
    title: '河南省洛阳市2023年度稳岗返还第 1 批公示',
  })
  await round([], '0190c2a0-0000-7000-8000-000000000003', 'void', {
    void_note: '名单期间录入有误，重新核对后另行公示。',
    voided_at: house.clock.now(),
    title: '河南省开封市2023年度稳岗返还第 1 批公示',
  })
  await shot('notices', '/notices')
  await shot('notice', '/notices/0190c2a0-0000-7000-8000-000000000001')
  await shot('notice-found', '/notices/0190c2a0-0000-7000-8000-000000000002?q=%E9%87%8D%E5%9E%8B')
  await shot('notice-over', '/notices/0190c2a0-0000-7000-8000-000000000002')
  await shot('notice-void', '/notices/0190c2a0-0000-7000-8000-000000000003')
  await shot('s-progress', bookkeeper.path)
  await shot('privacy', '/legal/privacy')
  await shot('outbox', '/dev/outbox')
  await postForm(house, `${bookkeeper.path}/not-mine`)
  await shot('s-stopped', bookkeeper.path)
  expect(1).toBe(1)
}, 600_000)
