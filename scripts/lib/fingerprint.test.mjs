import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fingerprint, isStamped, stamped } from './fingerprint.mjs'

let folder
const write = (name, text) => writeFileSync(join(folder, name), text)

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wengang-fingerprint-'))
  mkdirSync(join(folder, 'src'))
  mkdirSync(join(folder, 'dist'))
  write('src/app.ts', 'one')
})
afterEach(() => rmSync(folder, { recursive: true }))

describe('a fingerprint', () => {
  it('changes with the content, the name and the number of files', () => {
    const seen = new Set()
    const see = () => seen.add(fingerprint(folder, [folder]))
    see()
    write('src/app.ts', 'two')
    see()
    write('src/more.ts', 'two')
    see()
    rmSync(join(folder, 'src/app.ts'))
    see()
    expect(seen.size).toBe(4)
  })

  it('does not see what was built or is hidden', () => {
    const before = fingerprint(folder, [folder])
    write('dist/app.js', 'built')
    write('.env', 'hidden')
    expect(fingerprint(folder, [folder])).toBe(before)
  })

  it('takes single files and misses none that does not exist', () => {
    const file = join(folder, 'src/app.ts')
    expect(fingerprint(folder, [file])).toBe(fingerprint(folder, [join(folder, 'src')]))
    expect(fingerprint(folder, [file, join(folder, 'none')])).toBe(fingerprint(folder, [file]))
  })
})

describe('a stamp', () => {
  it('says that the work was done for one value only', async () => {
    const stamp = join(folder, 'stamps/work')
    expect(isStamped(stamp, 'a')).toBe(false)
    await stamped(stamp, 'a', async () => {})
    expect(isStamped(stamp, 'a')).toBe(true)
    expect(isStamped(stamp, 'b')).toBe(false)
  })

  it('is gone when the work breaks', async () => {
    const stamp = join(folder, 'stamps/work')
    await stamped(stamp, 'a', async () => {})
    const broken = stamped(stamp, 'b', async () => {
      throw new Error('no network')
    })
    await expect(broken).rejects.toThrow('no network')
    expect(isStamped(stamp, 'a')).toBe(false)
  })
})
