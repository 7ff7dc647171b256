import { describe, expect, it } from 'vitest'
import { strayRefusal } from '../support/stray-refusal.ts'

const refused = (code: string, status: number): Response =>
  Response.json({ error: { code, message: '', details: {}, requestId: '' } }, { status })

describe('a refusal', () => {
  it('that the contract names, or that all share, is none to report', async () => {
    expect(await strayRefusal('GET', '/api/offers/1', refused('NOT_FOUND', 404))).toBeNull()
    expect(await strayRefusal('GET', '/api/offers', refused('SIGN_IN_NEEDED', 401))).toBeNull()
    expect(await strayRefusal('GET', '/api/offers?a=1', Response.json({}))).toBeNull()
  })

  it('of no endpoint is not looked at', async () => {
    expect(await strayRefusal('GET', '/api/nothing', refused('NOT_FOUND', 404))).toBeNull()
    expect(await strayRefusal('GET', '/s/ABCD1234', new Response('', { status: 404 }))).toBeNull()
  })

  it('that the contract of its endpoint does not name is reported', async () => {
    const closed = refused('ANSWER_CLOSED', 409)
    expect(await strayRefusal('GET', '/api/offers/1', closed)).toBe(
      'getOffer answered ANSWER_CLOSED, which its contract does not name.',
    )
    expect(await strayRefusal('POST', '/api/offers/1/decisions', closed)).toBeNull()
  })

  it('with the status of another code is reported', async () => {
    expect(await strayRefusal('GET', '/api/offers/1', refused('NOT_FOUND', 400))).toBe(
      'getOffer answered NOT_FOUND with status 400.',
    )
  })
})
