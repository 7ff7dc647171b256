import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { refuse } from '@wengang/api/platform/app-error'
import { type AnyCommand, defineCommand } from '@wengang/api/platform/database/command'
import type { Trx } from '@wengang/api/platform/database/dialects'
import { migrate } from '@wengang/api/platform/database/migrate'
import { prepareInsert } from '@wengang/api/platform/database/rows'
import { drain, openWriter, type Writer } from '@wengang/api/platform/database/sqlite-drain'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'

const insertHead = prepareInsert('stream_head')

const keep = defineCommand('keep', async (trx: Trx, stream: string) => {
  await insertHead(trx, { stream, seq: 1, hash: '' })
  return stream
})
const keepAndRefuse = defineCommand('keepAndRefuse', async (trx: Trx, stream: string) => {
  await insertHead(trx, { stream, seq: 1, hash: '' })
  return refuse('STATE_REFUSES', { reason: '不行' })
})
const breakAll = defineCommand('breakAll', async (trx: Trx, stream: string) => {
  await insertHead(trx, { stream, seq: 1, hash: '' })
  // What SQLite itself does to a transaction when the disk is full.
  writer.raw.exec('rollback')
  throw new Error('disk full')
})
const commands = new Map<string, AnyCommand>(
  [keep, keepAndRefuse, breakAll].map((command) => [command.name, command]),
)

let folder: string
let writer: Writer
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'wengang-drain-'))
  writer = openWriter(join(folder, 'file.sqlite'), false)
  await migrate(writer.db, 'sqlite')
})
beforeEach(() => {
  writer.raw.exec('delete from stream_head')
})
afterAll(async () => {
  await writer.db.destroy()
  rmSync(folder, { recursive: true })
})

const batchOf = (...writes: [name: string, input: string][]) =>
  drain(
    writer,
    commands,
    writes.map(([name, input], id) => ({ id, name, input })),
  )
const kept = () => writer.raw.prepare('select stream from stream_head order by 1').pluck().all()

it('answers every write of a batch with its own result', async () => {
  expect(await batchOf(['keep', 'a'], ['keep', 'b'])).toEqual([
    { id: 0, ok: true, value: 'a' },
    { id: 1, ok: true, value: 'b' },
  ])
  expect(kept()).toEqual(['a', 'b'])
})

it('undoes a refused write and nothing else, alone or among others', async () => {
  const refusal = { code: 'STATE_REFUSES', details: { reason: '不行' } }
  expect(await batchOf(['keepAndRefuse', 'a'])).toEqual([{ id: 0, ok: false, refusal }])
  expect(await batchOf(['keep', 'b'], ['keepAndRefuse', 'c'], ['keep', 'd'])).toEqual([
    { id: 0, ok: true, value: 'b' },
    { id: 1, ok: false, refusal },
    { id: 2, ok: true, value: 'd' },
  ])
  expect(kept()).toEqual(['b', 'd'])
})

it('answers a write that fails by fault or that nobody knows, and goes on', async () => {
  const answers = await batchOf(['keep', 'a'], ['keep', 'a'], ['nobody', ''], ['keep', 'b'])
  expect(answers.map(({ ok }) => ok)).toEqual([true, false, false, true])
  expect(answers[1]).toMatchObject({ fault: expect.stringContaining('UNIQUE') })
  expect(answers[2]).toMatchObject({ fault: expect.stringContaining('nobody') })
  expect(kept()).toEqual(['a', 'b'])
})

it('fails the whole batch when the transaction broke, says why, and takes the next one', async () => {
  const answers = await batchOf(['keep', 'a'], ['breakAll', 'b'], ['keep', 'c'])
  expect(answers).toHaveLength(3)
  for (const answer of answers) {
    expect(answer).toMatchObject({ ok: false, fault: expect.stringContaining('disk full') })
  }
  expect(kept()).toEqual([])
  expect(await batchOf(['keep', 'd'], ['keep', 'e'])).toMatchObject([{ ok: true }, { ok: true }])
  expect(kept()).toEqual(['d', 'e'])
})
