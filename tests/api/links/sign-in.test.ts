import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type House, makeHouse } from '../../support/house.ts'
import { plantCase, withWriter } from '../../support/plant.ts'
import { plantLink, postForm, sentCode, sessionCookie } from '../../support/plant-link.ts'

let house: House
beforeAll(async () => {
  house = await makeHouse()
})
afterAll(() => house.close())

async function sentLink() {
  const planted = await plantCase(house)
  return { ...planted, ...(await plantLink(house, [planted])) }
}

describe('the way from a link to a session', () => {
  it('shows masked phone and name, sends a code, and opens the one offer', async () => {
    const { path, messageId, caseId, mobile, unitName } = await sentLink()
    const page = await house.request(path)
    expect(page.status).toBe(200)
    expect(page.headers.get('referrer-policy')).toBe('no-referrer')
    expect(page.headers.get('cache-control')).toBe('no-store')
    const html = await page.text()
    expect(html).toContain(`${mobile.slice(0, 3)}****${mobile.slice(-4)}`)
    expect(html).not.toContain(mobile)
    expect(html).not.toContain(unitName)
    expect(html).not.toContain('237,137.10')

    const asked = await postForm(house, path)
    expect(asked.status).toBe(303)
    expect(asked.headers.get('location')).toBe(`${path}/code`)
    const step = await (await house.request(`${path}/code`)).text()
    expect(step).toContain('5 分钟内（10:05 前）有效')
    expect(step).toContain('autocomplete="one-time-code"')

    const code = await sentCode(house, 'message', messageId)
    const done = await postForm(house, `${path}/code`, { code })
    expect(done.status).toBe(303)
    expect(done.headers.get('location')).toBe(`/offer/${caseId}`)
    const client = house.client({ cookie: sessionCookie(done) })
    expect(await client('getOffer', { params: { offerId: caseId } })).toMatchObject({ ok: true })
  })

  it('takes the digits with blanks, in full width, or inside the pasted message', async () => {
    for (const dress of [
      (code: string) => ` ${code.slice(0, 3)} ${code.slice(3)} `,
      (code: string) =>
        code.replaceAll(/\d/g, (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0)),
      (code: string) => `【河南人社】验证码${code}，5分钟内有效`,
    ]) {
      const { path, messageId } = await sentLink()
      await postForm(house, path)
      const code = dress(await sentCode(house, 'message', messageId))
      expect((await postForm(house, `${path}/code`, { code })).status).toBe(303)
    }
  })

  it('goes back to where the person was, and never to another site', async () => {
    const { path, messageId, caseId } = await sentLink()
    const asked = await postForm(house, path, { next: `/offer/${caseId}/done` })
    expect(asked.headers.get('location')).toBe(`${path}/code?next=%2Foffer%2F${caseId}%2Fdone`)
    for (const [next, place] of [
      ['//evil.example/', `/offer/${caseId}`],
      ['https://evil.example/', `/offer/${caseId}`],
      ['/\\evil.example', `/offer/${caseId}`],
      ['/\t/evil.example', `/offer/${caseId}`],
      [`/offer/${caseId}/done?a=1#b`, `/offer/${caseId}/done?a=1#b`],
    ] as const) {
      house.clock.advance(61_000)
      await withWriter(house, (db) => db.deleteFrom('challenge').execute())
      await postForm(house, path)
      const code = await sentCode(house, 'message', messageId)
      const done = await postForm(house, `${path}/code`, { code, next })
      expect(done.headers.get('location')).toBe(place)
    }
  })

  it('opens every offer of a bookkeeper after one code', async () => {
    const first = await plantCase(house, { mobile: '19900029999' })
    const others = []
    for (let count = 1; count < 12; count += 1) {
      others.push(await plantCase(house, { mobile: '19900029999', batchId: first.batchId }))
    }
    const { path, messageId } = await plantLink(house, [first, ...others])
    expect(await (await house.request(path)).text()).toContain('12 家单位')
    await postForm(house, path)
    const code = await sentCode(house, 'message', messageId)
    const done = await postForm(house, `${path}/code`, { code })
    expect(done.headers.get('location')).toBe('/offers')
    const client = house.client({ cookie: sessionCookie(done) })
    const offers = await client('listOffers', {})
    expect(offers).toMatchObject({ ok: true })
    if (offers.ok) expect(offers.data.offers).toHaveLength(12)
    const foreign = await plantCase(house)
    expect(await client('getOffer', { params: { offerId: foreign.caseId } })).toMatchObject({
      ok: false,
      code: 'NOT_FOUND',
    })
  })

  it('skips the code while the same phone is signed in', async () => {
    const { path, messageId, caseId } = await sentLink()
    await postForm(house, path)
    const code = await sentCode(house, 'message', messageId)
    const cookie = sessionCookie(await postForm(house, `${path}/code`, { code }))
    const again = await house.request(path, { headers: { cookie } })
    expect(again.status).toBe(303)
    expect(again.headers.get('location')).toBe(`/offer/${caseId}`)
    const other = await sentLink()
    expect((await house.request(other.path, { headers: { cookie } })).status).toBe(200)
  })

  it('opens the progress after the cut-off, and ends when the case is closed', async () => {
    const { path, messageId, caseId, caseNo } = await sentLink()
    await withWriter(house, async (db) => {
      const at = house.clock.now()
      await db
        .insertInto('round')
        .values({
          id: `round-of-${caseId}`,
          edition_id: 'henan-refund-2023',
          region_code: '41',
          title: '第 1 批公示',
          state: 'publicity',
          created_by: 'planted',
          created_at: at,
          cut_at: at,
          starts_on: '2023-12-11',
          ends_on: '2023-12-15',
          closed_at: null,
          allocated_at: null,
          published: null,
          void_requested_by: null,
          void_note: null,
          voided_at: null,
        })
        .execute()
      await db
        .updateTable('unit_case')
        .set({
          round_id: `round-of-${caseId}`,
          decision: 'ACCEPT',
          decision_seq: 1,
          decision_version: 1,
        })
        .where('id', '=', caseId)
        .execute()
    })
    expect(await (await house.request(path)).text()).toContain('查看您单位的稳岗返还进度')
    await postForm(house, path)
    const code = await sentCode(house, 'message', messageId)
    const done = await postForm(house, `${path}/code`, { code })
    expect(done.headers.get('location')).toBe(`/cases/${caseNo}`)

    await withWriter(house, (db) =>
      db.updateTable('unit_case').set({ stage: 'paid' }).where('id', '=', caseId).execute(),
    )
    expect(await (await house.request(path)).text()).toContain('这笔业务已经办结')
    const late = await postForm(house, path)
    expect(late.headers.get('location')).toBeNull()
  })

  it('goes by the case number or the offer too, with a code to the phone on file', async () => {
    const { caseId, caseNo, mobile } = await plantCase(house)
    const page = await (await house.request(`/q/case/${caseNo}`)).text()
    expect(page).toContain(`${mobile.slice(0, 3)}****${mobile.slice(-4)}`)
    await postForm(house, `/q/case/${caseNo}`, { next: `/cases/${caseNo}?from=bookmark` })
    const code = await sentCode(house, 'case', caseId)
    const done = await postForm(house, `/q/case/${caseNo}/code`, {
      code,
      next: `/cases/${caseNo}?from=bookmark`,
    })
    expect(done.headers.get('location')).toBe(`/cases/${caseNo}?from=bookmark`)

    house.clock.advance(61_000)
    await postForm(house, `/q/offer/${caseId}`)
    const second = await postForm(house, `/q/offer/${caseId}/code`, {
      code: await sentCode(house, 'case', caseId),
    })
    expect(second.headers.get('location')).toBe(`/offer/${caseId}`)
  })
})
