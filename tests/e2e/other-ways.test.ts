import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { readThrough } from '../support/answer.ts'
import type { PlantedCase } from '../support/plant.ts'
import { desktop, weChatWithoutWorker } from './phones.ts'
import { look, openStage, photograph } from './stage.ts'
import {
  arrive,
  choose,
  clientOf,
  codeIn,
  comeToChoice,
  enterCode,
  invitedFirm,
  press,
  submit,
} from './steps.ts'

const stage = openStage()

/** From the link to the sheet, with a look at every screen; the ten seconds pass on the house's clock. */
async function walk(
  page: Page,
  firm: PlantedCase & { link: string },
  name: string,
  see: typeof look = look,
): Promise<void> {
  await page.goto(firm.link)
  await see(page, `${name}-01-link`)
  await press(page, '获取验证码')
  await see(page, `${name}-02-code`)
  await enterCode(page, await codeIn(stage, firm.mobile))
  await page.getByText('经核定，您单位可以享受').waitFor()
  await see(page, `${name}-03-offer`)
  await press(page, '阅读政策并确认')
  await arrive(page, /政策确认信息/)
  await see(page, `${name}-04-reading`)
  await comeToChoice(stage, page, firm.caseId)
  await choose(page, '确认享受')
  await see(page, `${name}-05-choice`)
  await press(page, '下一步：核对并提交')
  await arrive(page, '核对您的选择')
  await see(page, `${name}-06-check`)
  await submit(page)
  await see(page, `${name}-07-done`)
  await page.getByRole('link', { name: /^查看/ }).first().click()
  await page.getByText('确认单编号').waitFor()
  await stage.house.jobsDone()
  await page.reload()
  await page.getByRole('link', { name: '下载 PDF' }).waitFor()
  await see(page, `${name}-08-sheet`)
}

it('is whole in WeChat without a service worker', async () => {
  const firm = await invitedFirm(stage)
  const page = await stage.phone(weChatWithoutWorker)
  await walk(page, firm, 'wechat')
  await page.getByText('微信里下载不了时').waitFor()
})

it('is whole in 长辈版, which is kept from the first page to the last', async () => {
  const firm = await invitedFirm(stage)
  const page = await stage.phone()
  await page.goto(firm.link)
  const rootPx = () =>
    page.evaluate(() => Number.parseFloat(getComputedStyle(document.documentElement).fontSize))
  const usual = await rootPx()
  await press(page, '长辈版')
  await walk(page, firm, 'elder')
  expect(await rootPx()).toBeGreaterThan(usual)
  await press(page, '标准版')
  expect(await rootPx()).toBe(usual)
})

it('is whole with text twice as large', async () => {
  const firm = await invitedFirm(stage)
  const page = await stage.phone()
  await page.addInitScript(() => {
    document.addEventListener('DOMContentLoaded', () => {
      document.documentElement.style.fontSize = '200%'
    })
  })
  // Four times as large is nobody's wish: only pictures, and that everything can be pressed.
  await walk(page, firm, 'large', (shown, name) => photograph(shown, 'screens/other-ways', name))
})

it('is whole by keyboard alone, and shows where it is', async () => {
  const firm = await invitedFirm(stage)
  const page = await stage.phone(desktop)
  await page.goto(firm.link)
  await goTo(page, '获取验证码')
  await page.keyboard.press('Enter')
  await arrive(page, '6 位验证码')
  await page.keyboard.type(await codeIn(stage, firm.mobile))
  await page.keyboard.press('Enter')
  await page.getByText('经核定，您单位可以享受').waitFor()
  await goTo(page, '裁员率怎么算？')
  await page.keyboard.press('Enter')
  await page.getByText('裁员率 =').waitFor()
  await readThrough(stage.house, await clientOf(stage, page), firm.caseId)
  await goTo(page, '阅读政策并确认')
  await page.keyboard.press('Enter')
  await page.getByText('您已经读过这份说明').waitFor()
  await goTo(page, '我已阅读，去确认')
  await page.keyboard.press('Enter')
  await arrive(page, '是否享受这笔返还？')
  await goTo(page, '确认享受')
  await page.keyboard.press('ArrowDown')
  await page.getByText('已存在待办里').waitFor()
  await goTo(page, '下一步：核对并提交')
  await page.keyboard.press('Enter')
  await arrive(page, '核对您的选择')
  await goTo(page, '提交')
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').waitFor()
  await page.keyboard.press('Escape')
  await expect.poll(() => page.getByRole('dialog').count()).toBe(0)
  expect(await focused(page)).toMatchObject({ words: '提交' })
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').waitFor()
  await goTo(page, '确定放弃并提交')
  await page.keyboard.press('Enter')
  await page.getByText('已提交 1 件，已即时办结').waitFor()
  await goTo(page, '查看进度')
  await page.keyboard.press('Enter')
  await arrive(page, '已放弃享受')
})

/** What has the keyboard: its words, and whether a person can see that it has. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement
    const label = element instanceof HTMLInputElement ? element.labels?.[0] : null
    const { outlineStyle, outlineWidth } = getComputedStyle(element ?? document.body)
    return {
      words: (label ?? element)?.textContent?.trim() ?? '',
      ringed: outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2,
    }
  })

/** Moves on with the tabulator until the thing with these words has the keyboard. */
async function goTo(page: Page, words: string): Promise<void> {
  const passed: string[] = []
  for (let steps = 0; steps < 40; steps += 1) {
    await page.keyboard.press('Tab')
    const now = await focused(page)
    if (now.words !== '' && !now.ringed) passed.push(`${now.words} (no ring)`)
    if (now.words.startsWith(words)) {
      expect.soft(passed, `on the way to ${words}`).toEqual([])
      return
    }
  }
  throw new Error(`the keyboard does not reach ${words}`)
}

it('says what is missing where no script runs', async () => {
  const page = await stage.phone({ javaScriptEnabled: false })
  await page.goto('/')
  expect(await page.locator('body').innerText()).toContain('您的浏览器没有运行脚本')
})
