import { completeUscc } from '@wengang/identifiers'
import { expect, it } from 'vitest'
import { openDesk } from '../support/desk.ts'
import { listFile } from '../support/list-file.ts'
import { signedInDesk } from './desk-steps.ts'
import { lookAtDesk, openStage } from './stage.ts'

const stage = openStage()

it('begins with what waits for whoever signs in, and leads there', async () => {
  const clerk = await signedInDesk(stage, ['clerk'], '/desk')
  await clerk.getByRole('heading', { name: '今天没有要办的事' }).waitFor()
  await lookAtDesk(clerk, 'nothing', { statuses: [401] })

  const desk = await openDesk(stage.house)
  const unit = {
    uscc: completeUscc('91410213', 'MA9Y0001'),
    unitName: '开封市示例工作台有限公司',
    mobile: '19900080002',
  }
  await desk('importList', { query: { fileName: '开封名单.csv' }, file: listFile([unit]) })
  const page = await signedInDesk(stage, ['reviewer', 'handler', 'messageDesk'], '/desk')
  const mine = page.getByRole('region', { name: '等您复核' })
  await mine.getByRole('link', { name: /开封名单/ }).waitFor()
  await lookAtDesk(page, 'day', { statuses: [401] })
  expect(await page.getByRole('link', { name: '工作台' }).getAttribute('aria-current')).toBe('page')
  await mine.getByRole('link', { name: /开封名单/ }).click()
  await page.getByRole('button', { name: '通过' }).waitFor()
})
