import { replaceLinks } from '@wengang/api/messages/message.service'
import { blindIndex } from '@wengang/api/platform/crypto/keys'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type House, makeHouse } from '../../support/house.ts'
import { plantCase, withWriter } from '../../support/plant.ts'
import { plantLink, postForm, sentCode } from '../../support/plant-link.ts'
import { plantRound } from '../../support/plant-round.ts'
import { plantStaff } from '../../support/plant-staff.ts'
import { rowsOf } from '../../support/rows.ts'

let house: House
beforeAll(async () => {
  house = await makeHouse()
})
afterAll(() => house.close())

async function sentLink() {
  const planted = await plantCase(house)
  return { ...planted, ...(await plantLink(house, [planted])) }
}

const textOf = async (path: string) => (await house.request(path)).text()

/** What the staff's change of a contact does to the case. */
async function moveContact(caseId: string, from: string, to: string): Promise<void> {
  const { keys } = house.services
  await withWriter(house, (db) =>
    db.transaction().execute(async (trx) => {
      await trx
        .updateTable('unit_case')
        .set({ contact_index: blindIndex(keys, 'mobile', to) })
        .where('id', '=', caseId)
        .execute()
      await replaceLinks(trx, { caseId, mobileIndex: blindIndex(keys, 'mobile', from) })
    }),
  )
}

describe('looking at pages', () => {
  it('changes nothing, however a scanner or a prefetch looks', async () => {
    const { path, caseNo, caseId } = await sentLink()
    const roundId = await plantRound(house, [await plantCase(house)])
    const before = await rowsOf(house)
    for (const headers of [{}, { purpose: 'prefetch' }, { 'sec-purpose': 'prefetch;prerender' }]) {
      for (const page of [
        path,
        `${path}/code`,
        `${path}/not-mine`,
        '/q?next=/cases',
        '/q/case',
        `/q/case/${caseNo}`,
        `/q/case/${caseNo}/code`,
        `/q/offer/${caseId}`,
        '/verify',
        '/notices',
        `/notices/${roundId}`,
        `/notices/${roundId}/list.csv`,
        '/legal/privacy',
      ]) {
        const answer = await house.request(page, { headers })
        expect({ page, status: answer.status }).toEqual({ page, status: 200 })
        await answer.text()
        expect((await house.request(page, { method: 'HEAD', headers })).status).toBe(200)
      }
    }
    expect(await rowsOf(house)).toEqual(before)
  })

  it('counts as opened only when a visible page says so or a code is asked for', async () => {
    const openedAt = async (messageId: string, caseId: string) => {
      const { read } = house.services.store
      const message = await read
        .selectFrom('message')
        .select('opened_at')
        .where('id', '=', messageId)
        .executeTakeFirstOrThrow()
      const own = await read
        .selectFrom('unit_case')
        .select('opened_at')
        .where('id', '=', caseId)
        .executeTakeFirstOrThrow()
      return [message.opened_at, own.opened_at]
    }
    const seen = await sentLink()
    await house.request(seen.path)
    expect(await openedAt(seen.messageId, seen.caseId)).toEqual([null, null])
    const told = await house.request(`${seen.path}/opened`, {
      method: 'POST',
      headers: { origin: 'null', 'sec-fetch-site': 'same-origin' },
    })
    expect(told.status).toBe(204)
    const first = house.clock.now()
    house.clock.advance(1_000)
    await house.request(`${seen.path}/opened`, { method: 'POST' })
    expect(await openedAt(seen.messageId, seen.caseId)).toEqual([first, first])

    const asked = await sentLink()
    await postForm(house, asked.path)
    const now = house.clock.now()
    expect(await openedAt(asked.messageId, asked.caseId)).toEqual([now, now])
  })
})

describe('这不是我的单位', () => {
  it('asks once, stops this link, and lists its cases for the staff of the region', async () => {
    const { path, messageId, caseNo, unitName, mobile } = await sentLink()
    await postForm(house, path)
    const code = await sentCode(house, 'message', messageId)
    expect(await textOf(`${path}/not-mine`)).toContain('method="post"')
    expect(await textOf(path)).toContain('获取验证码')

    const stopped = await (await postForm(house, `${path}/not-mine`)).text()
    expect(stopped).toContain('这个链接已经停用')
    expect(stopped).toContain('0371-12333')
    await postForm(house, `${path}/not-mine`)
    expect(await textOf(path)).toContain('这个链接已经停用')
    const late = await postForm(house, `${path}/code`, { code })
    expect(late.headers.get('set-cookie')).toBeNull()

    const reportsFor = async (regionCode: string) => {
      const { token } = await plantStaff(house, ['messageDesk'], regionCode)
      const listed = await house.client({ token })('listReports', {})
      if (!listed.ok) throw new Error(listed.code)
      return listed.data.reports.filter((report) => report.caseNo === caseNo)
    }
    expect(await reportsFor('4101')).toMatchObject([
      {
        kind: 'notMyUnit',
        at: house.clock.now(),
        caseNo,
        unitName,
        mobile: `${mobile.slice(0, 3)}****${mobile.slice(-4)}`,
        note: '',
      },
    ])
    expect(await reportsFor('37')).toEqual([])
  })

  it('lists open cases without a phone too', async () => {
    const { caseNo } = await plantCase(house, { mobile: null })
    const { token } = await plantStaff(house, ['clerk'])
    const listed = await house.client({ token })('listReports', {})
    expect(listed).toMatchObject({ ok: true })
    if (listed.ok) {
      expect(listed.data.reports).toContainEqual(
        expect.objectContaining({ kind: 'noMobile', caseNo, mobile: null }),
      )
    }
    const page = await textOf(`/q/case/${caseNo}`)
    expect(page).toContain('没有登记手机号')
    expect(page).not.toContain('获取验证码')
  })
})

describe('a link whose contact changed', () => {
  it('dies with the change, and the code on its way with it', async () => {
    const { path, messageId, caseId, mobile } = await sentLink()
    await postForm(house, path)
    const code = await sentCode(house, 'message', messageId)
    await moveContact(caseId, mobile, '19900077777')
    expect(await textOf(path)).toContain('已经被新的短信代替')
    const late = await postForm(house, `${path}/code`, { code })
    expect(late.headers.get('set-cookie')).toBeNull()
  })

  it('goes on for the other firms of a bookkeeper', async () => {
    const first = await plantCase(house, { mobile: '19900066666' })
    const second = await plantCase(house, { mobile: '19900066666', batchId: first.batchId })
    const { path, messageId } = await plantLink(house, [first, second])
    await moveContact(first.caseId, '19900066666', '19900077778')
    expect(await textOf(path)).toContain('获取验证码')
    await postForm(house, path)
    const code = await sentCode(house, 'message', messageId)
    const done = await postForm(house, `${path}/code`, { code })
    expect(done.headers.get('location')).toBe(`/offer/${second.caseId}`)
    await moveContact(second.caseId, '19900066666', '19900077778')
    expect(await textOf(path)).toContain('已经被新的短信代替')
  })
})
