import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type Sqlite from 'better-sqlite3'
import { decideCommand } from '@wengang/api/decisions/decide.service'
import type { DecideInput } from '@wengang/api/decisions/decide.service'
import { openSqlite } from '@wengang/api/platform/database/dialects'
import { migrate } from '@wengang/api/platform/database/migrate'

/** A statement of one answer; parameters that belong to the answer stand as `{name}`. */
export interface RawStatement {
  sql: string
  parameters: unknown[]
  reads: boolean
}

/**
 * The very statements of one answer: runs the command once on a scratch copy of the database and listens to
 * the driver.
 */
export async function recordStatements(
  databaseFile: string,
  input: DecideInput,
): Promise<RawStatement[]> {
  const folder = mkdtempSync(join(tmpdir(), 'wengang-record-'))
  const copy = join(folder, 'copy.sqlite')
  const source = openSqlite(databaseFile, { readonly: true })
  await source.raw.backup(copy)
  await source.db.destroy()

  const { db, raw } = openSqlite(copy, { readonly: false, sync: false })
  await migrate(db, 'sqlite')
  const heard: { sql: string; parameters: unknown[]; reads: boolean }[] = []
  listen(raw, heard)
  await db.transaction().execute((trx) => decideCommand.run(trx, input))
  await db.destroy()
  rmSync(folder, { recursive: true, force: true })

  const named = new Map<unknown, string>([
    [input.caseId, '{caseId}'],
    [`case:${input.caseId}`, '{stream}'],
    [input.readingId, '{readingId}'],
    [input.sheetId, '{sheetId}'],
    [`sheet:${input.sheetId}`, '{sheetJob}'],
    [input.jobId, '{jobId}'],
    [input.act.key, '{key}'],
  ])
  return heard
    .filter(({ sql }) => !/^(begin|commit|savepoint|release)/i.test(sql))
    .map(({ sql, parameters, reads }) => ({
      sql,
      reads,
      parameters: parameters.map((value) => named.get(value) ?? value),
    }))
}

/** Fills the named parameters for one answer. */
export function answerParameters(caseId: string, readingId: string): Record<string, string> {
  const sheetId = randomUUID()
  return {
    '{caseId}': caseId,
    '{stream}': `case:${caseId}`,
    '{readingId}': readingId,
    '{sheetId}': sheetId,
    '{sheetJob}': `sheet:${sheetId}`,
    '{jobId}': randomUUID(),
    '{key}': randomUUID(),
  }
}

function listen(raw: Sqlite.Database, heard: RawStatement[]): void {
  const prepare = raw.prepare.bind(raw)
  raw.prepare = ((sql: string) => {
    const statement = prepare(sql)
    const reads = statement.reader
    return new Proxy(statement, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name)
        if (typeof value !== 'function') return value
        return (...values: unknown[]) => {
          if (name === 'all' || name === 'run' || name === 'get') {
            heard.push({ sql, parameters: values.flat(), reads })
          }
          return (value as (...given: unknown[]) => unknown).apply(target, values)
        }
      },
    })
  }) as typeof raw.prepare
}
