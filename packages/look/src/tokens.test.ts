import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'

const read = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8')
const css = read('./tokens.css')
const classes = read('./plain.css') + read('./controls.css')

function colours(block: string): Map<string, string> {
  const found = block.matchAll(/--([a-z-]+):\s*(#[0-9a-f]{6})/g)
  return new Map([...found].map((m) => [m[1]!, m[2]!]))
}

const dark = css.indexOf('prefers-color-scheme: dark')
const schemes = { light: colours(css.slice(0, dark)), dark: colours(css.slice(dark)) }

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!
}

function contrast(one: string, other: string): number {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (high! + 0.05) / (low! + 0.05)
}

const grounds = ['ground', 'paper']
const words = ['ink', 'ink-quiet', 'primary', 'good', 'care', 'wrong']
const pairs: [string, string][] = [
  ...words.flatMap((word) => grounds.map((ground): [string, string] => [word, ground])),
  ['ink', 'primary-soft'],
  ['ink-quiet', 'primary-soft'],
  ['primary', 'primary-soft'],
  ['good', 'good-soft'],
  ['care', 'care-soft'],
  ['wrong', 'wrong-soft'],
  ['on-primary', 'primary'],
  ['on-primary', 'primary-press'],
  ['ink-quiet', 'idle'],
]

describe.each(['light', 'dark'] as const)('%s scheme', (name) => {
  const scheme = schemes[name]

  it.each(pairs)('%s on %s reads at 4.5:1', (word, ground) => {
    expect(contrast(scheme.get(word)!, scheme.get(ground)!)).toBeGreaterThanOrEqual(4.5)
  })

  it.each(grounds)('outlines of fields stand out from %s at 3:1', (ground) => {
    expect(contrast(scheme.get('edge')!, scheme.get(ground)!)).toBeGreaterThanOrEqual(3)
  })
})

describe('the style sheets', () => {
  it('name the same colours in both schemes', () => {
    expect([...schemes.dark.keys()]).toEqual([...schemes.light.keys()])
  })

  it('use no token that is not there', () => {
    const plain = classes
    const used = [...plain.matchAll(/var\(--([a-z0-9-]+)/g)].map((m) => m[1]!)
    const declared = new Set([...css.matchAll(/--([a-z0-9-]+):/g)].map((m) => m[1]!))
    expect(used.filter((token) => !declared.has(token))).toEqual([])
  })

  it('weigh less than 4 KB together', () => {
    expect(gzipSync(css + classes).length).toBeLessThan(4096)
  })

  it('use nothing that phones of 2018 do not know', () => {
    const rules = classes.replaceAll(/\/\*[^]*?\*\//g, '')
    expect(
      rules.match(/[\s{;](gap|inset|aspect-ratio)\s*:|:has\(|\bd[vs]h\b|clamp\(|min\(|max\(/g),
    ).toBe(null)
  })
})
