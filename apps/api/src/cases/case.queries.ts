import type { CaseFacts, RoundFacts } from '@wengang/policy'
import { sql } from 'kysely'
import type { OwnReach } from './case-reach.ts'
import type { Db, Trx } from '../platform/database/dialects.ts'
import { lockCase } from '../platform/database/locks.ts'
import { prepareQuery } from '../platform/database/prepared.ts'

/**
 * The version that stands: the highest whose batch is released or that has none. Nothing reads a batch
 * that is not released, and publishing one is flipping its state.
 */
export const currentVersion = sql<number>`(
  select max(v.version) from offer v left join batch b on b.id = v.batch_id
  where v.case_id = unit_case.id and (v.batch_id is null or b.state = 'released')
)`

/** A case with its unit, its current offer and its round, in one row. */
export function selectCases(db: Db | Trx) {
  return db
    .selectFrom('unit_case')
    .innerJoin('unit', 'unit.id', 'unit_case.unit_id')
    .innerJoin('offer', (join) =>
      join.onRef('offer.case_id', '=', 'unit_case.id').on('offer.version', '=', currentVersion),
    )
    .leftJoin('round', 'round.id', 'unit_case.round_id')
    .select([
      'unit_case.id',
      'unit_case.case_no',
      'unit_case.edition_id',
      'unit_case.unit_id',
      'unit_case.region_code',
      'unit_case.batch_id',
      'unit_case.round_id',
      'unit_case.stage',
      'unit_case.objection_open',
      'unit_case.decision',
      'unit_case.decision_seq',
      'unit_case.decision_version',
      'unit_case.decided_at',
      'unit_case.decision_channel',
      'unit_case.contact_sealed',
      'unit_case.contact_index',
      'unit_case.stage_at',
      'unit_case.stage_note',
      'unit_case.last_seq',
      'unit_case.last_hash',
      'unit_case.created_at',
      'unit.uscc',
      'unit.name as unit_name',
      'unit.unit_no',
      'unit.key_wrapped',
      'offer.version',
      'offer.base_fen',
      'offer.ratio_bp',
      'offer.amount_fen',
      'offer.layoff_bp',
      'offer.headcount',
      'offer.size',
      'offer.account_type',
      'offer.bank_name',
      'offer.account_name',
      'offer.account_sealed',
      'offer.account_tail',
      'offer.account_index',
      'offer.created_at as offered_at',
      'round.state as round_state',
      'round.starts_on as round_starts_on',
      'round.ends_on as round_ends_on',
      'round.cut_at as round_cut_at',
      'round.closed_at as round_closed_at',
    ])
}

export type CaseRow = Awaited<ReturnType<ReturnType<typeof selectCases>['executeTakeFirstOrThrow']>>

const caseById = prepareQuery((db, { caseId }: { caseId: string }) =>
  selectCases(db).where('unit_case.id', '=', caseId),
)

/** One case by its id; undefined when there is none or its list is not released. */
export function findCase(db: Db | Trx, caseId: string): Promise<CaseRow | undefined> {
  return caseById.first(db, { caseId })
}

const keyOfCase = prepareQuery((db, { caseId }: { caseId: string }) =>
  db
    .selectFrom('unit_case')
    .innerJoin('unit', 'unit.id', 'unit_case.unit_id')
    .select([
      'unit_case.contact_index',
      'unit_case.region_code',
      'unit_case.unit_id',
      'unit.key_wrapped',
    ])
    .where('unit_case.id', '=', caseId),
)

/** Whose a case is and the key of its unit: what an act needs of it that looks at all else when it is written. */
export function findCaseKey(db: Db | Trx, caseId: string) {
  return keyOfCase.first(db, { caseId })
}

/** One case by the number that people see. */
export function findCaseByNo(db: Db | Trx, caseNo: string): Promise<CaseRow | undefined> {
  return selectCases(db).where('unit_case.case_no', '=', caseNo).executeTakeFirst()
}

/** Every case of a phone or of a unit: those of the newest list first, each list by name. */
export function findCasesWithin(db: Db | Trx, reach: OwnReach): Promise<CaseRow[]> {
  return selectCases(db)
    .where((eb) =>
      reach.by === 'unit'
        ? eb('unit_case.unit_id', '=', reach.unitId)
        : eb('unit_case.contact_index', '=', reach.mobileIndex),
    )
    .orderBy('unit_case.batch_id', 'desc')
    .orderBy('unit.name')
    .orderBy('unit_case.id')
    .execute()
}

/**
 * Takes a case for a change: nobody else changes it, and its round's cut-off waits, until the end of the
 * transaction.
 */
export async function holdCase(trx: Trx, caseId: string): Promise<CaseRow | undefined> {
  await lockCase(trx, caseId)
  return findCase(trx, caseId)
}

/** What the state machine needs of a case. */
export function factsOf(row: CaseRow): CaseFacts {
  return {
    stage: row.stage,
    decision: row.decision_version === row.version ? row.decision : null,
    objectionOpen: row.objection_open === 1,
  }
}

/** What the state machine needs of its round. */
export function roundOf(row: CaseRow): RoundFacts | null {
  return row.round_state === null ? null : { state: row.round_state }
}
