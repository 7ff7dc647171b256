// Runs as a process of its own: whatever a file does to it, the server goes on, and its memory is
// given back when it ends. It gets no environment and may write no file.
import { once } from 'node:events'
import type { ChildMessage, ChildTask } from './child-messages.ts'
import type { Finding } from './finding-kinds.ts'
import { checkFile } from './read-assessed-list.ts'
import type { CheckedFile } from './read-assessed-list.ts'
import { readUnitList } from './unit-list.ts'
import { writeResultFile } from './result-file.ts'
import { FileRefused, refusal } from './spreadsheet/refusal.ts'

/** A few milliseconds of work for the parent, which has others to serve. */
const CHUNK = 200

process.on('disconnect', () => process.exit())

try {
  const [task] = (await once(process, 'message')) as [ChildTask]
  const bytes = await readInput()
  await perform(task, bytes)
  await post({ kind: 'done' })
} catch (error) {
  await post({ kind: 'fault', stack: error instanceof Error ? (error.stack ?? '') : String(error) })
}
process.disconnect()

async function perform(task: ChildTask, bytes: Uint8Array): Promise<void> {
  if (task.kind === 'unitList') return postUnitList(bytes)
  const list = await checkFile(bytes, task.source, (rows) => post({ kind: 'rows', rows })).catch(
    refusalOf,
  )
  if (list instanceof FileRefused) {
    await post({ kind: 'refused', refusal: refusal(list.code) })
    return
  }
  switch (task.kind) {
    case 'read':
      return postList(list)
    case 'result':
      return writeOut(list, task.further)
  }
}

async function postUnitList(bytes: Uint8Array): Promise<void> {
  const listed = await readUnitList(bytes).catch(refusalOf)
  if (listed instanceof FileRefused) {
    return post({ kind: 'refused', refusal: refusal(listed.code) })
  }
  for (let at = 0; at < listed.length; at += CHUNK) {
    await post({ kind: 'listed', listed: listed.slice(at, at + CHUNK) })
  }
}

function refusalOf(error: unknown): FileRefused {
  if (error instanceof FileRefused) return error
  throw error
}

async function writeOut(list: CheckedFile, further: readonly Finding[]): Promise<void> {
  await post({ kind: 'resultFile', fileType: list.fileType })
  for await (const chunk of writeResultFile(list, [...list.findings, ...further])) {
    if (!process.stdout.write(chunk)) await once(process.stdout, 'drain')
  }
  process.stdout.end()
  await once(process.stdout, 'finish')
}

async function postList(list: CheckedFile): Promise<void> {
  const { units, findings, sha256, fileType, sheetName, headingRow, totals } = list
  await post({ kind: 'summary', summary: { sha256, fileType, sheetName, headingRow, totals } })
  for (let at = 0; at < findings.length; at += CHUNK) {
    await post({ kind: 'findings', findings: findings.slice(at, at + CHUNK) })
  }
  for (let at = 0; at < units.length; at += CHUNK) {
    await post({ kind: 'units', units: units.slice(at, at + CHUNK) })
  }
}

async function post(message: ChildMessage): Promise<void> {
  const taken = once(process, 'message')
  process.send?.(message)
  await taken
}

async function readInput(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  for await (const chunk of process.stdin as AsyncIterable<Uint8Array>) chunks.push(chunk)
  return Buffer.concat(chunks)
}
