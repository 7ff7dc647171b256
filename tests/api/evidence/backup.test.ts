import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createApp } from '@wengang/api/app'
import {
  BackupRefused,
  checkBackup,
  restoreBackup,
  verifyBackup,
} from '@wengang/api/evidence/backup/restore-backup'
import { renderSheetJob } from '@wengang/api/evidence/render-sheet'
import { verifyHouse } from '@wengang/api/evidence/audit/verify-house'
import { makeSheetPress } from '@wengang/api/evidence/sheet-press'
import { exampleJpeg } from '@wengang/api/decisions/example-files'
import { openBlobs } from '@wengang/api/platform/blobs'
import { loadKeys } from '@wengang/api/platform/crypto/keys'
import { openPostgresStore } from '@wengang/api/platform/database/postgres-store'
import { openSqliteStore } from '@wengang/api/platform/database/sqlite-store'
import type { Store } from '@wengang/api/platform/database/store'
import { createClient } from '@wengang/contracts'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { type House, makeHouse, origin } from '../../support/house.ts'
import { plantSession } from '../../support/plant.ts'
import { postgresDatabases } from '../../support/postgres-databases.ts'
import {
  type Firm,
  freshClient,
  key,
  must,
  type Office,
  plantFirm,
  plantOffice,
} from '../../support/staff-acts.ts'
import { answer } from '../../support/answer.ts'

const press = makeSheetPress()
const folder = mkdtempSync(join(tmpdir(), 'wengang-backup-'))
let house: House
let office: Office
let firm: Firm
let sheetId: string
let taken = 0
const place = (): string => join(folder, `backup-${(taken += 1)}`)

/** A house whose keys lie in a file, as they do for real, with an answer, a print and a material. */
beforeAll(async () => {
  house = await makeHouse()
  house.services.keys = loadKeys(join(folder, 'keys.json'))
  house.services.blobs = openBlobs(house.services.blobs.directory, house.services.keys)
  office = await plantOffice(house)
  firm = await plantFirm(house, null)
  must(
    await firm.client('addMaterial', {
      params: { offerId: firm.caseId },
      query: { name: '营业执照.jpg' },
      file: exampleJpeg,
    }),
  )
  const { receipt } = must(await answer(house, firm.client, firm.caseId, 'ACCEPT'))
  sheetId = receipt.sheetId
  await renderSheetJob(house.services, press)({ sheetId })
})
afterAll(async () => {
  await press.stop()
  await house.close()
  rmSync(folder, { recursive: true, force: true })
})

const backUp = (directory: string, idempotencyKey = key().idempotencyKey) =>
  office.administrator('backUp', { body: { directory }, idempotencyKey })

describe('a backup', () => {
  it('holds database, files, sums and a manifest, and no secret', async () => {
    const directory = place()
    const made = must(await backUp(directory))
    expect(made).toMatchObject({ directory, files: 3, at: house.clock.now() })
    expect(readdirSync(directory).sort()).toEqual([
      'SHA256SUMS',
      'blobs',
      'manifest.json',
      'wengang.sqlite',
    ])
    const manifest = await checkBackup(directory)
    expect(manifest).toMatchObject({
      files: 3,
      bytes: made.bytes,
      engine: house.services.store.engine,
    })
    expect(statSync(directory).mode & 0o077).toBe(0)
    expect(statSync(join(directory, 'wengang.sqlite')).mode & 0o077).toBe(0)

    const secrets = JSON.parse(readFileSync(join(folder, 'keys.json'), 'utf8')) as Record<
      string,
      string
    >
    const all = filesIn(directory)
      .map((path) => readFileSync(path).toString('latin1'))
      .join('\n')
    for (const name of ['master', 'index', 'code', 'sealPrivate']) {
      expect(all.includes(secrets[name]!), name).toBe(false)
    }
    expect(all).not.toContain('PRIVATE KEY')
    expect(all).not.toContain(firm.mobile)
  })

  it('is recorded with who took it, once for one key', async () => {
    const directory = place()
    const { idempotencyKey } = key()
    const first = must(await backUp(directory, idempotencyKey))
    expect(must(await backUp(directory, idempotencyKey))).toEqual(first)
    const entries = await house.services.store.read
      .selectFrom('entry')
      .select('payload')
      .where('stream', '=', `staff:${office.ids.administrator}`)
      .where('kind', '=', 'backedUp')
      .execute()
    const here = entries.filter(({ payload }) => payload.includes(directory))
    expect(here).toHaveLength(1)
    expect(JSON.parse(here[0]!.payload)).toMatchObject({ facts: { files: 3, bytes: first.bytes } })
  })

  it('is refused into a folder with content, into the data folder, and where nobody can write', async () => {
    const full = place()
    mkdirSync(full)
    writeFileSync(join(full, 'letter.txt'), 'mine')
    const refused = { ok: false, code: 'STATE_REFUSES' }
    expect(await backUp(full)).toMatchObject({
      ...refused,
      message: expect.stringContaining('已经有内容'),
    })
    expect(readdirSync(full)).toEqual(['letter.txt'])
    const { dataDir } = house.services.config
    for (const inside of [dataDir, join(dataDir, 'backup'), join(dataDir, '..')]) {
      expect(await backUp(inside)).toMatchObject({
        ...refused,
        message: expect.stringContaining('数据文件夹以外'),
      })
    }
    expect(existsSync(join(dataDir, 'backup'))).toBe(false)
    expect(await backUp(join(full, 'letter.txt', 'below'))).toMatchObject(refused)
    expect(
      await office.handler('backUp', { body: { directory: place() }, ...key() }),
    ).toMatchObject({
      ok: false,
      code: 'NOT_ALLOWED',
    })
  })

  it('holds whole answers while answers go on', async () => {
    const firms = []
    for (let number = 0; number < 8; number += 1) firms.push(await plantFirm(house, null))
    const directory = place()
    const [made] = await Promise.all([
      backUp(directory),
      ...firms.map(async (one) => {
        const client = await freshClient(house, one)
        return answer(house, client, one.caseId, 'DECLINE')
      }),
    ])
    must(made)
    expect(await verifyBackup(directory)).toMatchObject({ ok: true, problems: [] })
  })

  it('verifies offline with the public key in its manifest, and shows a change', async () => {
    const directory = place()
    must(await backUp(directory))
    const { newestSeal, ok, sheets } = await verifyBackup(directory)
    expect({ ok, unsealed: 0 }).toEqual({ ok: true, unsealed: 0 })
    expect(sheets).toBeGreaterThan(0)
    expect(await verifyBackup(directory, [newestSeal!.hash])).toMatchObject({ ok: true })
    expect(await verifyBackup(directory, ['0'.repeat(64)])).toMatchObject({ ok: false })

    const [blob] = filesIn(join(directory, 'blobs'))
    const bytes = readFileSync(blob!)
    bytes.writeUInt8(bytes.readUInt8(40) ^ 1, 40)
    writeFileSync(blob!, bytes)
    await expect(checkBackup(directory)).rejects.toThrow('被改动过')
    rmSync(blob!)
    await expect(checkBackup(directory)).rejects.toThrow('缺少文件')
    rmSync(join(directory, 'manifest.json'))
    await expect(checkBackup(directory)).rejects.toBeInstanceOf(BackupRefused)
  })
})

