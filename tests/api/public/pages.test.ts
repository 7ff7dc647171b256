import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type House, makeHouse } from '../../support/house.ts'
import { plantCase } from '../../support/plant.ts'
import { plantLink, postForm } from '../../support/plant-link.ts'

let house: House
beforeAll(async () => {
  house = await makeHouse()
})
afterAll(() => house.close())

const unknownId = '0190c2a0-0000-7000-8000-00000000dead'

describe('whatever is unknown', () => {
  it('is one page, whether it never was, is malformed or belongs to nobody', async () => {
    const pages = await Promise.all(
      [
        '/s/ABCD1234',
        '/s/short',
        '/s/%2F%2F%2F',
        '/s/ABCD1234/code',
        '/s/ABCD1234/not-mine',
        '/q/case/WG3-K7H-2MJ',
        '/q/case/nonsense',
        `/q/offer/${unknownId}`,
        '/q/offer/nonsense',
        `/v/${unknownId}`,
        '/v/nonsense',
        `/notices/${unknownId}`,
        `/notices/${unknownId}/list.csv`,
        '/dev/outbox',
      ].map(async (path) => {
        const answer = await house.request(path)
        // The switch of 长辈版 leads back to the same address.
        const text = (await answer.text()).replace(/name="back"\s+value="[^"]*"/, '')
        return { path, status: answer.status, text }
      }),
    )
    const [first] = pages
    expect(first?.text).toContain('没有找到')
    for (const page of pages) expect(page).toEqual({ ...first, path: page.path })
    for (const path of ['/s/ABCD1234', '/s/ABCD1234/code', '/s/ABCD1234/opened']) {
      expect((await postForm(house, path, { code: '123456' })).status).toBe(404)
    }
  })

  it('says the same for an unknown code that was typed', async () => {
    const answer = await postForm(house, '/q', { code: 'ABCD1234' })
    expect(answer.status).toBe(404)
    expect(await answer.text()).toContain('没有找到。请核对后再试，或拨打 12333 询问。')
    const number = await postForm(house, '/q/case', { no: 'WG3-K7H-2MJ' })
    expect(number.status === 404 || number.status === 422).toBe(true)
  })
})

describe('typing a code', () => {
  it('finds the link from the code alone, its address or the whole message', async () => {
    const firm = await plantCase(house)
    const { code, path } = await plantLink(house, [firm])
    const spoken = code.replaceAll('0', 'o').replaceAll('1', 'l').toLowerCase()
    for (const typed of [
      code,
      ` ${code.slice(0, 4)} ${code.slice(4)} `,
      spoken,
      `https://example.gov.cn/s/${code}`,
      `【河南人社】您单位2023年度稳岗返还待确认。短信编码${code}，查真伪 example.gov.cn/verify`,
    ]) {
      const answer = await postForm(house, '/q', { code: typed, next: '/cases' })
      expect([typed, answer.headers.get('location')]).toEqual([typed, `${path}?next=%2Fcases`])
    }
    expect((await postForm(house, '/q', { code: 'abc' })).status).toBe(422)
  })

  it('finds a case by its number as people write it', async () => {
    const { caseNo } = await plantCase(house)
    const answer = await postForm(house, '/q/case', { no: ` ${caseNo.toLowerCase()} ` })
    expect(answer.headers.get('location')).toBe(`/q/case/${caseNo}`)
  })
})

describe('every plain page', () => {
  it('runs no script of its own text, and weighs little with all that it loads', async () => {
    const firm = await plantCase(house)
    const { path } = await plantLink(house, [firm])
    await postForm(house, path)
    for (const page of [path, `${path}/code`, '/q', '/verify', '/notices', '/legal/privacy']) {
      const answer = await house.request(page)
      const policy = answer.headers.get('content-security-policy') ?? ''
      expect(policy).toContain("default-src 'self'")
      expect(policy).toContain("frame-ancestors 'none'")
      expect(policy).not.toContain('unsafe-inline')
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
      const html = await answer.text()
      expect(html).not.toMatch(/<script(?![^>]* src=)/)
      expect(html).not.toMatch(/\sstyle=|\son[a-z]+=/)
      expect(html.match(/<h1[\s>]/g)).toHaveLength(1)
      expect(html).toContain('lang="zh-CN"')
      expect(html).toContain('/legal/privacy')
      let bytes = gzipSync(html).length
      const files = [...html.matchAll(/(?:src|href)="(\/plain-[\w.-]+)"/g)].map(([, file]) => file)
      expect(files).toHaveLength(2)
      for (const file of files) {
        const asset = await house.request(file ?? '', { headers: { 'accept-encoding': 'gzip' } })
        expect(asset.status).toBe(200)
        expect(asset.headers.get('cache-control')).toContain('immutable')
        expect(asset.headers.get('content-encoding')).toBe('gzip')
        bytes += (await asset.arrayBuffer()).byteLength
      }
      expect(bytes).toBeLessThan(30 * 1024)
    }
  })

  it('shows 长辈版 from a cookie that a form sets, and leads back to this site only', async () => {
    const set = await postForm(house, '/elder', { on: '1', back: '/verify' })
    expect(set.status).toBe(303)
    expect(set.headers.get('location')).toBe('/verify')
    const cookie = (set.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
    const page = await (await house.request('/verify', { headers: { cookie } })).text()
    expect(page).toContain('<html lang="zh-CN" data-elder>')
    expect(page).toContain('标准版')
    expect(await (await house.request('/verify')).text()).not.toContain('data-elder>')
    const away = await postForm(house, '/elder', { on: '0', back: '//evil.example' })
    expect(away.headers.get('location')).toBe('/')
  })

  it('escapes what was typed', async () => {
    const answer = await postForm(house, '/verify', { code: '"><script>alert(1)</script>' })
    const html = await answer.text()
    expect(html).not.toContain('<script>alert')
    expect(html).toContain('&lt;script&gt;')
  })

  it('refuses forms from another site, in words on a page', async () => {
    const answer = await house.request('/verify', {
      method: 'POST',
      body: 'code=ABCD1234',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        origin: 'https://evil.example',
      },
    })
    expect(answer.status).toBe(403)
    expect(answer.headers.get('content-type')).toContain('text/html')
    expect(await answer.text()).toContain('请从本系统的页面提交')
  })

  it('refuses a form that is far too long or is none', async () => {
    expect((await postForm(house, '/verify', { code: 'x'.repeat(20_000) })).status).toBe(400)
    const other = await postForm(house, '/verify', {}, { 'content-type': 'text/plain' })
    expect(other.status).toBe(415)
  })

  it('carries the banner of the demo, and none otherwise', async () => {
    expect(await (await house.request('/verify')).text()).not.toContain('演示环境：')
    const demo = await makeHouse({ DEMO: 'true', DEMO_START: '2023-12-08T10:00:00+08:00' })
    try {
      expect(await (await demo.request('/verify')).text()).toContain('演示环境：')
    } finally {
      await demo.close()
    }
  })

  it('tells in the privacy notice what the configuration says', async () => {
    const named = await makeHouse({
      SPONSOR: '示例市人力资源和社会保障局',
      PRIVACY_CONTACT: '示例科室 0371-00000000',
      RETENTION: '保存 10 年',
    })
    try {
      const page = await (await named.request('/legal/privacy')).text()
      for (const words of ['示例市人力资源和社会保障局', '示例科室 0371-00000000', '保存 10 年']) {
        expect(page).toContain(words)
      }
    } finally {
      await named.close()
    }
  })
})
