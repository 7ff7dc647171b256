import { readFile } from 'node:fs/promises'
import { bankAnswer } from '@wengang/api/demo/bank'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { deskOf } from '../support/desk.ts'
import {
  closeRound,
  key,
  must,
  plantFirm,
  plantOffice,
  startPublicity,
} from '../support/staff-acts.ts'
import { signedInDesk } from './desk-steps.ts'
import { lookAtDesk, openStage } from './stage.ts'

const stage = openStage()

it('pays by a plan of two people, takes the answer of the bank, and pays a corrected account', async () => {
  const { house } = stage
  const regionCode = '410122'
  const office = await plantOffice(house, '4101')
  const good = await plantFirm(house, 'ACCEPT', {
    regionCode,
    unitName: '中牟县示例润泽家具有限公司',
  })
  const back = await plantFirm(house, 'ACCEPT', {
    regionCode,
    unitName: '中牟县示例长青农机有限公司',
  })
  const round = await startPublicity(office, regionCode)
  await house.jobsDone()
  must(await closeRound(house, office.handler, round))
  must(
    await office.handler('allocateRound', {
      params: { roundId: round.id },
      body: {},
      ...key(),
    }),
  )

  const first = await signedInDesk(stage, ['finance'], '/desk/payments', '4101')
  await first.getByRole('button', { name: '编制计划' }).click()
  await first.getByRole('dialog').getByRole('button', { name: '编制计划' }).click()
  await first.getByText(/等另一位财务人员复核：2 笔/).waitFor()
  await lookAtDesk(first, 'payments')
  await first.getByRole('table').nth(1).getByRole('link').first().click()
  await first.getByText('您编制的计划，要由另一位财务人员复核。').waitFor()
  expect(await first.getByRole('button', { name: '复核发出' }).count()).toBe(0)

  const path = new URL(first.url()).pathname
  const second = await signedInDesk(stage, ['finance'], path, '4101')
  await second.getByRole('button', { name: '复核发出' }).click()
  await second.getByRole('dialog').getByRole('button', { name: '复核发出' }).click()
  await second.getByText('已复核发出，可以出拨付文件。').waitFor()
  await second.getByRole('button', { name: '出拨付文件' }).click()
  await second.getByLabel('用途').fill('交银行代发')
  await lookAtDesk(second, 'payment-file')
  const download = second.waitForEvent('download')
  await second.getByRole('dialog').getByRole('button', { name: '出拨付文件' }).click()
  const file = await readFile(await (await download).path())
  await second.getByText('文件已经保存到下载目录。').waitFor()

  const answer = bankAnswer(file, ({ caseNo }) =>
    caseNo === good.caseNo ? 'paid' : { returned: '账号户名不符' },
  )
  const altered = new TextDecoder().decode(answer).replace('237137.10', '237137.00')
  await upload(second, '回单-有误.csv', Buffer.from(altered))
  await second
    .getByText('第')
    .or(second.getByText(/金额应当是 237,137.10 元/))
    .first()
    .waitFor()
  await lookAtDesk(second, 'payment-refused')
  await upload(second, '回单.csv', Buffer.from(answer))
  await second.getByText('已登记：成功 1 笔，未成功 1 笔，还没有结果 0 笔。').waitFor()
  await second.getByText('已对账').waitFor()
  await lookAtDesk(second, 'payment-plan')

  const accountNo = '263711112222'
  must(
    await office.clerk('correctAccount', {
      params: { caseNo: back.caseNo },
      body: {
        bankName: '中国银行',
        accountName: back.unitName,
        accountNo,
        identitySeen: true,
        reason: '原账户已销户',
      },
      ...key(),
    }),
  )
  const handler = await signedInDesk(stage, ['handler'], '/desk/payments', '4101')
  await handler.getByRole('button', { name: '核对' }).click()
  await handler.getByLabel('照材料录入账号').fill('263711112223')
  await handler.getByRole('button', { name: '核对通过' }).click()
  await handler.getByText(/两次录入的账号不一致/).waitFor()
  await lookAtDesk(handler, 'account-check', { statuses: [400] })
  await handler.getByLabel('照材料录入账号').fill(accountNo)
  await handler.getByRole('button', { name: '核对通过' }).click()
  await handler.getByText(/收款账户核对通过/).waitFor()
  const made = await deskOf(office.finance)('orderPayments', {
    params: { roundId: round.id },
    body: {},
  })
  expect(made.plan).toMatchObject({ lines: 1 })

  await handler.goto(`/desk/payments/rounds/${round.id}`)
  await handler.getByRole('row', { name: /按名单重新合计 2 474,274.20 元 一致/ }).waitFor()
  await lookAtDesk(handler, 'round-totals')
  await handler.goto('/desk/figures')
  await handler.getByRole('img', { name: '每月核定、答复、拨付的数量' }).locator('svg').waitFor()
  await handler
    .getByRole('row', { name: /郑州市/ })
    .first()
    .waitFor()
  await lookAtDesk(handler, 'figures')
}, 60_000)

async function upload(page: Page, name: string, buffer: Buffer): Promise<void> {
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer })
}
