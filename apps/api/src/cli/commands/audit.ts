import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { CallOutput } from '@wengang/contracts'
import type { Command } from 'commander'
import { verifyAt } from '../../evidence/audit/verify-database.ts'
import { openBlobs } from '../../platform/blobs.ts'
import { type Config, readConfig } from '../../platform/config.ts'
import { loadKeys } from '../../platform/crypto/keys.ts'
import type { DatabasePlace } from '../../platform/database/place.ts'
import { fail } from '../failure.ts'
import { typedPath } from '../files.ts'
import { instantWords, table } from '../printed.ts'
import { print, staffAct } from '../staff-act.ts'

type Report = CallOutput<'verifyAudit'>

/** Proving the chains, and copying the house. */
export function addAuditCommands(program: Command): void {
  program
    .command('audit')
    .description('审计')
    .command('verify')
    .description('核验全部记录、封存和确认单')
    .option('--offline', '不经过服务，直接核验数据文件夹里的数据')
    .option('--head <校验值...>', '确认单或公示上印的封存校验值，可写多个')
    .action(verify)
  program
    .command('backup')
    .description('备份数据库和文件；密钥不在备份里')
    .argument('<文件夹>')
    .action(backUp)
}

interface VerifyOptions {
  offline?: boolean
  head?: string[]
  json?: boolean
}

async function verify(_options: VerifyOptions, command: Command): Promise<void> {
  const options = command.optsWithGlobals<VerifyOptions>()
  const knownHeads = options.head ?? []
  if (options.offline === true) {
    const report = await verifyOffline(readConfig(process.env), knownHeads)
    print(options.json === true, report, () => reportLines(report), null)
    return judge(report)
  }
  await staffAct<VerifyOptions>(async ({ ask, print: show }) => {
    const report = await ask('verifyAudit', { body: { knownHeads } })
    show(report, () => reportLines(report))
    judge(report)
  })(command)
}

/** Reads the database for itself; needs nobody signed in and no server, only the files and the keys. */
async function verifyOffline(config: Config, knownHeads: readonly string[]): Promise<Report> {
  const place: DatabasePlace =
    config.databaseUrl === null
      ? { engine: 'sqlite', file: join(config.dataDir, 'wengang.sqlite') }
      : { engine: 'postgres', url: config.databaseUrl }
  if (place.engine === 'sqlite' && !existsSync(place.file)) {
    return fail(`数据文件夹 ${config.dataDir} 里没有数据。`)
  }
  if (!existsSync(config.keysFile)) return fail(`没有密钥文件 ${config.keysFile}，不能核验签名。`)
  const keys = loadKeys(config.keysFile)
  return verifyAt(place, {
    sealKeys: new Map([[keys.id, keys.seal.public]]),
    secrets: { keys, blobs: openBlobs(join(config.dataDir, 'blobs'), keys) },
    knownHeads: knownHeads.map((head) => head.trim().toLowerCase()),
  })
}

function reportLines(report: Report): string[] {
  const { entries, streams, seals, sheets, pdfs, unsealed, newestSeal, problems } = report
  return [
    ...(problems.length === 0
      ? ['核验通过，没有发现改动。']
      : [
          `发现 ${problems.length} 处问题：`,
          ...table(
            ['位置', '问题'],
            problems.map(({ where, what }) => [where, what]),
          ),
        ]),
    `记录 ${entries} 条，链 ${streams} 条，封存 ${seals} 次，确认单 ${sheets} 份（PDF ${pdfs} 份），还没封存 ${unsealed} 条。`,
    ...(newestSeal === null
      ? []
      : [
          `最新封存：第 ${newestSeal.seq} 次，${instantWords(newestSeal.at)}，校验值 ${newestSeal.hash}`,
        ]),
  ]
}

function judge({ ok, problems }: Report): void {
  if (!ok) fail(`核验没有通过：${problems.length} 处问题。`)
}

const backUp = staffAct(async ({ args: [folder = ''], ask, print: show }) => {
  const result = await ask('backUp', { body: { directory: typedPath(folder) } })
  const size = (result.bytes / 1_048_576).toFixed(1)
  show(result, () => [
    `已备份到 ${result.directory}：${result.files} 个文件，${size} MB。`,
    '密钥不在备份里，请另外保管。',
  ])
})
