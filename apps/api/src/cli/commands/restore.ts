import type { Command } from 'commander'
import { BackupRefused, restoreBackup, verifyBackup } from '../../evidence/backup/restore-backup.ts'
import { readConfig } from '../../platform/config.ts'
import { fail } from '../failure.ts'
import { typedPath } from '../files.ts'
import { instantWords } from '../printed.ts'
import { print } from '../staff-act.ts'

interface RestoreOptions {
  check?: boolean
  json?: boolean
}

/** Putting a backup back; nobody can be signed in to a house that is not there yet. */
export function addRestoreCommand(program: Command): void {
  program
    .command('restore')
    .description('把备份恢复到空的数据文件夹或空的 PostgreSQL 数据库；密钥文件要先放回')
    .argument('<文件夹>')
    .option('--check', '只核对备份是否完整、记录是否被改动，不恢复')
    .action(restore)
}

async function restore(folder: string, _options: RestoreOptions, command: Command): Promise<void> {
  const { check, json } = command.optsWithGlobals<RestoreOptions>()
  const directory = typedPath(folder)
  try {
    const report = await verifyBackup(directory)
    if (!report.ok) {
      const [first] = report.problems
      return fail(
        `备份里的记录核验没有通过，共 ${report.problems.length} 处，例如 ${first?.where ?? ''}：${first?.what ?? ''}。`,
      )
    }
    if (check === true) {
      return print(json === true, report, () => ['备份完整，记录核验通过。'], null)
    }
    const manifest = await restoreBackup(readConfig(process.env), directory)
    print(
      json === true,
      manifest,
      () => [
        `已恢复 ${instantWords(manifest.at)} 的备份，共 ${manifest.files} 个文件。`,
        '请启动服务，再运行：npm run wengang -- audit verify',
      ],
      null,
    )
  } catch (error) {
    if (error instanceof BackupRefused) fail(error.message)
    throw error
  }
}
