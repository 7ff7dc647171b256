import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type House, makeHouse } from '../../support/house.ts'

let house: House
beforeAll(async () => {
  house = await makeHouse()
})
afterAll(() => house.close())

const ask = (path: string, accepted: string, method = 'GET') =>
  house.request(path, { method, headers: { 'accept-encoding': accepted } })
const bytesOf = async (answer: Response) => new Uint8Array(await answer.arrayBuffer())

describe('a page', () => {
  it('comes packed as the browser can take it, and reads the same', async () => {
    const plain = await ask('/q', '')
    const text = await plain.text()
    expect(plain.headers.get('content-encoding')).toBe(null)
    const gzip = await ask('/q', 'gzip, deflate')
    expect(gzip.headers.get('content-encoding')).toBe('gzip')
    expect(gunzipSync(await bytesOf(gzip)).toString()).toBe(text)
    const brotli = await ask('/q', 'gzip, deflate, br, zstd')
    expect(brotli.headers.get('content-encoding')).toBe('br')
    const bytes = await bytesOf(brotli)
    expect(brotliDecompressSync(bytes).toString()).toBe(text)
    expect(bytes.length).toBeLessThan(Buffer.byteLength(text) / 2)
    for (const answer of [plain, gzip, brotli]) {
      expect(answer.headers.get('vary')).toBe('accept-encoding')
      expect(answer.headers.get('content-type')).toMatch(/^text\/html/)
      expect(answer.headers.get('content-security-policy')).toContain("default-src 'self'")
    }
  })

  it('is left as it is for who refuses packing by weight', async () => {
    const answer = await ask('/q', 'br;q=0, gzip; q=0.0')
    expect(answer.headers.get('content-encoding')).toBe(null)
    expect((await ask('/q', 'br;q=0, gzip;q=0.5')).headers.get('content-encoding')).toBe('gzip')
  })
})

describe('an answer of a few words', () => {
  it('is sent as it is', async () => {
    const { headers } = await ask('/healthz', 'gzip, br')
    expect([headers.get('content-encoding'), headers.get('vary')]).toEqual([
      null,
      'accept-encoding',
    ])
  })

  it('keeps the status and the headers of a refusal', async () => {
    const answer = await ask('/api/offers', 'gzip, br')
    expect(answer.status).toBe(401)
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(await answer.json()).toMatchObject({ error: { code: 'SIGN_IN_NEEDED' } })
  })
})
