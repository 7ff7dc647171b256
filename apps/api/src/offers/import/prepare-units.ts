import { normaliseUnitName } from '@wengang/identifiers'
import type { Edition, EditionId } from '@wengang/policy'
import { codePointName, uncoveredCharacters } from '../../platform/fonts/font-coverage.ts'
import { newDataKey, sealField, unwrapDataKey, type DataKey } from '../../platform/crypto/fields.ts'
import { blindIndex, type Keys } from '../../platform/crypto/keys.ts'
import type { Db } from '../../platform/database/dialects.ts'
import type { Schema } from '../../platform/database/schema.ts'
import { newId } from '../../platform/ids.ts'
import type { AssessedUnit, EligibleUnit } from '../assessed-list/assessed-unit.ts'
import { accountIndex } from './classify.ts'

/** Rows ready to be written: everything slow or random is done. */
export interface PreparedUnits {
  units: Schema['unit'][]
  cases: Schema['unit_case'][]
  offers: Schema['offer'][]
  ineligible: Schema['ineligible'][]
  /** Names with characters that the sheet's font lacks: shown marked, and told to the desk. */
  reports: Schema['report'][]
}

interface KnownUnit {
  id: string
  key_wrapped: string
  caseId: string | null
  lastVersion: number
}

/** What is known of these units: their keys, their cases of this edition and the last version, released or not. */
export async function knownUnits(
  db: Db,
  editionId: EditionId,
  usccs: readonly string[],
): Promise<Map<string, KnownUnit>> {
  if (usccs.length === 0) return new Map()
  const rows = await db
    .selectFrom('unit')
    .leftJoin('unit_case', (join) =>
      join.onRef('unit_case.unit_id', '=', 'unit.id').on('unit_case.edition_id', '=', editionId),
    )
    .leftJoin('offer', 'offer.case_id', 'unit_case.id')
    .select((eb) => [
      'unit.uscc',
      'unit.id',
      'unit.key_wrapped',
      'unit_case.id as case_id',
      eb.fn.max('offer.version').as('last_version'),
    ])
    .where('unit.uscc', 'in', usccs)
    .groupBy(['unit.uscc', 'unit.id', 'unit.key_wrapped', 'unit_case.id'])
    .execute()
  return new Map(
    rows.map((row) => [
      row.uscc,
      {
        id: row.id,
        key_wrapped: row.key_wrapped,
        caseId: row.case_id,
        lastVersion: row.last_version ?? 0,
      },
    ]),
  )
}

/** Turns listed units into rows, sealing personal values with each unit's own key; takes a number for each case. */
export function prepareUnits(
  list: readonly AssessedUnit[],
  known: ReadonlyMap<string, KnownUnit>,
  context: {
    keys: Keys
    edition: Edition
    batchId: string
    at: number
    /** At least as many as units without a case. */
    caseNos: string[]
  },
): PreparedUnits {
  const prepared: PreparedUnits = { units: [], cases: [], offers: [], ineligible: [], reports: [] }
  for (const listed of list) {
    const standing = known.get(listed.uscc)
    const unit = standing ?? newUnit(listed, prepared, context)
    if (listed.eligible === true) {
      const key = 'key' in unit ? unit.key : unwrapDataKey(context.keys, unit.id, unit.key_wrapped)
      const caseId = standing?.caseId ?? newCase(listed, unit.id, key, prepared, context)
      const version = (standing?.lastVersion ?? 0) + 1
      prepared.offers.push(offerRow(listed, caseId, version, key, context))
    } else {
      prepared.ineligible.push({
        batch_id: context.batchId,
        unit_id: unit.id,
        reason: listed.eligible.reason,
        contact_index: mobileIndex(listed, context.keys),
      })
    }
  }
  return prepared
}

type Context = Parameters<typeof prepareUnits>[2]

function newUnit(
  listed: AssessedUnit,
  prepared: PreparedUnits,
  { keys, at }: Context,
): { id: string; key: DataKey } {
  const id = newId(at)
  const { key, wrapped } = newDataKey(keys, id)
  prepared.units.push({
    id,
    uscc: listed.uscc,
    name: listed.unitName,
    name_normal: normaliseUnitName(listed.unitName),
    unit_no: listed.unitNo,
    region_code: listed.regionCode,
    key_wrapped: wrapped,
    created_at: at,
  })
  return { id, key }
}

function newCase(
  listed: EligibleUnit,
  unitId: string,
  key: DataKey,
  prepared: PreparedUnits,
  { keys, edition, batchId, at, caseNos }: Context,
): string {
  const id = newId(at)
  const caseNo = caseNos.pop()
  if (caseNo === undefined)
    throw new Error('There are fewer case numbers than units without a case.')
  prepared.cases.push({
    id,
    case_no: caseNo,
    edition_id: edition.id as EditionId,
    unit_id: unitId,
    region_code: listed.regionCode,
    batch_id: batchId,
    round_id: null,
    stage: 'open',
    objection_open: 0,
    decision: null,
    decision_seq: 0,
    decision_version: 0,
    decided_at: null,
    decision_channel: null,
    contact_sealed:
      listed.contactMobile === null
        ? null
        : sealField(key, `case.contact:${id}`, listed.contactMobile),
    contact_index: mobileIndex(listed, keys),
    contact_name_sealed:
      listed.contactName === null
        ? null
        : sealField(key, `case.contactName:${id}`, listed.contactName),
    stage_at: null,
    stage_note: null,
    opened_at: null,
    last_seq: 0,
    last_hash: '',
    created_at: at,
  })
  reportRareCharacters(listed.unitName, id, prepared, at)
  return id
}

function reportRareCharacters(
  name: string,
  caseId: string,
  prepared: PreparedUnits,
  at: number,
): void {
  const rare = uncoveredCharacters(name)
  if (rare.length === 0) return
  prepared.reports.push({
    id: newId(at),
    kind: 'rareCharacter',
    case_id: caseId,
    mobile_sealed: null,
    note: `单位名称里有字库没有的字：${rare.map(codePointName).join('、')}`,
    created_at: at,
    handled_at: null,
    handled_by: null,
    handled_note: null,
  })
}

function offerRow(
  listed: EligibleUnit,
  caseId: string,
  version: number,
  key: DataKey,
  { keys, batchId, at }: Context,
): Schema['offer'] {
  const { accountNo } = listed
  return {
    case_id: caseId,
    version,
    batch_id: batchId,
    base_fen: listed.baseFen,
    ratio_bp: listed.ratioBp,
    amount_fen: listed.amountFen,
    layoff_bp: listed.layoffBp,
    headcount: listed.headcount,
    size: listed.size,
    account_type: listed.accountType,
    bank_name: listed.bankName,
    account_name: listed.accountName,
    account_sealed:
      accountNo === null ? null : sealField(key, `offer.account:${caseId}:${version}`, accountNo),
    account_tail: accountNo === null ? null : accountNo.slice(-4),
    account_index: accountIndex(keys, accountNo),
    created_at: at,
  }
}

function mobileIndex(listed: AssessedUnit, keys: Keys): string | null {
  return listed.contactMobile === null ? null : blindIndex(keys, 'mobile', listed.contactMobile)
}
