import { exampleJpeg, examplePdf, examplePng } from '@wengang/api/decisions/example-files'
import type { Schema } from '@wengang/api/platform/database/schema'
import { materialLimits } from '@wengang/contracts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { answer } from '../../support/answer.ts'
import { type House, makeHouse } from '../../support/house.ts'
import { plantSession } from '../../support/plant.ts'
import {
  type Firm,
  must,
  plantFirm,
  plantOffice,
  startPublicity,
} from '../../support/staff-acts.ts'
import { foundAfter, linesOf, verifyWhole } from '../../support/tamper.ts'

let house: House
beforeAll(async () => {
  house = await makeHouse()
})
afterAll(() => house.close())
beforeEach(() => house.clock.set('2023-12-08T10:00:00+08:00'))

/** A PNG with content of its own: bytes behind the end do not make it another type. */
const picture = (number: number): Buffer => Buffer.concat([examplePng, Buffer.from([number])])

const add = (firm: Firm, file: Uint8Array, name = '缴费凭证.png', client = firm.client) =>
  client('addMaterial', { params: { offerId: firm.caseId }, query: { name }, file })

async function waiting(firm: Firm) {
  return must(await firm.client('getOffer', { params: { offerId: firm.caseId } })).offer.materials
}

describe('a material', () => {
  it('is added under the type of its content, whatever its name says (S2-20)', async () => {
    const firm = await plantFirm(house, null)
    must(await add(firm, exampleJpeg, '营业执照.pdf'))
    house.clock.advance(1)
    must(await add(firm, examplePdf, '说明'))
    house.clock.advance(1)
    const added = must(await add(firm, examplePng))
    expect(added.material).toMatchObject({
      name: '缴费凭证.png',
      type: 'image/png',
      bytes: examplePng.length,
    })
    expect((await waiting(firm)).map(({ name, type }) => [name, type])).toEqual([
      ['营业执照.pdf', 'image/jpeg'],
      ['说明', 'application/pdf'],
      ['缴费凭证.png', 'image/png'],
    ])
  })

  it('is kept sealed: neither its name nor its bytes stand anywhere in the clear', async () => {
    const firm = await plantFirm(house, null)
    const { material } = must(await add(firm, picture(99), '王某某身份证.png'))
    const row = await house.services.store.read
      .selectFrom('material')
      .selectAll()
      .where('id', '=', material.id)
      .executeTakeFirstOrThrow()
    expect(JSON.stringify(row)).not.toContain('王某某')
    expect(Buffer.from(await house.services.blobs.get(row.blob))).toEqual(picture(99))
    expect(house.logLines.join('\n')).not.toContain('王某某')
    expect(house.logLines.join('\n')).not.toContain(encodeURIComponent('王某某'))
  })

  it('is refused when it is no picture and no PDF', async () => {
    const firm = await plantFirm(house, null)
    for (const file of [Buffer.from('<svg/>'), Buffer.alloc(0), examplePng.subarray(0, 40)]) {
      const refused = await add(firm, file, '凭证.png')
      expect(refused).toMatchObject({
        ok: false,
        code: 'UNSUPPORTED_TYPE',
        message: '只接受 JPEG、PNG 图片和 PDF 文件。',
      })
    }
    expect(await waiting(firm)).toEqual([])
  })

  it('is refused above 10 MB and taken at it', async () => {
    const firm = await plantFirm(house, null)
    const full = Buffer.concat([examplePng, Buffer.alloc(materialLimits.bytes - examplePng.length)])
    expect(must(await add(firm, full)).material.bytes).toBe(10 * 1024 * 1024)
    expect(await add(firm, Buffer.concat([full, Buffer.alloc(1)]))).toMatchObject({
      ok: false,
      code: 'TOO_LARGE',
      details: { limitBytes: 10 * 1024 * 1024 },
    })
  })

  it('is refused as the eleventh, also when all come at once', async () => {
    const firm = await plantFirm(house, null)
    const results = await Promise.all(
      Array.from({ length: 12 }, (_, number) => add(firm, picture(number))),
    )
    const refused = results.filter((result) => !result.ok)
    expect(refused).toHaveLength(2)
    expect(refused[0]).toMatchObject({ code: 'TOO_MANY_MATERIALS', details: { limit: 10 } })
    const [first] = await waiting(firm)
    must(await firm.client('removeMaterial', { params: { materialId: first!.id } }))
    must(await add(firm, picture(50)))
    expect(await waiting(firm)).toHaveLength(10)
  })

  it('that is sent twice is one', async () => {
    const firm = await plantFirm(house, null)
    const first = must(await add(firm, examplePng))
    expect(must(await add(firm, examplePng, '另一个名字.png'))).toEqual(first)
    expect(await waiting(firm)).toHaveLength(1)
  })

  it('goes with the next answer, and then nobody takes it away', async () => {
    const firm = await plantFirm(house, null)
    const { material } = must(await add(firm, examplePng))
    must(await answer(house, firm.client, firm.caseId, 'ACCEPT'))
    expect(await waiting(firm)).toEqual([])
    const removed = await firm.client('removeMaterial', { params: { materialId: material.id } })
    expect(removed).toMatchObject({ ok: false, code: 'NOT_FOUND' })
    must(await add(firm, picture(1)))
    expect(await waiting(firm)).toHaveLength(1)
  })

  it('belongs to the phone of its offer: to any other both are unknown', async () => {
    const firm = await plantFirm(house, null)
    const other = await plantFirm(house, null)
    const { material } = must(await add(firm, examplePng))
    const gone = { ok: false, code: 'NOT_FOUND' }
    expect(await add(firm, picture(2), 'x.png', other.client)).toMatchObject(gone)
    const params = { materialId: material.id }
    expect(await other.client('removeMaterial', { params })).toMatchObject(gone)
    expect(await house.client()('removeMaterial', { params })).toMatchObject({
      code: 'SIGN_IN_NEEDED',
    })
    expect(await waiting(firm)).toHaveLength(1)
  })

  it('is refused when the offer can no longer be answered', async () => {
    const office = await plantOffice(house)
    const firm = await plantFirm(house, 'ACCEPT')
    await startPublicity(office)
    expect(await add(firm, examplePng)).toMatchObject({
      ok: false,
      code: 'ANSWER_CLOSED',
      details: { choice: 'ACCEPT' },
    })
  })

  it('is limited an hour, so that nobody fills the disk by adding and removing', async () => {
    const firm = await plantFirm(house, null)
    for (let turn = 0; turn < 60; turn += 1) {
      const { material } = must(await add(firm, examplePng))
      must(await firm.client('removeMaterial', { params: { materialId: material.id } }))
    }
    expect(await add(firm, examplePng)).toMatchObject({ ok: false, code: 'TOO_MANY_REQUESTS' })
    house.clock.advance(3_600_000)
    const client = house.client({ cookie: await plantSession(house, firm.mobile) })
    must(await add(firm, examplePng, 'x.png', client))
  })

  it('is vouched for by the chain: another content, another answer and a loss are found', async () => {
    const firm = await plantFirm(house, null)
    const { material } = must(await add(firm, picture(3)))
    must(await answer(house, firm.client, firm.caseId, 'ACCEPT'))
    expect(linesOf(await verifyWhole(house))).toBe('')

    const afterChange = (values: Partial<Schema['material']>) =>
      foundAfter(house, (db) =>
        db.updateTable('material').set(values).where('id', '=', material.id).execute(),
      )
    const other = await house.services.blobs.put(picture(5))
    expect(await afterChange({ blob: other })).toBe(`材料 ${material.id}：与存证记录不符`)
    expect(await afterChange({ decision_seq: null })).toBe(
      `材料 ${material.id}：所属的答复与存证记录不符`,
    )
    const lost = await foundAfter(house, (db) =>
      db.deleteFrom('material').where('id', '=', material.id).execute(),
    )
    expect(lost).toContain(`答复附有材料 ${material.id}，但材料不在了`)
  })
})
