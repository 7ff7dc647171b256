import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createApp } from '@wengang/api/app'
import { readConfig } from '@wengang/api/platform/config'
import type { Services } from '@wengang/api/platform/services'
import { type DeepLink, deepLinkPath, parseDeepLink } from '@wengang/contracts'
import { describe, expect, it } from 'vitest'
import { repository } from '../support/repository.ts'

/** One address that was printed or sent once: what it means for ever. `built` where we write it so. */
interface Published {
  path: string
  link: DeepLink | null
  built?: true
}

const published = JSON.parse(
  readFileSync(join(import.meta.dirname, 'deep-links.golden.json'), 'utf8'),
) as Published[]

function findings(
  list: readonly Published[],
  parse: (path: string) => DeepLink | null,
  build: (link: DeepLink) => string,
): string[] {
  return list.flatMap(({ path, link, built }) => [
    ...(JSON.stringify(parse(path)) === JSON.stringify(link) ? [] : [`${path}: read otherwise`]),
    ...(built && link !== null && build(link) !== path ? [`${path}: written otherwise`] : []),
  ])
}

/** Whether one of these patterns (`/s/:code`) serves a path. */
function isServed(path: string, patterns: readonly string[]): boolean {
  return patterns.some((pattern) =>
    new RegExp(`^${pattern.replaceAll(/:\w+/g, '[^/]+')}$`).test(path),
  )
}

describe('published deep links', () => {
  it('mean what they meant, and are written as they were', () => {
    expect(findings(published, parseDeepLink, deepLinkPath)).toEqual([])
  })

  it('that mean something else, or are written otherwise, are found', () => {
    const list: Published[] = [{ path: '/q', link: { kind: 'enterCode' }, built: true }]
    expect(
      findings(
        list,
        () => null,
        () => '/query',
      ),
    ).toEqual(['/q: read otherwise', '/q: written otherwise'])
  })

  it('are published for every kind of link', () => {
    const kinds = {
      message: 0,
      notMe: 0,
      enterCode: 0,
      verifyMessage: 0,
      verifySheet: 0,
      case: 0,
      notice: 0,
    }
    const counts: Record<DeepLink['kind'], number> = kinds
    for (const { link, built } of published) if (built && link !== null) counts[link.kind] += 1
    expect(Object.entries(counts).filter(([, count]) => count === 0)).toEqual([])
  })

  it('are served by a page of the house or of the app', () => {
    const app = createApp({ config: readConfig({ DEMO: 'false' }) } as Services)
    const pages = app.routes.filter(({ method, path }) => method === 'GET' && !path.includes('*'))
    const router = readFileSync(join(repository, 'apps/web/src/routes.ts'), 'utf8')
    const patterns = [
      ...pages.map(({ path }) => path),
      ...[...router.matchAll(/path: '([^'*]+)'/g)].map(([, path = '']) => path),
    ]
    const built = published.filter((one) => one.built).map(({ path }) => path)
    expect(built.filter((path) => !isServed(path, patterns))).toEqual([])
    expect(isServed('/s/7K3MXP2A', ['/s', '/q/:code'])).toBe(false)
  })
})
