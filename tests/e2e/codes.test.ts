import { expect, it } from 'vitest'
import { openDesk } from '../support/desk.ts'
import { look, openStage } from './stage.ts'
import { arrive, codeIn, enterCode, invitedFirm, linkIn, press } from './steps.ts'

const stage = openStage()
const minuteMs = 60_000

/** Six digits that are not these. */
const otherThan = (code: string): string =>
  code.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10))

it('tells the tries that are left, closes the code after the last, and sends another', async () => {
  const firm = await invitedFirm(stage)
  const page = await stage.phone()
  await page.goto(firm.link)
  await press(page, '获取验证码')
  const code = await codeIn(stage, firm.mobile)
  for (const left of [4, 3, 2, 1]) {
    await enterCode(page, otherThan(code))
    await page.getByText(`验证码不对，还可以试 ${left} 次`).waitFor()
  }
  await look(page, 'wrong-01', { statuses: [422] })
  await enterCode(page, otherThan(code))
  await page.getByText('已经输错 5 次').waitFor()
  await look(page, 'wrong-02-spent', { statuses: [422] })

  stage.house.clock.advance(minuteMs)
  await press(page, '重新获取验证码')
  const another = await codeIn(stage, firm.mobile)
  expect(another).not.toBe(code)
  await enterCode(page, another)
  await page.getByText('经核定，您单位可以享受').waitFor()
})

it('refuses a code after its five minutes', async () => {
  const firm = await invitedFirm(stage)
  const page = await stage.phone()
  await page.goto(firm.link)
  await press(page, '获取验证码')
  const code = await codeIn(stage, firm.mobile)
  stage.house.clock.advance(5 * minuteMs)
  await enterCode(page, code)
  await page.getByText('这个验证码已经失效').waitFor()
  await look(page, 'expired-01', { statuses: [422] })
})

it('takes a code however it is typed or pasted', async () => {
  const firm = await invitedFirm(stage)
  const page = await stage.phone()
  await page.goto(firm.link)
  await press(page, '获取验证码')
  const code = await codeIn(stage, firm.mobile)
  const wide = code.replaceAll(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)))
  await enterCode(page, ` ${wide.slice(0, 3)} ${wide.slice(3)} `)
  await page.getByText('经核定，您单位可以享受').waitFor()
})

it('lets nobody ask again within a minute, and says how long to wait', async () => {
  const firm = await invitedFirm(stage)
  const page = await stage.phone()
  await page.goto(firm.link)
  await press(page, '获取验证码')
  const first = await codeIn(stage, firm.mobile)
  const again = page.getByRole('button', { name: '重新发送' })
  await expect.poll(() => again.innerText()).toMatch(/重新发送（(5\d|60) 秒）/)
  await again.click({ force: true })
  expect(await codeIn(stage, firm.mobile)).toBe(first)

  stage.house.clock.advance(minuteMs)
  await page.reload()
  await again.click()
  await expect.poll(() => codeIn(stage, firm.mobile)).not.toBe(first)
  await enterCode(page, await codeIn(stage, firm.mobile))
  await page.getByText('经核定，您单位可以享受').waitFor()
})

it('gives a phone five codes an hour and tells it when there are more', async () => {
  const firm = await invitedFirm(stage)
  const page = await stage.phone()
  for (let count = 0; count < 5; count += 1) {
    await page.goto(firm.link)
    await press(page, '获取验证码')
    await arrive(page, '6 位验证码')
    stage.house.clock.advance(6 * minuteMs)
  }
  await page.goto(firm.link)
  await press(page, '获取验证码')
  await page.getByText(/次数已经用完，请在 \d\d:\d\d 后再试/).waitFor()
  await look(page, 'full-01', { statuses: [429] })
})

it('stops the link of a firm that is not theirs, and of that one alone', async () => {
  const firm = await invitedFirm(stage)
  const page = await stage.phone()
  await page.goto(firm.link)
  await press(page, '这不是我的单位')
  await look(page, 'not-mine-01')
  await press(page, '确定，不是我的单位')
  await arrive(page, '这个链接已经停用')
  await look(page, 'not-mine-02')
  await page.goto(firm.link)
  await arrive(page, '这个链接已经停用')
})

it('moves the link to the phone that the window was told', async () => {
  const firm = await invitedFirm(stage)
  const desk = await openDesk(stage.house)
  const mobile = '19900077777'
  await desk('changeContact', {
    params: { caseNo: firm.caseNo },
    body: { mobile, identitySeen: true, reason: '经办人换了手机号' },
  })
  const page = await stage.phone()
  await page.goto(firm.link)
  await arrive(page, '请用最新一条短信里的链接')
  await look(page, 'replaced-01')
  await page.goto(await linkIn(stage, mobile, 'contactChanged'))
  await press(page, '获取验证码')
  await enterCode(page, await codeIn(stage, mobile))
  await page.getByText('经核定，您单位可以享受').waitFor()
})

it('opens a message by its typed code, and verifies it, and knows no other', async () => {
  const firm = await invitedFirm(stage)
  const code = firm.link.split('/').at(-1) ?? ''
  const page = await stage.phone()
  await page.goto('/verify')
  await look(page, 'verify-01')
  await page.getByLabel('短信编码或确认单编号').fill(code.toLowerCase())
  await press(page, '查询')
  await arrive(page, '这是我们发出的短信')
  await look(page, 'verify-02-genuine')
  await page.goto('/verify')
  await page.getByLabel('短信编码或确认单编号').fill('00000000')
  await press(page, '查询')
  await arrive(page, '没有查到这条短信')
  await look(page, 'verify-03-unknown', { statuses: [404] })

  await page.goto('/q')
  await look(page, 'typed-01')
  await page.getByLabel('短信编码').fill('00000000')
  await press(page, '下一步')
  await page.getByText('没有找到').waitFor()
  await look(page, 'typed-02-unknown', { statuses: [404] })
  await page.getByLabel('短信编码').fill(`${code.slice(0, 4)} ${code.slice(4)}`)
  await press(page, '下一步')
  await arrive(page, '您单位有一笔稳岗返还待确认')

  await page.goto('/s/00000000')
  await look(page, 'unknown-link', { statuses: [404] })
})
