import { createPublicKey } from 'node:crypto'
import { existsSync } from 'node:fs'
import { copyFile, mkdir, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { sha256 } from '../../platform/canonical-json.ts'
import type { Config } from '../../platform/config.ts'
import { loadKeys } from '../../platform/crypto/keys.ts'
import { loadIntoPostgres } from '../../platform/database/copy-tables.ts'
import { openSqlite } from '../../platform/database/dialects.ts'
import { migrate } from '../../platform/database/migrate.ts'
import { type AuditReport, verifyAt } from '../audit/verify-database.ts'
import { blobPaths, copyDurably, flush, sumOf } from './durable-files.ts'
import { layout, type Manifest } from './layout.ts'

/** Why a backup cannot be used; one sentence for the person at the terminal. */
export class BackupRefused extends Error {
  override readonly name = 'BackupRefused'
}

/** Reads a backup's manifest and compares every file with its sum. Throws BackupRefused. */
export async function checkBackup(directory: string): Promise<Manifest> {
  if (!existsSync(join(directory, layout.manifest))) {
    throw new BackupRefused(`${directory} 不是完整的备份：没有 ${layout.manifest}。`)
  }
  const manifest = JSON.parse(await readFile(join(directory, layout.manifest), 'utf8')) as Manifest
  if (manifest.format !== 'wengang.backup/1') {
    throw new BackupRefused(`不认识这种备份：${String(manifest.format)}。`)
  }
  const sums = await readFile(join(directory, layout.sums), 'utf8')
  if (sha256(sums) !== manifest.sums) throw new BackupRefused(`${layout.sums} 被改动过。`)
  for (const line of sums.split('\n').filter((text) => text !== '')) {
    const [sum, path = ''] = line.split('  ')
    const file = join(directory, path)
    if (!existsSync(file)) throw new BackupRefused(`备份里缺少文件 ${path}。`)
    if ((await sumOf(file)).sum !== sum) throw new BackupRefused(`备份里的文件 ${path} 被改动过。`)
  }
  return manifest
}

/** Verifies the evidence in a backup with the public key that its manifest names; needs no other key. */
export async function verifyBackup(
  directory: string,
  knownHeads: readonly string[] = [],
): Promise<AuditReport> {
  const manifest = await checkBackup(directory)
  return verifyAt(
    { engine: 'sqlite', file: join(directory, layout.database) },
    {
      sealKeys: new Map([[manifest.keyId, createPublicKey(manifest.sealPublicKey)]]),
      secrets: null,
      knownHeads,
    },
  )
}

/**
 * Puts a backup back: files into an empty data folder, the database there or into the empty PostgreSQL
 * database that the configuration names. The keys must be back in their place before. Throws BackupRefused.
 */
export async function restoreBackup(
  config: Pick<Config, 'dataDir' | 'databaseUrl' | 'keysFile'>,
  directory: string,
): Promise<Manifest> {
  const manifest = await checkBackup(directory)
  checkKeys(config.keysFile, manifest)
  const file = join(config.dataDir, layout.database)
  if (existsSync(file)) {
    throw new BackupRefused(`数据文件夹 ${config.dataDir} 里已经有数据，没有恢复。`)
  }
  await mkdir(config.dataDir, { recursive: true, mode: 0o700 })
  const from = join(directory, layout.blobs)
  for await (const path of blobPaths(from)) {
    const target = join(config.dataDir, layout.blobs, path)
    if (existsSync(target)) continue
    await mkdir(dirname(target), { recursive: true, mode: 0o700 })
    await copyDurably(join(from, path), target)
  }
  const part = `${file}.part`
  await copyFile(join(directory, layout.database), part)
  if (config.databaseUrl !== null) await intoPostgres(part, config.databaseUrl)
  else {
    await flush(part)
    await rename(part, file)
    await flush(config.dataDir)
  }
  return manifest
}

function checkKeys(keysFile: string, { keyId }: Manifest): void {
  if (!existsSync(keysFile)) {
    throw new BackupRefused(`备份里没有密钥，请先把密钥文件放回 ${keysFile}。`)
  }
  if (loadKeys(keysFile).id !== keyId) {
    throw new BackupRefused(`${keysFile} 不是这份备份的密钥（应当是 ${keyId}）。`)
  }
}

/** An older backup is brought to the newest schema on its copy first. */
async function intoPostgres(file: string, url: string): Promise<void> {
  try {
    const { db } = openSqlite(file, { readonly: false, sync: false })
    await migrate(db, 'sqlite')
    await db.destroy()
    if (!(await loadIntoPostgres(file, url))) {
      throw new BackupRefused('DATABASE_URL 指定的数据库里已经有数据，没有恢复。')
    }
  } finally {
    for (const ending of ['', '-wal', '-shm']) await rm(`${file}${ending}`, { force: true })
  }
}
