import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { sharedChromium } from './chromium.ts'
import { checkPage, openPage } from './page.ts'

const style = `
  body { margin: 0; font: 1.0625rem/1.6 sans-serif; overflow-wrap: anywhere }
  button, .button { display: inline-block; min-height: 48px; min-width: 48px; font: inherit }`

/** A page without a fault, into which a test puts one. */
function html(content: string, { title = '稳岗通', more = '' } = {}): string {
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${title}</title>
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <style>${style}${more}</style></head><body><main>${content}</main></body></html>`
}

let browser: Browser
beforeAll(async () => {
  browser = await sharedChromium()
})

async function onPage<T>(
  look: (page: Page) => Promise<T>,
  options?: BrowserContextOptions,
): Promise<T> {
  const page = await openPage(browser, options)
  try {
    return await look(page)
  } finally {
    await page.context().close()
  }
}

const findingsOf = (content: string) =>
  onPage(async (page) => {
    await page.setContent(content)
    return checkPage(page)
  })

const good = `<h1>待确认的返还</h1>
  <p>怎么算的：见<a href="#how" style="color: #0e5aa7">说明</a>，拨打 12333 咨询。</p>
  <button>阅读政策并确认</button>`

describe('the check of every page', () => {
  it('finds nothing on a good page, and leaves it as it was', async () => {
    await onPage(async (page) => {
      await page.setViewportSize({ width: 1280, height: 800 })
      await page.setContent(html(good))
      expect(await checkPage(page)).toEqual([])
      expect(page.viewportSize()).toEqual({ width: 1280, height: 800 })
      const root = page.locator('html')
      expect(await root.evaluate((element) => getComputedStyle(element).fontSize)).toBe('16px')
    })
  })

  it('looks at pages that run no script, and lets them run none', async () => {
    await onPage(
      async (page) => {
        await page.route('http://wengang.test/', (route) => {
          const script = '<script>document.title = "run"</script>'
          return route.fulfill({
            contentType: 'text/html',
            body: html(`${good}<h1>二</h1>${script}`),
          })
        })
        for (const _ of ['first', 'second']) {
          await page.goto('http://wengang.test/')
          expect(await checkPage(page)).toContain('2 headings h1 instead of one')
          expect(await page.title()).toBe('稳岗通')
        }
      },
      { javaScriptEnabled: false },
    )
  })

  it('wants one h1 and a title', async () => {
    expect(await findingsOf(html(`${good}<h1>又一个</h1>`))).toContain(
      '2 headings h1 instead of one',
    )
    expect(await findingsOf(html(good, { title: '' }))).toContain('no title')
  })

  it('asks axe', async () => {
    const findings = await findingsOf(html(`${good}<img src="data:,">`))
    expect(findings.join()).toMatch(/axe image-alt: .+: img/)
  })

  it('notes errors of scripts and of the console', async () => {
    await onPage(async (page) => {
      await page.setContent(html(good))
      await page.evaluate(() => {
        console.error('broken promise')
        setTimeout(() => {
          throw new Error('no such offer')
        })
      })
      const findings = await checkPage(page)
      expect(findings).toContain('console error: broken promise')
      expect(findings).toContain('uncaught error: no such offer')
      expect(await checkPage(page), 'told once').toEqual([])
    })
  })

  it('notes refused and failed requests unless they are expected', async () => {
    await onPage(async (page) => {
      await page.route('http://wengang.test/**', (route) => {
        const path = new URL(route.request().url()).pathname
        if (path === '/') return route.fulfill({ contentType: 'text/html', body: html(good) })
        if (path === '/gone') return route.abort('internetdisconnected')
        return route.fulfill({ status: 409, body: '' })
      })
      await page.goto('http://wengang.test/')
      const ask = () =>
        page.evaluate(() => Promise.allSettled(['/taken', '/gone'].map((path) => fetch(path))))
      await ask()
      expect(await checkPage(page)).toEqual([
        'answered 409: http://wengang.test/taken',
        'request failed: http://wengang.test/gone net::ERR_INTERNET_DISCONNECTED',
      ])
      await ask()
      expect(await checkPage(page, { statuses: [409], offline: true })).toEqual([])
    })
  })

  it('finds what is wider than a phone', async () => {
    const findings = await findingsOf(html(`${good}<p style="width: 500px">宽</p>`))
    expect(findings).toContain('scrolls sideways: 500 px of 360')
    expect(findings).toContain('sticks out of 360 px: p “宽”')

    const hidden = html(`${good}<p style="width: 500px">宽</p>`, {
      more: 'body { overflow-x: hidden }',
    })
    expect(await findingsOf(hidden)).toContain('sticks out of 360 px: p “宽”')
  })

  it('lets a part scroll sideways by itself', async () => {
    const table = `<div tabindex="0" style="overflow-x: auto"><p style="width: 500px">宽</p></div>`
    expect(await findingsOf(html(good + table))).toEqual([])
  })

  it('finds text that is cut, by a box, by dots and by its button', async () => {
    const name = '郑州市惠济区某某机电设备工程安装有限公司第一分公司'
    const one = (css: string, tag = 'p') =>
      findingsOf(html(`${good}<${tag} style="${css}">${name}</${tag}>`))
    const cut = expect.stringMatching(/^text is cut: (p|button) “郑州市/)
    expect(await one('overflow: hidden; height: 1.6em')).toContainEqual(cut)
    expect(
      await one('overflow: hidden; white-space: nowrap; text-overflow: ellipsis'),
    ).toContainEqual(cut)
    expect(await one('width: 120px; height: 48px', 'button')).toContainEqual(cut)
    expect(await one('overflow: hidden')).toEqual([])
  })

  it('finds what is cut only once text is twice as large', async () => {
    const findings = await findingsOf(
      html(`${good}<p style="overflow: hidden; height: 30px">尾号 0046</p>`),
    )
    expect(findings).toEqual(['at 200 % text: text is cut: p “尾号 0046”'])
  })

  it('finds text that does not grow', async () => {
    const findings = await findingsOf(html(`${good}<p style="font-size: 17px">尾号 0046</p>`))
    expect(findings).toEqual(['at 200 % text: text keeps its size: p “尾号 0046”'])
  })

  it('leaves text for screen readers alone', async () => {
    const unseen = 'position: absolute; width: 1px; height: 1px; overflow: hidden'
    expect(await findingsOf(html(`${good}<p style="${unseen}">还剩 7 秒</p>`))).toEqual([])
  })

  it('finds small touch targets, but not links within text', async () => {
    const small = '<button style="min-height: 30px; height: 30px; width: 60px">更改</button>'
    expect(await findingsOf(html(good + small))).toContain(
      'touch target of 60 × 30 px: button “更改”',
    )
    const lone = '<p><a href="#why" style="color: #0e5aa7">为什么</a></p>'
    expect((await findingsOf(html(good + lone))).join()).toMatch(/touch target of .+: a “为什么”/)
  })

  it('counts a label and a widened edge as part of a touch target', async () => {
    const choice = `<label style="display: inline-block; min-height: 48px; min-width: 48px">
      <input type="checkbox"> 我已阅读</label>`
    const widened = '<p><button class="icon" aria-label="关闭"></button></p>'
    const more = `.icon { position: relative; min-width: 0; min-height: 0; width: 24px; height: 24px;
        margin: 24px; padding: 0 }
      .icon::after { content: ''; position: absolute; top: -12px; right: -12px; bottom: -12px; left: -12px }`
    expect(await findingsOf(html(good + choice + widened, { more }))).toEqual([])
  })
})
