import { openAlarms } from '@wengang/api/messages/alarm.service'
import { lookUpMessage } from '@wengang/api/messages/look-up-message'
import { sendMessageJob } from '@wengang/api/messages/send-message'
import { outboxTransport } from '@wengang/api/messages/sms-transport'
import { watchWrongCodes } from '@wengang/api/messages/wrong-codes.service'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answer } from '../../support/answer.ts'
import { type House, makeHouse } from '../../support/house.ts'
import { plantCase, plantSession, withWriter } from '../../support/plant.ts'
import { plantLink, postForm } from '../../support/plant-link.ts'

let house: House
beforeAll(async () => {
  house = await makeHouse()
})
afterAll(() => house.close())

const verify = async (code: string) => {
  const response = await postForm(house, '/verify', { code })
  return { status: response.status, text: await response.text(), response }
}

describe('checking a message', () => {
  it('tells when it went to which phone and what about, and counts the look-ups', async () => {
    const firm = await plantCase(house)
    const { code, messageId } = await plantLink(house, [firm])
    expect((await verify(code)).text).toContain('正要发给')
    house.clock.set('2023-12-08T10:02:00+08:00')
    const { services } = house
    await sendMessageJob(services, outboxTransport(services.log))({ messageId })
    const { status, text } = await verify(`${code.slice(0, 4)}-${code.slice(4)}`)
    expect(status).toBe(200)
    const masked = `${firm.mobile.slice(0, 3)}****${firm.mobile.slice(-4)}`
    expect(text).toContain(`这是河南人社于 2023年12月8日 10:02 发给 ${masked} 的短信。`)
    expect(text).toContain('2023年度稳岗返还待确认')
    expect(text).not.toContain(firm.unitName)
    const { lookups } = await services.store.read
      .selectFrom('message')
      .select('lookups')
      .where('id', '=', messageId)
      .executeTakeFirstOrThrow()
    expect(lookups).toBe(2)
  })

  it('warns of one that nobody here sent', async () => {
    const { status, text } = await verify('ABCD1234')
    expect(status).toBe(404)
    expect(text).toContain('没有查到这条短信')
    expect(text).toContain('请勿点击其中的链接')
    expect((await verify('nonsense!')).status).toBe(422)
  })

  it('raises one alarm when many codes are wrong, whoever tries them', async () => {
    const { services, clock } = house
    const { perTenMinutes } = services.config.verifyBurst
    const guess = (count: number) =>
      Promise.all(
        Array.from({ length: count }, (_, index) => lookUpMessage(services, `WRNG${1000 + index}`)),
      )
    clock.set('2023-12-09T10:00:00+08:00')
    await guess(perTenMinutes)
    expect(await openAlarms(services.store.read)).toEqual([])
    await guess(2)
    const [alarm, ...others] = await openAlarms(services.store.read)
    expect(others).toEqual([])
    expect(alarm).toMatchObject({ kind: 'verifyBurst', words: expect.stringContaining('32 次') })
    clock.set('2023-12-10T10:01:00+08:00')
    await watchWrongCodes(services)
    expect(await openAlarms(services.store.read)).toEqual([])
  })

  it('counts wrong codes that are typed in or opened as a link too, and no stray visitors', async () => {
    const { services, clock } = house
    clock.set('2023-12-12T10:00:00+08:00')
    const open = (code: string) => house.request(`/s/${code}`)
    const words = async () => {
      await watchWrongCodes(services)
      return (await openAlarms(services.store.read)).map((alarm) => alarm.words)
    }
    for (let index = 0; index < 20; index += 1) await open(`WRNG${2000 + index}`)
    for (let index = 0; index < 40; index += 1) await open('wp-login.php')
    for (let index = 0; index < 10; index += 1) {
      expect((await postForm(house, '/q', { code: `WRNG${3000 + index}` })).status).toBe(404)
    }
    expect(await words()).toEqual([])
    await open('WRNG4000')
    expect(await words()).toEqual([expect.stringContaining('10 分钟内 31 次')])
  })
})

describe('checking a sheet', () => {
  async function answered() {
    const firm = await plantCase(house)
    const client = house.client({ cookie: await plantSession(house, firm.mobile) })
    const first = await answer(house, client, firm.caseId, 'ACCEPT')
    if (!first.ok) throw new Error(first.code)
    return { ...firm, client, sheetId: first.data.receipt.sheetId }
  }
  const page = async (sheetId: string) => (await house.request(`/v/${sheetId}`)).text()

  it('says that it is genuine, without naming the firm or the amount', async () => {
    const { sheetId, unitName } = await answered()
    const text = await page(sheetId)
    expect(text).toContain('经核验，本确认单由本系统出具，内容未被改动')
    expect(text).toContain('确认享受')
    expect(text).not.toContain(unitName)
    expect(text).not.toContain('237,137.10')
    expect(text).toContain('PDF 正在生成')
    const sum = 'ab'.repeat(32)
    await withWriter(house, (db) =>
      db.updateTable('sheet').set({ pdf_blob: sum }).where('id', '=', sheetId).execute(),
    )
    expect(await page(sheetId)).toContain(`data-sum="${sum}"`)
    const typed = await verify(`确认单编号 ${sheetId.toUpperCase()}`)
    expect(typed.response.headers.get('location')).toBe(`/v/${sheetId}`)
  })

  it('says that a later answer exists', async () => {
    const { sheetId, client, caseId } = await answered()
    await answer(house, client, caseId, 'DECLINE')
    expect(await page(sheetId)).toContain('以最后一次提交的选择为准')
  })

  it('says that the offer has changed since', async () => {
    const { sheetId, caseId, batchId } = await answered()
    await withWriter(house, async (db) => {
      const offer = await db
        .selectFrom('offer')
        .selectAll()
        .where('case_id', '=', caseId)
        .executeTakeFirstOrThrow()
      await db
        .insertInto('offer')
        .values({ ...offer, version: 2, batch_id: batchId })
        .execute()
    })
    expect(await page(sheetId)).toContain('经办机构更改了这笔返还')
  })

  it('finds a changed word in the archive, also with its hash changed too', async () => {
    const { sheetId } = await answered()
    const { createHash } = await import('node:crypto')
    await withWriter(house, async (db) => {
      const { document } = await db
        .selectFrom('sheet')
        .select('document')
        .where('id', '=', sheetId)
        .executeTakeFirstOrThrow()
      const changed = document.replace('"choice":"ACCEPT"', '"choice":"DECLINE"')
      const hash = createHash('sha256').update(changed).digest('hex')
      await db
        .updateTable('sheet')
        .set({ document: changed, hash })
        .where('id', '=', sheetId)
        .execute()
    })
    const text = await page(sheetId)
    expect(text).toContain('没有通过校验')
    expect(text).not.toContain('放弃享受')
  })
})
