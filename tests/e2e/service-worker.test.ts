import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { plantFirm } from '../support/staff-acts.ts'
import { weChat } from './phones.ts'
import { look, openStage } from './stage.ts'
import {
  arrive,
  comeToCheck,
  invitedFirm,
  press,
  proveBySms,
  provenPhone,
  submit,
} from './steps.ts'

const stage = openStage()

const registrations = (page: Page): Promise<number> =>
  page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)

/** Opens the app twice, so that the worker is there and holds the page. */
async function openWithWorker(page: Page, path = '/'): Promise<void> {
  await page.goto(path)
  await arrive(page, /./)
  await page.goto(path)
  await page.evaluate(() => navigator.serviceWorker.ready)
  await page.goto(path)
  await expect
    .poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null))
    .toBe(true)
}

/** What the worker keeps on the phone. */
const keptPaths = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const caches = await window.caches.keys()
    const requests = await Promise.all(
      caches.map(async (name) => (await window.caches.open(name)).keys()),
    )
    return requests.flat().map(({ url }) => new URL(url).pathname)
  })

describe('the worker', () => {
  it('comes with the second visit, not with the first', async () => {
    const page = await stage.phone()
    await page.goto('/')
    await arrive(page, '稳岗返还')
    // Long enough for an idle moment to come.
    await page.waitForTimeout(1_500)
    expect(await registrations(page)).toBe(0)
    await page.goto('/')
    await expect.poll(() => registrations(page), { timeout: 10_000 }).toBe(1)
  })

  it('comes after the first answer', async () => {
    const firm = await plantFirm(stage.house, null)
    const page = await provenPhone(stage, firm.mobile)
    await page.addInitScript(() => localStorage.removeItem('wengang:visits'))
    await comeToCheck(stage, page, firm.caseId, '确认享受')
    expect(await registrations(page)).toBe(0)
    await submit(page)
    await expect.poll(() => registrations(page), { timeout: 10_000 }).toBe(1)
  })

  it('keeps the app and nothing of a person', async () => {
    const firm = await invitedFirm(stage)
    const page = await stage.phone()
    await openWithWorker(page)
    await page.goto(firm.link)
    await proveBySms(stage, page, firm.mobile)
    await page.getByText('经核定，您单位可以享受').waitFor()
    await page.goto(`/cases/${firm.caseNo}`)
    await arrive(page, '待确认')
    const kept = await keptPaths(page)
    expect(kept).toContain('/index.html')
    expect(
      kept.filter(
        (path) => !/^\/(assets\/|index\.html$|icon\.svg$|manifest\.webmanifest$)/.test(path),
      ),
    ).toEqual([])
  })

  it('opens the app without a network, and leaves links, codes and data to the network', async () => {
    const page = await stage.phone()
    await openWithWorker(page)
    await page.context().setOffline(true)
    await page.goto('/cases/WG3-K7H-2MJ')
    await page.getByText('没有网络，这一页还没有打开').waitFor()
    await look(page, '01-shell', { offline: true })
    for (const path of ['/q', '/s/ABCD1234', '/verify', '/notices', '/api/session']) {
      await expect(page.goto(path), path).rejects.toThrow('ERR_INTERNET_DISCONNECTED')
    }
  })

  it('stays away from WeChat', async () => {
    const page = await stage.phone(weChat)
    await page.goto('/')
    await page.goto('/')
    await arrive(page, '稳岗返还')
    await page.waitForTimeout(1_500)
    expect(await registrations(page)).toBe(0)
  })
})

describe('a new version', () => {
  it('waits while somebody reads, and comes by their own hand afterwards', async () => {
    const firm = await plantFirm(stage.house, null)
    const page = await provenPhone(stage, firm.mobile)
    await openWithWorker(page, `/offer/${firm.caseId}`)
    await press(page, '阅读政策并确认')
    await arrive(page, /政策确认信息/)
    await page.evaluate(() => Object.assign(window, { untouched: true }))
    stage.house.releaseNewVersion()
    await page.evaluate(async () => (await navigator.serviceWorker.ready).update())
    await page.getByText('有新版本，完成后再更新').waitFor()
    await look(page, '02-update-waits')
    expect(await page.getByRole('button', { name: '现在更新' }).count()).toBe(0)
    expect(await page.evaluate(() => 'untouched' in window)).toBe(true)

    await page.getByRole('link', { name: '返回' }).click()
    const other = await page.context().newPage()
    await other.goto('/')
    await arrive(other, '稳岗返还')
    await other.evaluate(() => Object.assign(window, { untouched: true }))
    await look(page, '03-update-ready')
    await Promise.all([page.waitForEvent('load'), press(page, '现在更新')])
    expect(await page.evaluate(() => 'untouched' in window)).toBe(false)
    expect(await other.evaluate(() => 'untouched' in window)).toBe(true)
  })
})
