import { sendMessageJob } from '@wengang/api/messages/send-message'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type House, makeHouse } from '../../support/house.ts'
import { plantCase, type PlantedCase, withWriter } from '../../support/plant.ts'
import { type PlantedLink, plantLink, postForm, sentCode } from '../../support/plant-link.ts'

const minute = 60_000

let house: House
beforeAll(async () => {
  house = await makeHouse()
})
afterAll(() => house.close())

let firm: PlantedCase & PlantedLink
beforeEach(async () => {
  const planted = await plantCase(house)
  firm = { ...planted, ...(await plantLink(house, [planted])) }
})

const ask = () => postForm(house, firm.path)
const enter = (code: string) => postForm(house, `${firm.path}/code`, { code })
const code = () => sentCode(house, 'message', firm.messageId)
const wrong = async () => ((await code()) === '111111' ? '222222' : '111111')

async function sendings(): Promise<number> {
  const rows = await house.services.store.read
    .selectFrom('challenge')
    .select('id')
    .where('mobile_index', '=', firm.mobileIndex)
    .execute()
  return rows.length
}

describe('a code', () => {
  it('has six digits, of which the database holds a keyed hash only', async () => {
    await ask()
    const digits = await code()
    expect(digits).toMatch(/^\d{6}$/)
    const rows = await house.services.store.read
      .selectFrom('challenge')
      .selectAll()
      .where('mobile_index', '=', firm.mobileIndex)
      .execute()
    expect(JSON.stringify(rows)).not.toContain(digits)
    expect(JSON.stringify(rows)).not.toContain(firm.mobile)
  })

  it('that is wrong tells the tries left, and after five it is of no more use', async () => {
    await ask()
    const bad = await wrong()
    for (const left of [4, 3, 2, 1]) {
      const answer = await enter(bad)
      expect(answer.status).toBe(422)
      const page = await answer.text()
      expect(page).toContain(`还可以试 ${left} 次`)
      expect(page).toContain('aria-describedby="code-error code-secret"')
    }
    expect(await (await enter(bad)).text()).toContain('已经输错 5 次')
    const late = await enter(await code())
    expect(late.status).toBe(422)
    expect(late.headers.get('set-cookie')).toBeNull()
    expect(await late.text()).toContain('已经输错 5 次')
  })

  it('that cannot be one does not cost a try', async () => {
    await ask()
    for (const typed of ['', '12345', '1234567', 'abcdef', '12345x']) {
      expect(await (await enter(typed)).text()).toContain('验证码是 6 位数字')
    }
    expect((await enter(await code())).status).toBe(303)
  })

  it('ends after five minutes and says so', async () => {
    await ask()
    house.clock.advance(5 * minute - 1)
    expect((await enter(await wrong())).status).toBe(422)
    house.clock.advance(1)
    expect(await (await enter(await code())).text()).toContain('已经失效，请重新获取')
  })

  it('serves once', async () => {
    await ask()
    const digits = await code()
    expect((await enter(digits)).status).toBe(303)
    expect(await (await enter(digits)).text()).toContain('已经失效')
  })

  it('ends the older one of the same link', async () => {
    await ask()
    const older = await code()
    house.clock.advance(minute)
    await ask()
    if (older !== (await code())) expect(await (await enter(older)).text()).toContain('还可以试')
    expect((await enter(await code())).status).toBe(303)
  })

  it('is not confused with that of another link', async () => {
    const other = await plantCase(house)
    const otherLink = await plantLink(house, [other])
    await ask()
    await postForm(house, otherLink.path)
    const foreign = await sentCode(house, 'message', otherLink.messageId)
    if (foreign !== (await code())) expect((await enter(foreign)).status).toBe(422)
  })

  it('is counted when many try at once: five tries, not one more', async () => {
    await ask()
    const bad = await wrong()
    const answers = await Promise.all(Array.from({ length: 20 }, () => enter(bad)))
    const pages = await Promise.all(answers.map((answer) => answer.text()))
    expect(pages.filter((page) => page.includes('还可以试')).length).toBeLessThanOrEqual(4)
    expect(pages.filter((page) => page.includes('已经输错 5 次')).length).toBeGreaterThanOrEqual(16)
    const { tries } = await house.services.store.read
      .selectFrom('challenge')
      .select('tries')
      .where('mobile_index', '=', firm.mobileIndex)
      .executeTakeFirstOrThrow()
    expect(tries).toBe(5)
  })

  it('opens once when it is entered many times at once', async () => {
    await ask()
    const digits = await code()
    const answers = await Promise.all(Array.from({ length: 8 }, () => enter(digits)))
    expect(answers.filter((answer) => answer.status === 303)).toHaveLength(1)
  })
})

