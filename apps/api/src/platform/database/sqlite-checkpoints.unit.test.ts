import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openSqlite } from './dialects.ts'
import { makeCheckpoints } from './sqlite-checkpoints.ts'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wengang-checkpoints-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('checkpoints beside a long work', () => {
  it('hold pieces back until the log is free, so that it does not grow, and lose nothing', async () => {
    const file = join(folder, 'a.sqlite')
    const { raw } = openSqlite(file, { readonly: false })
    raw.exec('create table piece (n integer primary key, text text)')
    const insert = raw.prepare('insert into piece (text) values (?)')
    let free = (): void => {}
    const checkpoints = makeCheckpoints(raw, file, () => free())
    const pieceBytes = 200_000
    const pieces = 60
    for (let piece = 0; piece < pieces; piece += 1) {
      insert.run('x'.repeat(pieceBytes))
      const freed = new Promise<void>((resolve) => {
        free = resolve
      })
      checkpoints.notePiece()
      if (checkpoints.holdsPieces()) await freed
    }
    expect(checkpoints.holdsPieces()).toBe(false)
    expect(statSync(`${file}-wal`).size).toBeLessThan(8 * pieceBytes)
    expect(raw.prepare('select count(*) as n from piece').get()).toEqual({ n: pieces })
    await checkpoints.close()
    expect(raw.pragma('wal_autocheckpoint', { simple: true })).toBe(1_000)
    raw.close()
  })
})
