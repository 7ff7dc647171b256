import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { offerOf, plantFirm } from '../support/staff-acts.ts'
import { look, openStage } from './stage.ts'
import {
  arrive,
  choose,
  comeToCheck,
  comeToChoice,
  invitedFirm,
  press,
  proveBySms,
  provenPhone,
  submit,
} from './steps.ts'

const stage = openStage()
const minuteMs = 60_000

describe('the proof of a phone', () => {
  it('is asked for again where it ran out, and the choice is still there', async () => {
    const firm = await plantFirm(stage.house, null)
    const page = await provenPhone(stage, firm.mobile)
    await comeToCheck(stage, page, firm.caseId, '放弃享受')
    await page.getByLabel('放弃的原因').fill('今年已停产')
    stage.house.clock.advance(16 * minuteMs)
    await press(page, '提交')
    await press(page, '确定放弃并提交')
    await arrive(page, '先收一个验证码')
    await look(page, '01-prove-again', { statuses: [401] })
    await proveBySms(stage, page, firm.mobile)
    await arrive(page, '核对您的选择')
    expect(await page.getByLabel('放弃的原因').inputValue()).toBe('今年已停产')
    expect(await offerOf(stage.house, firm)).toMatchObject({ answer: null })
    await press(page, '提交')
    await press(page, '确定放弃并提交')
    await page.getByText('已提交 1 件，已即时办结').waitFor()
    expect(await offerOf(stage.house, firm)).toMatchObject({ lastSeq: 1 })
  })

  it('is told to run out in time, and one press keeps it', async () => {
    const firm = await plantFirm(stage.house, null)
    const page = await provenPhone(stage, firm.mobile)
    await page.clock.install({ time: stage.house.clock.now() })
    await page.goto(`/offer/${firm.caseId}`)
    await page.getByText('经核定，您单位可以享受').waitFor()
    stage.house.clock.advance(14.5 * minuteMs)
    await page.clock.fastForward(14.5 * minuteMs)
    await page.getByText('手机验证快到期了').waitFor()
    await look(page, '02-soon')
    await press(page, '继续办理')
    await expect.poll(() => page.getByText('手机验证快到期了').count()).toBe(0)
    stage.house.clock.advance(2 * minuteMs)
    await page.goto(`/cases/${firm.caseNo}`)
    await arrive(page, '待确认')
  })

  it('brings a bookmarked page back behind the code', async () => {
    const firm = await plantFirm(stage.house, 'ACCEPT')
    stage.house.clock.advance(minuteMs)
    for (const [path, words] of [
      [`/offer/${firm.caseId}/done`, '已提交 1 件，已即时办结'],
      [`/offer/${firm.caseId}/read`, '政策依据'],
      [`/cases/${firm.caseNo}`, '核定'],
    ] as const) {
      const page = await stage.phone()
      await page.goto(path)
      await proveBySms(stage, page, firm.mobile)
      await page.getByText(words).first().waitFor()
      expect(new URL(page.url()).pathname).toBe(path)
      stage.house.clock.advance(minuteMs)
    }
  })

  it('ends by a press, and nothing of it stays on the phone', async () => {
    const firm = await plantFirm(stage.house, null)
    const page = await provenPhone(stage, firm.mobile)
    await comeToChoice(stage, page, firm.caseId)
    await page.context().setOffline(true)
    await page.getByRole('radio', { name: '确认享受' }).check()
    await page.getByText('先存在这部手机上').waitFor()
    await page.context().setOffline(false)
    expect(await keptOf(page, firm.caseId)).not.toEqual([])
    await page.goto('/')
    await page.getByText('已验证手机').waitFor()
    await look(page, '03-known', { offline: true })
    await press(page, '退出验证')
    await page.getByText('已退出').waitFor()
    await look(page, '04-left')
    expect(await keptOf(page, firm.caseId)).toEqual([])
    await page.goto(`/cases/${firm.caseNo}`)
    await arrive(page, '先收一个验证码')
  })
})

/** The names under which this phone keeps something of an offer. */
const keptOf = (page: Page, offerId: string): Promise<string[]> =>
  page.evaluate((id) => Object.keys(localStorage).filter((name) => name.includes(id)), offerId)

describe('finding out', () => {
  it('why there is no offer: in general, and of the own unit behind a code', async () => {
    const firm = await invitedFirm(stage)
    const page = await stage.phone()
    await page.goto('/')
    await look(page, '05-landing')
    await press(page, '为什么没有待确认的返还？')
    await arrive(page, '为什么没有待确认的返还？')
    await look(page, '06-why')
    await press(page, '用短信编码查看您单位的原因')
    await page.getByLabel('短信编码').fill(firm.link.split('/').at(-1) ?? '')
    await press(page, '下一步')
    await proveBySms(stage, page, firm.mobile)
    await arrive(page, '为什么没有待确认的返还？')
    await page.getByText(firm.unitName).waitFor()
    await look(page, '07-why-own')
  })
})

describe('proofs', () => {
  it('are made smaller on the phone, go with the answer, and others are refused in words', async () => {
    const firm = await plantFirm(stage.house, null)
    const page = await provenPhone(stage, firm.mobile)
    await comeToChoice(stage, page, firm.caseId)
    const picker = page.locator('input[type=file]')
    const photo = await largePhoto(page)
    await picker.setInputFiles({ name: '营业执照.jpg', mimeType: 'image/jpeg', buffer: photo })
    await page.getByText(/^\d+ KB$|^\d\.\d MB$/).waitFor()
    const note = Buffer.from('不是照片')
    await picker.setInputFiles({ name: '说明.txt', mimeType: 'text/plain', buffer: note })
    await page.getByText('只接受 JPEG、PNG 照片和 PDF 文件').waitFor()
    await look(page, '08-proofs')
    await choose(page, '确认享受')
    await press(page, '下一步：核对并提交')
    await page.getByText('1 份').waitFor()
    await submit(page)
    const { read } = stage.house.services.store
    const kept = await read
      .selectFrom('material')
      .select(['bytes', 'type', 'decision_seq'])
      .where('case_id', '=', firm.caseId)
      .execute()
    expect(kept).toMatchObject([{ type: 'image/jpeg', decision_seq: 1 }])
    expect(kept[0]?.bytes).toBeLessThan(photo.length)
  })
})

/** A photograph as a phone takes it: more than two megabytes, larger than the app sends. */
async function largePhoto(page: Page): Promise<Buffer> {
  const base64 = await page.evaluate(async () => {
    const canvas = document.createElement('canvas')
    canvas.width = 2700
    canvas.height = 2100
    const context = canvas.getContext('2d')
    const tile = new ImageData(300, 300)
    for (let at = 0; at < tile.data.length; at += 1) tile.data[at] = (at * 7919) % 256
    for (let x = 0; x < 9; x += 1) {
      for (let y = 0; y < 7; y += 1) context?.putImageData(tile, x * 300, y * 300)
    }
    return canvas.toDataURL('image/jpeg', 0.95).split(',')[1] ?? ''
  })
  return Buffer.from(base64, 'base64')
}
