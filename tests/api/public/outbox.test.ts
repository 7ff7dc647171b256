import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type House, makeHouse, origin } from '../../support/house.ts'
import { plantCase } from '../../support/plant.ts'
import { plantLink, postForm, sentCode } from '../../support/plant-link.ts'

let house: House
beforeAll(async () => {
  house = await makeHouse()
})
afterAll(() => house.close())

const from = (remoteAddress: string, url = `${origin}/dev/outbox`) =>
  house.app.request(url, {}, { incoming: { socket: { remoteAddress } } })

describe('the outbox', () => {
  it('shows messages with working links and codes, and no phone in the clear', async () => {
    const firm = await plantCase(house)
    const { path, messageId } = await plantLink(house, [firm])
    await postForm(house, path)
    const page = await (await from('127.0.0.1')).text()
    expect(page).toContain(`href="${origin}${path}"`)
    expect(page).toContain(`验证码${await sentCode(house, 'message', messageId)}`)
    expect(page).not.toContain(firm.mobile)
  })

  it('opens to this machine by its own name, or with the token', async () => {
    expect((await from('127.0.0.1')).status).toBe(200)
    expect((await from('::1', 'http://[::1]:8787/dev/outbox')).status).toBe(200)
    expect((await from('192.0.2.7')).status).toBe(404)
    expect((await from('127.0.0.1', 'http://rebound.example/dev/outbox')).status).toBe(404)
    const { outboxToken } = house.services.config.sms
    const elsewhere = 'http://192.168.1.2:8787/dev/outbox?token='
    expect((await from('192.0.2.7', elsewhere + outboxToken)).status).toBe(200)
    expect((await from('192.0.2.7', `${elsewhere}wrong`)).status).toBe(404)
  })

  it('opens in public with the token only', async () => {
    const open = await makeHouse({
      PUBLIC_ORIGIN: 'https://wengang.example.gov.cn',
      SMS_OUTBOX_IN_PUBLIC: 'true',
      KEYS_FILE: '/nowhere/keys.json',
    })
    try {
      const look = (query: string) =>
        open.app.request(
          `http://localhost:8787/dev/outbox${query}`,
          {},
          { incoming: { socket: { remoteAddress: '127.0.0.1' } } },
        )
      expect((await look('')).status).toBe(404)
      expect((await look(`?token=${open.services.config.sms.outboxToken}`)).status).toBe(200)
    } finally {
      await open.close()
    }
  })
})
