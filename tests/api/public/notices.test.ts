import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type House, makeHouse } from '../../support/house.ts'
import { plantCase, withWriter } from '../../support/plant.ts'
import { plantRound } from '../../support/plant-round.ts'

let house: House
beforeAll(async () => {
  house = await makeHouse()
})
afterAll(() => house.close())

const page = async (path: string) => (await house.request(path)).text()

describe('a public list', () => {
  it('names accepted units and amounts; never who declined, did not answer or was withdrawn', async () => {
    const accepted = await plantCase(house)
    const declined = await plantCase(house)
    const silent = await plantCase(house)
    const withdrawn = await plantCase(house)
    const changed = await plantCase(house)
    const roundId = await plantRound(house, [accepted, declined, silent, withdrawn, changed])
    await withWriter(house, async (db) => {
      const set = (caseId: string, values: object) =>
        db.updateTable('unit_case').set(values).where('id', '=', caseId).execute()
      await set(declined.caseId, { decision: 'DECLINE' })
      await set(silent.caseId, { decision: null, decision_seq: 0, decision_version: 0 })
      await set(withdrawn.caseId, { stage: 'withdrawn' })
      const offer = await db
        .selectFrom('offer')
        .selectAll()
        .where('case_id', '=', changed.caseId)
        .executeTakeFirstOrThrow()
      await db
        .insertInto('offer')
        .values({ ...offer, version: 2 })
        .execute()
    })
    for (const text of [
      await page(`/notices/${roundId}`),
      await page(`/notices/${roundId}/list.csv`),
    ]) {
      expect(text).toContain(accepted.unitName)
      expect(text).toContain(accepted.uscc)
      for (const hidden of [declined, silent, withdrawn, changed]) {
        expect(text).not.toContain(hidden.unitName)
        expect(text).not.toContain(hidden.uscc)
      }
      expect(text).not.toContain(accepted.mobile)
    }
    const shown = await page(`/notices/${roundId}`)
    expect(shown).toContain('237,137.10 元')
    // What the list, and everything before it, can be checked by later.
    expect(shown).toContain('abababab abababab')
    expect(shown).toContain('cdcdcdcd cdcdcdcd')
  })

  it('says where it stands: coming, running, over, voided with its note', async () => {
    const roundId = await plantRound(house, [await plantCase(house)], {
      starts_on: '2023-12-11',
      ends_on: '2023-12-15',
    })
    const standing = () => page(`/notices/${roundId}`)
    house.clock.set('2023-12-10T12:00:00+08:00')
    expect(await standing()).toContain('即将公示')
    house.clock.set('2023-12-11T00:00:00+08:00')
    const running = await standing()
    expect(running).toContain('公示中')
    expect(running).toContain('到 2023年12月15日（周五）为止')
    house.clock.set('2023-12-15T23:59:59+08:00')
    expect(await standing()).toContain('公示中')
    house.clock.set('2023-12-16T00:00:00+08:00')
    expect(await standing()).toContain('公示已结束')
    await withWriter(house, (db) =>
      db
        .updateTable('round')
        .set({
          state: 'void',
          void_note: '名单录入有误，另行公示。',
          voided_at: house.clock.now(),
        })
        .where('id', '=', roundId)
        .execute(),
    )
    const voided = await standing()
    expect(voided).toContain('名单录入有误，另行公示。')
    expect(voided).not.toContain('237,137.10')
    expect((await house.request(`/notices/${roundId}/list.csv`)).status).toBe(404)
  })

  it('is not public while it is prepared', async () => {
    const roundId = await plantRound(house, [await plantCase(house)], {
      state: 'preparing',
      title: '还在准备的一批',
    })
    expect((await house.request(`/notices/${roundId}`)).status).toBe(404)
    expect(await page('/notices')).not.toContain('还在准备的一批')
  })

  it('is searched by part of a name and by the code, and shown page by page', async () => {
    const first = await plantCase(house, { unitName: '洛阳市示例（西工）百分之100%轴承有限公司' })
    const others = []
    for (let count = 0; count < 60; count += 1) others.push(await plantCase(house))
    const roundId = await plantRound(house, [first, ...others])
    const base = `/notices/${roundId}`
    const rows = (text: string) => text.match(/class="sum"/g)?.length ?? 0
    const one = await page(base)
    expect(rows(one)).toBe(50)
    const next = /href="([^"]*after=[^"]*)"/.exec(one)?.[1] ?? ''
    const two = await page(next.replaceAll('&amp;', '&'))
    expect(rows(two)).toBe(11)
    expect(two).not.toContain('下一页')

    for (const query of ['(西工)', '轴承', '100%轴', first.uscc, first.uscc.toLowerCase()]) {
      const found = await page(`${base}?q=${encodeURIComponent(query)}`)
      expect([query, rows(found)]).toEqual([query, 1])
      expect(found).toContain(first.unitName)
    }
    for (const query of ['%', '_', '没有这家']) {
      const found = await page(`${base}?q=${encodeURIComponent(query)}`)
      expect([query, rows(found)]).toEqual([query, query === '%' ? 1 : 0])
    }
  })

  it('can be downloaded whole, with a mark for spreadsheets and without formulas', async () => {
    const tricky = await plantCase(house, { unitName: '=示例,"引号"有限公司' })
    const others = []
    for (let count = 0; count < 3; count += 1) others.push(await plantCase(house))
    const roundId = await plantRound(house, [tricky, ...others])
    const answer = await house.request(`/notices/${roundId}/list.csv`)
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(answer.headers.get('content-disposition')).toContain("filename*=UTF-8''")
    const bytes = new Uint8Array(await answer.arrayBuffer())
    expect(bytes.slice(0, 3)).toEqual(new Uint8Array([0xef, 0xbb, 0xbf]))
    const lines = new TextDecoder().decode(bytes).trimEnd().split('\r\n')
    expect(lines).toHaveLength(5)
    expect(lines[0]).toBe('序号,单位名称,统一社会信用代码,返还金额（元）')
    expect(lines.join('\n')).toContain(`"'=示例,""引号""有限公司",${tricky.uscc},237137.10`)
  })
})
