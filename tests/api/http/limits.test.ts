import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type House, makeHouse, origin } from '../../support/house.ts'
import { plantCase, plantSession } from '../../support/plant.ts'

let house: House
beforeAll(async () => {
  house = await makeHouse()
})
afterAll(() => house.close())

const codeOf = async (response: Response) =>
  ((await response.json()) as { error: { code: string } }).error.code

describe('a request', () => {
  it('with too large a body is refused in words, declared or not', async () => {
    const { caseId, mobile } = await plantCase(house)
    const cookie = await plantSession(house, mobile)
    const path = `/api/offers/${caseId}/draft`
    const headers = { cookie, 'content-type': 'application/json' }
    const body = JSON.stringify({ choice: 'ACCEPT', reason: 'x'.repeat(70_000), readingId: null })
    const declared = await house.request(path, {
      method: 'PUT',
      headers: { ...headers, 'content-length': String(body.length) },
      body,
    })
    expect(declared.status).toBe(413)
    const stream = new Blob([body]).stream()
    const chunked = await house.request(path, {
      method: 'PUT',
      headers: { ...headers, 'transfer-encoding': 'chunked' },
      body: stream,
      duplex: 'half',
    } as RequestInit)
    expect(chunked.status).toBe(413)
    expect(await codeOf(chunked)).toBe('TOO_LARGE')
  })

  it('that is not JSON, or broken JSON, is refused in words', async () => {
    const { caseId, mobile } = await plantCase(house)
    const cookie = await plantSession(house, mobile)
    const send = (type: string, body: string) =>
      house.request(`/api/offers/${caseId}/draft`, {
        method: 'PUT',
        headers: { cookie, 'content-type': type },
        body,
      })
    const form = await send('application/x-www-form-urlencoded', 'choice=ACCEPT')
    expect([form.status, await codeOf(form)]).toEqual([415, 'UNSUPPORTED_TYPE'])
    const broken = await send('application/json', '{"choice":')
    expect([broken.status, await codeOf(broken)]).toEqual([400, 'INVALID_INPUT'])
    const wrong = await send('application/json', '{"choice":"MAYBE","readingId":null}')
    const { error } = (await wrong.json()) as { error: { message: string; details: unknown } }
    expect(error.message).toContain('选择')
    expect(error.details).toMatchObject({ findings: [{ field: 'choice' }] })
  })

  it('from another site is refused, from our own pages and from no browser is not', async () => {
    const send = (headers: Record<string, string>) =>
      house.request('/api/session/end', {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: '{}',
      })
    expect((await send({ origin: 'https://evil.example' })).status).toBe(403)
    expect((await send({ origin: 'null', 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    expect((await send({ origin })).status).toBe(401)
    expect((await send({ origin: 'null', 'sec-fetch-site': 'same-origin' })).status).toBe(401)
    expect((await send({})).status).toBe(401)
  })

  it('is answered with an id, without sniffing, framing or keeping', async () => {
    const { headers } = await house.request('/api/session')
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('x-frame-options')).toBe('DENY')
    expect(headers.get('cache-control')).toBe('no-store')
  })

  it('to an address that nobody knows is told so', async () => {
    const response = await house.request('/api/nothing')
    expect([response.status, await codeOf(response)]).toEqual([404, 'NOT_FOUND'])
  })
})
