import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { openSqlite } from '@wengang/api/platform/database/dialects'
import { newId } from '@wengang/api/platform/ids'
import { nameGrams } from '@wengang/api/units/unit-grams'
import { completeUscc, normaliseUnitName } from '@wengang/identifiers'
import { makeCaseNo } from '@wengang/policy'
import type { House } from '../support/house.ts'
import { plantBatches } from '../support/plant.ts'
import { crowdName } from './crowd-names.ts'

const unitsAtOnce = 50_000
const regions = ['410102', '410105', '410181', '410182', '410302', '411302', '410184', '410185']
// What the bare driver is given instead of a query builder: this is about filling, not about writing.
const insertUnit = `insert into unit (id, uscc, name, name_normal, region_code, key_wrapped, created_at)
  values (?, ?, ?, ?, ?, '', ?)`
const insertCase = `insert into unit_case
  (id, case_no, edition_id, unit_id, region_code, batch_id, stage, contact_index, created_at)
  values (?, ?, 'henan-refund-2023', ?, ?, ?, 'open', ?, ?)`
const insertOffer = `insert into offer (case_id, version, batch_id, base_fen, ratio_bp, amount_fen,
  layoff_bp, headcount, size, account_type, created_at)
  values (?, 1, ?, 10000000, 3000, 3000000, 0, 40, 'small', 'corporate', ?)`

/** Fills a house on SQLite with this many units, each with a case; they are searched for and nothing else. */
export async function plantCrowd(house: House, count: number): Promise<void> {
  if (count === 0) return
  const at = house.clock.now()
  const [batchId] = await plantBatches(house, 1)
  const file = join(house.services.config.dataDir, 'wengang.sqlite')
  const { db, raw } = openSqlite(file, { readonly: false, sync: false })
  raw.pragma('cache_size = -1500000')
  const units = raw.prepare(insertUnit)
  const cases = raw.prepare(insertCase)
  const offers = raw.prepare(insertOffer)
  const grams = raw.prepare(
    'insert into unit_gram (gram, region_code, unit_id) values (@gram, @region_code, @unit_id)',
  )
  for (let from = 0; from < count; from += unitsAtOnce) {
    raw.transaction(() => {
      const rows = []
      for (let number = from; number < Math.min(count, from + unitsAtOnce); number += 1) {
        const unit = {
          id: newId(at),
          name: crowdName(number),
          region_code: regions[number % regions.length] ?? '',
        }
        const uscc = completeUscc(`91${unit.region_code}`, `MA${codeOf(number)}`)
        const { id, name, region_code: region } = unit
        units.run(id, uscc, name, normaliseUnitName(name), region, at)
        const caseId = newId(at)
        const phone = `crowd-${number % 600_000}`
        cases.run(caseId, makeCaseNo(randomBytes(5)), id, region, batchId, phone, at)
        offers.run(caseId, batchId, at)
        rows.push(...nameGrams(unit))
      }
      rows.sort((one, other) => (one.gram < other.gram ? -1 : 1))
      for (const row of rows) grams.run(row)
    })()
  }
  raw.pragma('wal_checkpoint(TRUNCATE)')
  await db.destroy()
}

/** Six characters of an organisation code, without letters that never stand in one. */
function codeOf(number: number): string {
  return `X${String(number % 100_000).padStart(5, '0')}`.replace(
    'X',
    'ABCDEFGHJKLMNPQRTUWXY'.charAt(Math.floor(number / 100_000)),
  )
}