describe('a restored backup', () => {
  it('serves its firm as before: the case, the sheet, its print', async () => {
    const directory = place()
    must(await backUp(directory))
    const restored = await restore(directory)
    const { keys } = house.services
    const services = {
      ...house.services,
      config: { ...house.services.config, dataDir: restored.dataDir },
      store: restored.store,
      blobs: openBlobs(join(restored.dataDir, 'blobs'), keys),
    }
    expect(await verifyHouse(services)).toMatchObject({ ok: true, problems: [], pdfs: 1 })

    const cookie = await plantSession({ ...house, services }, firm.mobile)
    const app = createApp(services)
    const client = createClient(
      async (path, init) => app.request(`${origin}${path}`, init),
      () => ({ cookie }),
    )
    const before = must(
      await (
        await freshClient(house, firm)
      )('getCase', { params: { caseNo: firm.caseNo } }),
    )
    expect(must(await client('getCase', { params: { caseNo: firm.caseNo } }))).toEqual(before)
    expect(must(await client('getSheet', { params: { sheetId } })).pdfReady).toBe(true)
    const pdf = await app.request(`${origin}/api/sheets/${sheetId}/pdf`, { headers: { cookie } })
    expect(pdf.status).toBe(200)
    must(await answer({ ...house, services, app }, client, firm.caseId, 'DECLINE'))
    await restored.close()
  })

  it('goes nowhere where data is, and nowhere without its keys', async () => {
    const directory = place()
    must(await backUp(directory))
    const restored = await restore(directory)
    await restored.close()
    const config = {
      ...house.services.config,
      dataDir: restored.dataDir,
      keysFile: join(folder, 'keys.json'),
    }
    if (house.services.store.engine === 'sqlite') {
      await expect(restoreBackup(config, directory)).rejects.toThrow('已经有数据')
    }
    const empty = { ...config, dataDir: join(folder, 'elsewhere') }
    await expect(
      restoreBackup({ ...empty, keysFile: join(folder, 'none.json') }, directory),
    ).rejects.toThrow('请先把密钥文件放回')
    loadKeys(join(folder, 'others.json'))
    await expect(
      restoreBackup({ ...empty, keysFile: join(folder, 'others.json') }, directory),
    ).rejects.toThrow('不是这份备份的密钥')
    expect(existsSync(empty.dataDir)).toBe(false)
  })
})

interface Restored {
  store: Store
  dataDir: string
  close(): Promise<void>
}

/** Restores into a new data folder, on the engine under test, and opens it. */
async function restore(directory: string): Promise<Restored> {
  const dataDir = join(folder, `restored-${taken}`)
  const keysFile = join(folder, 'keys.json')
  if (house.services.store.engine === 'sqlite') {
    await restoreBackup({ dataDir, keysFile, databaseUrl: null }, directory)
    const store = await openSqliteStore(join(dataDir, 'wengang.sqlite'), { sync: false })
    return { store, dataDir, close: () => store.close() }
  }
  const databases = postgresDatabases(inject('postgresAdminUrl'))
  const databaseUrl = await databases.createEmptyDatabase()
  await restoreBackup({ dataDir, keysFile, databaseUrl }, directory)
  await expect(restoreBackup({ dataDir, keysFile, databaseUrl }, directory)).rejects.toThrow(
    '已经有数据',
  )
  const store = await openPostgresStore(databaseUrl, () => {})
  return {
    store,
    dataDir,
    async close() {
      await store.close()
      await databases.dropDatabase(databaseUrl)
      await databases.close()
    },
  }
}

function filesIn(directory: string): string[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}
