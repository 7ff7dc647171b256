import { timing } from '@wengang/contracts'
import { describe, expect, it } from 'vitest'
import {
  enrolAtDesk,
  givePassword,
  password,
  plantPerson,
  signIn,
  signedInDesk,
} from './desk-steps.ts'
import { lookAtDesk, openStage } from './stage.ts'

const stage = openStage()

describe('the sign-in at the desk', () => {
  it('enrols a new person, keeps their codes, and asks for a second factor ever after', async () => {
    const { name } = await plantPerson(stage, ['handler'], '4101')
    const page = await stage.desktop()
    await page.goto('/desk/cases?state=accepted')
    await page.getByRole('heading', { name: '登录经办台' }).waitFor()
    await lookAtDesk(page, 'sign-in', { statuses: [401] })
    await givePassword(page, name)
    await page.getByRole('img', { name: '动态码二维码' }).waitFor()
    await lookAtDesk(page, 'enrol', { statuses: [401] })
    await page.getByRole('button', { name: '换个人登录' }).click()
    const { secret, recoveryCodes } = await enrolAtDesk(stage, page, name)
    expect(recoveryCodes).toHaveLength(10)
    await lookAtDesk(page, 'recovery-codes', { statuses: [401] })
    expect(await page.getByRole('button', { name: '完成' }).isDisabled()).toBe(true)
    await page.getByLabel('我已经抄下或打印').check()
    await page.getByRole('button', { name: '完成' }).click()
    await page.waitForURL('**/desk/cases?state=accepted')
    const top = page.getByRole('banner')
    expect(await top.innerText()).toContain('郑州市')
    expect(await top.innerText()).toContain('经办岗')

    await page.getByRole('button', { name: '退出' }).click()
    await givePassword(page, name)
    await page.getByRole('heading', { name: '确认是您本人' }).waitFor()
    await page.getByText('演示环境没有手机').waitFor()
    await lookAtDesk(page, 'second-step', { statuses: [401] })
    // Half a sign-in opens no page.
    await page.goto('/desk/cases')
    await page.getByRole('heading', { name: '确认是您本人' }).waitFor()
    await page.getByLabel('动态码').fill('000000')
    await page.keyboard.press('Enter')
    await page.getByRole('alert').waitFor()
    expect(await page.getByRole('alert').innerText()).toContain('动态码不对')
    await page.getByRole('button', { name: '用恢复码' }).click()
    await page.getByLabel('恢复码').fill(recoveryCodes[0] ?? '')
    await page.getByRole('button', { name: '确认' }).click()
    await page.getByRole('button', { name: '退出' }).waitFor()

    const elsewhere = await stage.desktop()
    await elsewhere.goto('/desk/cases')
    await signIn(stage, elsewhere, name, secret)
    await elsewhere.getByRole('button', { name: '退出' }).waitFor()
    await page.getByRole('link', { name: '公示' }).click()
    await page.getByText('您在另一处登录了，这里已退出').waitFor()
  })

  it('tells a wrong password and lets it be tried again by keyboard', async () => {
    const { name } = await plantPerson(stage, ['clerk'])
    const page = await stage.desktop()
    await page.goto('/desk')
    await givePassword(page, name, '不是这个密码的密码')
    await page.getByRole('alert').waitFor()
    expect(await page.getByRole('alert').innerText()).toBe('姓名或密码不对，请检查后再试。')
    await lookAtDesk(page, 'wrong', { statuses: [401] })
    await page.getByLabel('密码').fill(password)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: '开通动态码' }).waitFor()
  })

  it('begins for everybody with what is theirs, and shows no more', async () => {
    const clerk = await signedInDesk(stage, ['clerk'])
    await clerk.getByRole('heading', { name: '工作台' }).waitFor()
    const menu = (page: typeof clerk) =>
      page.getByRole('navigation').getByRole('link').allInnerTexts()
    expect(await menu(clerk)).toEqual(['工作台', '短信', '窗口', '办件', '跟进', '公示', '异议'])
    const administrator = await signedInDesk(stage, ['administrator'])
    await administrator.getByRole('heading', { name: '工作台' }).waitFor()
    expect(await menu(administrator)).not.toContain('办件')
    await administrator.goto('/desk/cases')
    await administrator.getByRole('heading', { name: '您的岗位看不到这一页' }).waitFor()
  })

  it('ends by the button, and then the address alone opens nothing', async () => {
    const page = await signedInDesk(stage, ['handler'])
    await page.getByRole('button', { name: '退出' }).click()
    await page.getByRole('heading', { name: '登录经办台' }).waitFor()
    await page.goto('/desk/cases')
    await page.getByRole('heading', { name: '登录经办台' }).waitFor()
    expect(await page.getByRole('navigation').count()).toBe(0)
  })

  it('ends after half an hour without an act, and goes on at the same address', async () => {
    const { name } = await plantPerson(stage, ['handler'])
    const page = await stage.desktop()
    await page.clock.install()
    await page.goto('/desk/cases?state=paid')
    const { secret } = await enrolAtDesk(stage, page, name)
    await page.getByLabel('我已经抄下或打印').check()
    await page.getByRole('button', { name: '完成' }).click()
    await page.getByRole('button', { name: '退出' }).waitFor()
    // An answer that comes after the leap would begin the half hour anew.
    await page.waitForLoadState('networkidle')
    await page.clock.fastForward(timing.staffIdleMs + 1_000)
    await page.getByText('30 分钟没有操作').waitFor()
    await signIn(stage, page, name, secret)
    await page.waitForURL('**/desk/cases?state=paid')
    await page.getByRole('button', { name: '退出' }).waitFor()
  })

  it('says so when the server cannot be reached, and goes on once it can', async () => {
    const page = await stage.desktop()
    await page.route('**/api/staff/session', (route) => route.abort('connectionreset'))
    await page.goto('/desk/cases')
    await page.getByText('连不上服务器').waitFor()
    await lookAtDesk(page, 'unreachable', { offline: true })
    await page.unrouteAll()
    await page.getByRole('button', { name: '再试一次' }).click()
    await page.getByRole('heading', { name: '登录经办台' }).waitFor()
    expect(new URL(page.url()).searchParams.get('to')).toBe('/cases')
  })

  it('stands on a page that runs no script but the files of the desk', async () => {
    const answer = await stage.house.request('/desk/cases')
    const policy = answer.headers.get('content-security-policy') ?? ''
    expect(policy).toContain("script-src 'self';")
    expect(policy).not.toContain('unsafe-inline')
    const script = /src="(\/desk\/assets\/[^"]+\.js)"/.exec(await answer.text())?.[1] ?? ''
    const file = await stage.house.request(script)
    expect(file.headers.get('cache-control')).toContain('immutable')
    expect((await stage.house.request('/desk/assets/none.js')).status).toBe(404)
  })
})
