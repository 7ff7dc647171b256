import { expect, it } from 'vitest'
import { type Desk, openDesk } from '../support/desk.ts'
import { orderPayments, recordDeeds } from '../support/payments.ts'
import { plantOffice, startPublicity } from '../support/staff-acts.ts'
import { look, openStage } from './stage.ts'
import {
  arrive,
  choose,
  enoughRead,
  invitedFirm,
  openOffer,
  press,
  proveBySms,
  submit,
} from './steps.ts'

const stage = openStage()

it('leads from the SMS to the money, past everything in between', async () => {
  const { house } = stage
  const desk = await openDesk(house)
  const firm = await invitedFirm(stage)
  const page = await stage.phone()

  await page.goto(firm.link)
  await look(page, '01-link')
  expect(await page.content()).not.toContain('237,137.10')
  await openOffer(stage, page, firm)
  await look(page, '02-offer')

  await press(page, '阅读政策并确认')
  await arrive(page, /稳岗返还政策确认信息/)
  await look(page, '03-reading')
  await enoughRead(page)
  await look(page, '03-enough')
  expect(new URL(page.url()).pathname, 'nothing moves on by itself').toMatch(/\/read$/)
  await press(page, '我已阅读，去确认')
  await arrive(page, '是否享受这笔返还？')
  await choose(page, '确认享受')
  await look(page, '04-choice')
  await press(page, '下一步：核对并提交')
  await arrive(page, '核对您的选择')
  await look(page, '05-check')
  await submit(page)
  await look(page, '06-done')

  await page.getByRole('link', { name: /^查看/ }).first().click()
  await page.getByText('贰拾叁万柒仟壹佰叁拾柒元壹角').waitFor()
  await look(page, '07-sheet')
  await house.jobsDone()
  await page.reload()
  const download = page.waitForEvent('download')
  await press(page, '下载 PDF')
  expect((await download).suggestedFilename()).toMatch(/\.pdf$/)

  await page.goto('/cases')
  await page.getByText(firm.unitName).waitFor()
  await look(page, '08-cases')
  await page.getByText(firm.unitName).click()
  await arrive(page, '已确认享受')
  await look(page, '09-accepted')

  house.clock.set('2024-01-08T09:00:00+08:00')
  const round = await startPublicity(await plantOffice(house))
  await house.jobsDone()
  const offer = `/offer/${firm.caseId}`
  await page.goto(`${offer}/decide`)
  await proveBySms(stage, page, firm.mobile)
  await arrive(page, '公示已经开始，不能再更改')
  await page.getByText('确认享受').waitFor()
  await look(page, '10-published', { statuses: [401] })

  await payOut(desk, await openDesk(house), round.id, () =>
    house.clock.set('2024-01-16T09:00:00+08:00'),
  )
  const progress = `/cases/${firm.caseNo}`
  await page.goto(progress)
  await proveBySms(stage, page, firm.mobile)
  await arrive(page, '已拨付')
  expect(new URL(page.url()).pathname).toBe(progress)
  await look(page, '11-paid', { statuses: [401] })
  await page.getByRole('link', { name: '查看公示名单' }).click()
  await page.getByRole('heading', { name: '公示名单' }).waitFor()
  await expect.poll(() => page.locator('main').innerText()).toContain(firm.unitName)
  await look(page, '12-notice')
})

/** Closes the round when its days have run, allocates its money and records that the bank paid all. */
async function payOut(desk: Desk, second: Desk, roundId: string, wait: () => void): Promise<void> {
  const params = { roundId }
  wait()
  await desk('closePublicity', { params, body: {} })
  await desk('allocateRound', { params, body: {} })
  const { plan } = await orderPayments({ prepares: desk, releases: second }, roundId)
  await recordDeeds(desk, plan?.id ?? '')
}
