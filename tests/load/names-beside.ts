import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { stageUnitsCommand } from '@wengang/api/offers/import/batch.service'
import { freeCaseNos } from '@wengang/api/offers/import/free-case-nos'
import { prepareUnits } from '@wengang/api/offers/import/prepare-units'
import type { AssessedUnit } from '@wengang/api/offers/assessed-list/assessed-unit'
import { temporaryKeys } from '@wengang/api/platform/crypto/keys'
import { indexNames } from '@wengang/api/units/index-names'
import { openSqliteStore } from '@wengang/api/platform/database/sqlite-store'
import { completeUscc } from '@wengang/identifiers'
import { getEdition } from '@wengang/policy'
import type { House } from '../support/house.ts'
import { plantBatches } from '../support/plant.ts'
import { crowdName } from './crowd-names.ts'
import { line } from './report.ts'
import { benchFolder } from './under-load.ts'

const units = 10_000
const unitsAtOnce = 100

/** What writing the pairs of their names takes beside writing the units of a list. */
export async function slowdownByNames(): Promise<string[]> {
  const [first, second] = [await writeUnits(), await writeUnits()]
  const unitsMs = Math.min(first.unitsMs, second.unitsMs)
  const namesMs = Math.min(first.namesMs, second.namesMs)
  return [
    line(
      `writing ${units} new units and then the pairs of their names, against the units alone`,
      `${((unitsMs + namesMs) / unitsMs).toFixed(2)} × (${unitsMs.toFixed(0)} and ${namesMs.toFixed(0)} ms)`,
    ),
  ]
}

/** Milliseconds of both; preparing is left out. */
async function writeUnits(): Promise<{ unitsMs: number; namesMs: number }> {
  const folder = mkdtempSync(join(benchFolder, 'wengang-names-'))
  const store = await openSqliteStore(join(folder, 'wengang.sqlite'))
  try {
    const at = Date.now()
    const house = { services: { store, config: { dataDir: folder } }, clock: { now: () => at } }
    const [batchId = ''] = await plantBatches(house as unknown as House, 1)
    const context = { keys: temporaryKeys(), edition: getEdition('henan-refund-2023'), batchId, at }
    let unitsMs = 0
    for (let from = 0; from < units; from += unitsAtOnce) {
      const list = Array.from({ length: unitsAtOnce }, (_, place) => listed(from + place))
      const caseNos = await freeCaseNos(store.read, list.length)
      const prepared = prepareUnits(list, new Map(), { ...context, caseNos })
      const began = performance.now()
      await store.write(stageUnitsCommand, prepared)
      unitsMs += performance.now() - began
    }
    const began = performance.now()
    await indexNames({ store }, { batchId })
    return { unitsMs, namesMs: performance.now() - began }
  } finally {
    await store.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

function listed(number: number): AssessedUnit {
  return {
    sheetRow: number + 2,
    uscc: completeUscc('91410182', `MA9${String(number).padStart(5, '0')}`),
    unitName: crowdName(number),
    unitNo: `410182${String(number).padStart(6, '0')}`,
    regionCode: '410182',
    contactName: '李示例',
    contactMobile: String(19_900_000_000 + number),
    eligible: true,
    size: 'small',
    headcount: 40,
    layoffBp: 0,
    baseFen: 1_000_000,
    ratioBp: 6_000,
    amountFen: 600_000,
    accountType: 'corporate',
    bankName: '中国银行',
    accountName: crowdName(number),
    accountNo: `26370${String(number).padStart(7, '0')}`,
  }
}
