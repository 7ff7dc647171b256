import type { CheckResult, Difference } from '@wengang/contracts'
import type { Finding } from '../assessed-list/finding-kinds.ts'
import { checkFiles } from './check-files.ts'
import {
  checkAssessedList,
  type ListHouse,
  type ListInput,
  resultOf,
} from './check-list.service.ts'
import { importAssessedList, type ImportInput } from './import-list.service.ts'
import { linesOf } from './list-lines.ts'

/** What is done with a list, and what each task is given and comes to: plain data, which crosses threads. */
export interface ListTasks {
  check: { input: ListInput; done: { result: CheckResult; findings: Finding[] } }
  /** What was found is kept in files, for whoever turns their pages. */
  checkAndKeep: {
    input: ListInput
    done: { result: CheckResult; findingsFile: string; rowsFile: string }
  }
  import: {
    input: ImportInput
    done: { batchId: string; difference: Difference; findings: Finding[] }
  }
}

/** Each task with what a house has. Throws LIST_REFUSED in words, and what an import refuses. */
export const listTasks: {
  [Name in keyof ListTasks]: (
    house: ListHouse,
    input: ListTasks[Name]['input'],
  ) => Promise<ListTasks[Name]['done']>
} = {
  async check(house, input) {
    const checked = await checkAssessedList(house, input)
    return { result: resultOf(checked), findings: checked.findings }
  },
  async checkAndKeep(house, input) {
    const checked = await checkAssessedList(house, input)
    const files = checkFiles(house)
    return {
      result: resultOf(checked),
      findingsFile: await files.put(await linesOf(checked.findings)),
      rowsFile: await files.put(await linesOf(checked.rows)),
    }
  },
  async import(house, input) {
    const { batchId, checked } = await importAssessedList(house, input)
    return { batchId, difference: checked.difference, findings: checked.findings }
  },
}
