import { timing } from '@wengang/contracts'
import { describe, expect, it } from 'vitest'
import { plantPerson, signIn, signedInDesk } from './desk-steps.ts'
import { lookAtDesk, openStage } from './stage.ts'

const stage = openStage()

describe('the sign-in at the desk', () => {
  it('leads to the address that was asked for, and shows who is there', async () => {
    const { name } = await plantPerson(stage, ['handler'], '4101')
    const page = await stage.desktop()
    await page.goto('/desk/cases?state=accepted')
    await page.getByRole('heading', { name: '登录经办台' }).waitFor()
    await lookAtDesk(page, 'sign-in', { statuses: [401] })
    await signIn(page, name)
    await page.waitForURL('**/desk/cases?state=accepted')
    const top = page.getByRole('banner')
    expect(await top.innerText()).toContain('郑州市')
    expect(await top.innerText()).toContain('经办岗')
  })

  it('tells a wrong password and lets it be tried again by keyboard', async () => {
    const { name } = await plantPerson(stage, ['clerk'])
    const page = await stage.desktop()
    await page.goto('/desk')
    await signIn(page, name, '不是这个密码的密码')
    await page.getByRole('alert').waitFor()
    expect(await page.getByRole('alert').innerText()).toBe('姓名或密码不对，请检查后再试。')
    await lookAtDesk(page, 'wrong', { statuses: [401] })
    await page.getByLabel('密码').fill('郑东新区的第九棵柳树')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: '退出' }).waitFor()
  })

  it('begins for everybody with what is theirs, and shows no more', async () => {
    const clerk = await signedInDesk(stage, ['clerk'])
    await clerk.waitForURL('**/desk/window')
    const menu = (page: typeof clerk) =>
      page.getByRole('navigation').getByRole('link').allInnerTexts()
    expect(await menu(clerk)).toEqual(['窗口', '办件', '公示'])
    const administrator = await signedInDesk(stage, ['administrator'])
    await administrator.waitForURL('**/desk/batches')
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
    await signIn(page, name)
    await page.getByRole('button', { name: '退出' }).waitFor()
    await page.clock.fastForward(timing.staffIdleMs + 1_000)
    await page.getByText('30 分钟没有操作').waitFor()
    await signIn(page, name)
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
