import { expect, it } from 'vitest'
import { openDesk } from '../support/desk.ts'
import {
  type Firm,
  offerOf,
  plantFirm,
  plantOffice,
  startPublicity,
} from '../support/staff-acts.ts'
import { look, openStage } from './stage.ts'
import {
  arrive,
  choose,
  comeToCheck,
  comeToChoice,
  linkIn,
  openOffer,
  press,
  provenPhone,
  submit,
  submitDecline,
} from './steps.ts'

const stage = openStage()

/** A firm that answered at the counter: the clerk opens the reading, reads aloud and records. */
async function answerAtWindow(firm: Firm, choice: 'ACCEPT' | 'DECLINE'): Promise<void> {
  const desk = await openDesk(stage.house)
  const params = { caseNo: firm.caseNo }
  const { readingId, offerVersion, lastSeq } = await desk('openWindowReading', { params, body: {} })
  stage.house.clock.advance(10_000)
  await desk('attestWindowReading', { params: { readingId }, body: { means: 'readAloud' } })
  await desk('recordWindowAnswer', {
    params,
    body: {
      choice,
      offerVersion,
      basedOnSeq: lastSeq,
      readingId,
      identitySeen: true,
      authorisationSeen: true,
      handlerName: '赵经办',
    },
  })
}

it('takes a decline after an accept, asks once more for it, and keeps a sheet of each', async () => {
  const firm = await plantFirm(stage.house, 'ACCEPT')
  const page = await provenPhone(stage, firm.mobile)
  await page.goto(`/offer/${firm.caseId}`)
  await page.getByText('现在算数的答复').waitFor()
  await look(page, 'second-01-offer')
  await comeToCheck(stage, page, firm.caseId, '放弃享受')
  await look(page, 'second-02-check')
  await press(page, '提交')
  await page.getByRole('dialog').waitFor()
  await look(page, 'second-03-sure')
  await press(page, '再想一想')
  expect(await offerOf(stage.house, firm)).toMatchObject({ status: { state: 'accepted' } })

  await page.getByLabel('放弃的原因').fill('今年已有其他补贴')
  await submitDecline(page)
  await page.getByText('已提交 1 件，已即时办结').waitFor()
  await look(page, 'second-04-done')
  expect(await offerOf(stage.house, firm)).toMatchObject({
    status: { state: 'declined' },
    lastSeq: 2,
    answer: { choice: 'DECLINE', counts: true },
  })
  await press(page, '查看进度')
  await arrive(page, '已放弃享受')
  await look(page, 'second-05-case')
  expect(await page.getByRole('link', { name: /查看\s*确认享受/ }).count()).toBe(1)
  expect(await page.getByRole('link', { name: /查看\s*放弃享受/ }).count()).toBe(1)
})

it('keeps a choice that was not submitted as a draft that does not count', async () => {
  const firm = await plantFirm(stage.house, null)
  const page = await provenPhone(stage, firm.mobile)
  await comeToChoice(stage, page, firm.caseId)
  await choose(page, '放弃享受')
  await page.goto('/cases')
  await page.getByText('已选择，尚未提交，不算数').first().waitFor()
  await look(page, 'draft-01-cases')
  await page.getByText(firm.unitName).first().click()
  await page.getByText('您选的是：放弃享受').waitFor()
  await look(page, 'draft-02-offer')
  await press(page, '不要这次的选择')
  await page.getByRole('link', { name: '阅读政策并确认' }).waitFor()
  expect(await offerOf(stage.house, firm)).toMatchObject({ draft: null, answer: null })
})

it('shows the answer of the window that came in between, and lets the firm decide again', async () => {
  const firm = await plantFirm(stage.house, null)
  const page = await provenPhone(stage, firm.mobile)
  await comeToCheck(stage, page, firm.caseId, '确认享受')
  await answerAtWindow(firm, 'DECLINE')
  await press(page, '提交')
  await arrive(page, '您单位刚才已有别的答复')
  await page.getByText('业务大厅窗口').waitFor()
  await look(page, 'conflict-01', { statuses: [409] })
  expect(await offerOf(stage.house, firm)).toMatchObject({ status: { state: 'declined' } })

  await press(page, '看过了，重新选择')
  await arrive(page, '是否享受这笔返还？')
  await look(page, 'conflict-02-again')
  await choose(page, '确认享受')
  await press(page, '下一步：核对并提交')
  await submit(page)
  expect(await offerOf(stage.house, firm)).toMatchObject({
    status: { state: 'accepted' },
    lastSeq: 2,
  })
})

it('refuses an answer that the publicity overtook, and says which one was published', async () => {
  const firm = await plantFirm(stage.house, 'ACCEPT', { regionCode: '410201' })
  const page = await provenPhone(stage, firm.mobile)
  await comeToCheck(stage, page, firm.caseId, '放弃享受')
  await startPublicity(await plantOffice(stage.house), '4102')
  await submitDecline(page)
  await arrive(page, '公示已经开始，不能再更改')
  await page.getByText('您刚才的选择没有提交').waitFor()
  expect(await page.locator('main').innerText()).toContain('确认享受')
  await look(page, 'publicity-01', { statuses: [409] })
  await press(page, '查看进度')
  await arrive(page, '公示中')
  await look(page, 'publicity-02-case')
})

it('asks a firm to read and answer again when its account was corrected', async () => {
  const firm = await plantFirm(stage.house, 'ACCEPT')
  const desk = await openDesk(stage.house)
  await desk('correctAccount', {
    params: { caseNo: firm.caseNo },
    body: {
      bankName: '郑州银行',
      accountName: firm.unitName,
      accountNo: '998800310000',
      identitySeen: true,
      reason: '单位换了基本户',
    },
  })
  const page = await stage.phone()
  await openOffer(stage, page, {
    ...firm,
    link: await linkIn(stage, firm.mobile, 'offerChanged'),
  })
  await page.getByText('请重新阅读并确认').first().waitFor()
  await look(page, 'changed-01-offer')
  expect(await page.locator('main').innerText()).toContain('郑州银行 尾号 0000')
  await press(page, '重新阅读并确认')
  await page.getByText('郑州银行').first().waitFor()
  await comeToCheck(stage, page, firm.caseId, '确认享受')
  await submit(page)
  expect(await offerOf(stage.house, firm)).toMatchObject({
    status: { state: 'accepted' },
    lastSeq: 2,
  })
})

it('takes an answer on 1 January, after the deadline and before the cut-off', async () => {
  stage.house.clock.set('2024-01-01T08:30:00+08:00')
  const firm = await plantFirm(stage.house, null)
  const page = await provenPhone(stage, firm.mobile)
  await page.goto(`/offer/${firm.caseId}`)
  await page.getByText('确认截止日已过，仍可确认').first().waitFor()
  await look(page, 'january-01-offer')
  await comeToCheck(stage, page, firm.caseId, '确认享受')
  await submit(page)
  await page.getByText(/2024年1月1日.*08:3/).waitFor()
})
