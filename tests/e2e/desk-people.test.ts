import { describe, expect, it } from 'vitest'
import { timing } from '@wengang/contracts'
import { plantStaff } from '../support/plant-staff.ts'
import { enrolAtDesk, password, plantPerson, shownCode, signedInDesk } from './desk-steps.ts'
import { lookAtDesk, openStage } from './stage.ts'

const stage = openStage()

describe('people and their power', () => {
  it('begins with a second administrator, and asks again who is there before each dear act', async () => {
    const { name } = await plantPerson(stage, ['administrator'])
    const page = await stage.desktop()
    await page.goto('/desk/people')
    const { secret } = await enrolAtDesk(stage, page, name)
    await page.getByLabel('我已经抄下或打印').check()
    await page.getByRole('button', { name: '完成' }).click()
    const alone = page.getByText('现在只有一位系统管理员')
    await alone.waitFor()
    await lookAtDesk(page, 'alone', { statuses: [401] })

    stage.house.clock.advance(timing.secondFactorFreshMs)
    await page.getByRole('button', { name: '添加人员' }).click()
    const adding = page.getByRole('dialog', { name: '添加人员' })
    await adding.getByLabel('姓名', { exact: true }).fill('示例另一管理员')
    await adding.getByLabel('登录名').fill('second-admin')
    await adding.getByLabel('密码').fill('四扇安静的窗户和一张长桌')
    await adding.getByRole('button', { name: '添加人员' }).click()
    const again = page.getByRole('dialog', { name: '再次确认是您本人' })
    await again.waitFor()
    await lookAtDesk(page, 'step-up', { statuses: [401, 403] })
    await again.getByRole('button', { name: '取消' }).click()
    await adding.getByRole('alert').waitFor()
    expect(await adding.getByRole('alert').innerText()).toContain('再次确认是您本人')
    await adding.getByRole('button', { name: '添加人员' }).click()
    await again.getByLabel('动态码').fill(await shownCode(stage, secret))
    await again.getByRole('button', { name: '确认' }).click()
    await page.getByText('已添加 示例另一管理员').waitFor()
    await alone.waitFor({ state: 'detached' })
  })

  it('are found by the address, changed, disabled, and seen by an auditor without acts', async () => {
    await plantStaff(stage.house, ['administrator'])
    await plantStaff(stage.house, ['administrator'])
    const clerk = await plantStaff(stage.house, ['clerk'], '410181', password)
    const page = await signedInDesk(
      stage,
      ['administrator'],
      `/desk/people?search=${clerk.name.slice(-8)}`,
    )
    const row = page.getByRole('row').filter({ hasText: clerk.name })
    await row.waitFor()
    await lookAtDesk(page, 'people')
    const manage = async (act: string) => {
      await row.getByRole('button', { name: '管理' }).click()
      await page.getByLabel('办理').selectOption({ label: act })
    }
    await manage('更改岗位')
    await page.getByRole('dialog').getByLabel('财务岗').check()
    await lookAtDesk(page, 'manage')
    await page.getByRole('button', { name: '确认' }).click()
    await page.getByText('已更改岗位').waitFor()
    await row.getByText('业务大厅受理岗、财务岗').waitFor()
    await manage('停用')
    await page.getByLabel('原因').fill('调离')
    await page.getByRole('button', { name: '确认' }).click()
    await row.getByText('已停用').waitFor()

    const auditor = await signedInDesk(stage, ['auditor'], '/desk/people?state=disabled')
    await auditor.getByRole('row').filter({ hasText: clerk.name }).waitFor()
    expect(await auditor.getByRole('button', { name: '管理' }).count()).toBe(0)
  })
})

describe('one’s own sign-in', () => {
  it('takes a passkey of this computer, which then opens the second step', async () => {
    const { name } = await plantPerson(stage, ['handler'])
    const page = await stage.desktop()
    const devices = await page.context().newCDPSession(page)
    await devices.send('WebAuthn.enable')
    await devices.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    })
    await page.goto('/desk/account')
    await enrolAtDesk(stage, page, name)
    await page.getByLabel('我已经抄下或打印').check()
    await page.getByRole('button', { name: '完成' }).click()
    await page.getByLabel('名字').fill('办公电脑')
    await page.getByRole('button', { name: '添加通行密钥' }).click()
    await page.getByRole('button', { name: '移除 办公电脑' }).waitFor()
    await lookAtDesk(page, 'account', { statuses: [401] })

    const chosen = '金水河边的第三座老石桥下面'
    const change = async (present: string, again: string) => {
      await page.getByLabel('现在的密码').fill(present)
      await page.getByLabel('新密码', { exact: true }).fill(chosen)
      await page.getByLabel('再输一次新密码').fill(again)
      await page.getByRole('button', { name: '更改密码' }).click()
    }
    await change(password, `${chosen}。`)
    await page.getByText('两次输入的新密码不一样').waitFor()
    await change('不是这个密码', chosen)
    await page.getByText('现在的密码不对').waitFor()
    await change(password, chosen)
    await page.getByText('密码已更改').waitFor()

    await page.getByRole('button', { name: '退出' }).click()
    await page.getByLabel('登录名').fill(name)
    await page.getByLabel('密码').fill(chosen)
    await page.getByRole('button', { name: '登录' }).click()
    await page.getByRole('button', { name: '用通行密钥' }).click()
    await page.getByRole('button', { name: '退出' }).waitFor()
  })
})