describe('a code that the provider does not take', () => {
  it('is said so on the page, and another can be had after the pause', async () => {
    await ask()
    const { id: messageId } = await house.services.store.read
      .selectFrom('message')
      .select('id')
      .where('kind', '=', 'code')
      .where('mobile_index', '=', firm.mobileIndex)
      .executeTakeFirstOrThrow()
    await sendMessageJob(house.services, {
      name: 'outbox',
      send: () => Promise.reject(new Error('the provider is down')),
    })({ messageId })
    const page = await (await house.request(`${firm.path}/code`)).text()
    expect(page).toContain('短信暂时发不出去')
    expect(page).toContain('重新获取验证码')
    house.clock.advance(minute)
    await ask()
    expect((await enter(await code())).status).toBe(303)
  })
})

describe('codes to one phone', () => {
  it('are a minute apart; before that the step shows the one on its way', async () => {
    await ask()
    house.clock.advance(minute - 1)
    const soon = await ask()
    expect(soon.headers.get('location')).toBe(`${firm.path}/code`)
    expect(await sendings()).toBe(1)
    const other = await postForm(house, `/q/case/${firm.caseNo}`)
    expect(other.status).toBe(429)
    expect(await other.text()).toContain('请在 1 秒后再获取')
    house.clock.advance(1)
    await ask()
    expect(await sendings()).toBe(2)
  })

  it('are five an hour and ten a day, whatever they are asked for, and the time is told', async () => {
    house.clock.set('2023-12-08T10:00:00+08:00')
    for (let count = 0; count < 5; count += 1) {
      const page = count % 2 === 0 ? firm.path : `/q/case/${firm.caseNo}`
      expect((await postForm(house, page)).status).toBe(303)
      house.clock.advance(2 * minute)
    }
    const sixth = await ask()
    expect(sixth.status).toBe(429)
    expect(await sixth.text()).toContain('请在 11:00 后再试')
    house.clock.set('2023-12-08T11:00:00+08:00')
    expect((await ask()).status).toBe(303)

    house.clock.set('2023-12-08T13:00:00+08:00')
    for (let count = 0; count < 4; count += 1) {
      expect((await ask()).status).toBe(303)
      house.clock.advance(2 * minute)
    }
    house.clock.set('2023-12-08T15:00:00+08:00')
    const eleventh = await ask()
    expect(eleventh.status).toBe(429)
    expect(await eleventh.text()).toContain('请在 12月9日 10:00 后再试')
    expect(await sendings()).toBe(10)
    house.clock.set('2023-12-09T10:00:00+08:00')
    expect((await ask()).status).toBe(303)
  })

  it('are sent once when many ask at once', async () => {
    await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        postForm(house, index % 2 === 0 ? firm.path : `/q/case/${firm.caseNo}`),
      ),
    )
    expect(await sendings()).toBe(1)
  })

  it('are not limited by those to another phone', async () => {
    for (let count = 0; count < 5; count += 1) {
      await ask()
      house.clock.advance(minute)
    }
    const other = await plantCase(house)
    const link = await plantLink(house, [other])
    expect((await postForm(house, link.path)).status).toBe(303)
  })
})

describe('an address', () => {
  it('is limited in what it asks for, counted in the database without being named there', async () => {
    const limited = await makeHouse({ TRUST_PROXY: 'true' })
    try {
      const address = { 'x-forwarded-for': '203.0.113.9' }
      await withWriter(limited, async (db) => {
        await postForm(limited, '/verify', { code: 'ABCD1234' }, address)
        await db.updateTable('limiter').set({ uses: 600 }).execute()
      })
      const refused = await postForm(limited, '/verify', { code: 'ABCD1234' }, address)
      expect(refused.status).toBe(429)
      expect(await refused.text()).toContain('请在 11:00 后再试')
      const other = { 'x-forwarded-for': '203.0.113.10' }
      expect((await postForm(limited, '/verify', { code: 'ABCD1234' }, other)).status).toBe(404)
      const rows = await limited.services.store.read.selectFrom('limiter').selectAll().execute()
      expect(JSON.stringify(rows)).not.toContain('203.0.113')
    } finally {
      await limited.close()
    }
  })

  it('is limited in what it looks at, in memory', async () => {
    const limited = await makeHouse()
    try {
      const views = await Promise.all(
        Array.from({ length: 1_201 }, () => limited.request('/verify')),
      )
      expect(views.filter((view) => view.status === 429)).toHaveLength(1)
      limited.clock.advance(minute)
      expect((await limited.request('/verify')).status).toBe(200)
      expect(await limited.services.store.read.selectFrom('limiter').selectAll().execute()).toEqual(
        [],
      )
    } finally {
      await limited.close()
    }
  })
})
