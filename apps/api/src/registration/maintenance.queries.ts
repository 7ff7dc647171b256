import { type CountedMaintenance, maintenanceQuota, portalAt, shanghaiDay } from '@wengang/policy'
import type { QuotaView } from '@wengang/contracts'
import type { Db, Trx } from '../platform/database/dialects.ts'
import type { Schema } from '../platform/database/schema.ts'

/** A maintenance with what stands about its unit, and how its person was checked. */
export function selectMaintenances(db: Db | Trx) {
  return db
    .selectFrom('maintenance')
    .innerJoin('unit', 'unit.id', 'maintenance.unit_id')
    .leftJoin('person', 'person.id', 'maintenance.person_id')
    .selectAll('maintenance')
    .select(['unit.key_wrapped', 'unit.name as registered_name', 'person.identity'])
}

export type MaintenanceRow = Awaited<
  ReturnType<ReturnType<typeof selectMaintenances>['executeTakeFirstOrThrow']>
>

/** One maintenance by its id. */
export function findMaintenance(db: Db | Trx, id: string): Promise<MaintenanceRow | undefined> {
  return selectMaintenances(db).where('maintenance.id', '=', id).executeTakeFirst()
}

function certifiedOf(db: Db | Trx, unitId: string) {
  return selectMaintenances(db)
    .where('maintenance.unit_id', '=', unitId)
    .where('maintenance.state', '=', 'certified')
    .orderBy('maintenance.decided_at', 'desc')
    .orderBy('maintenance.id', 'desc')
    .limit(1)
}

/** The maintained data of a unit: its newest certified maintenance. */
export function findMaintained(db: Db | Trx, unitId: string): Promise<MaintenanceRow | undefined> {
  return certifiedOf(db, unitId).executeTakeFirst()
}

/** The newest certified maintenance of a unit that named this mobile, whether it still holds or not. */
export function findMaintainedFor(
  db: Db,
  unitId: string,
  mobileIndex: string,
): Promise<MaintenanceRow | undefined> {
  return certifiedOf(db, unitId)
    .where('maintenance.mobile_index', '=', mobileIndex)
    .executeTakeFirst()
}

/** All maintenances of a unit, newest first. */
export function maintenancesOf(db: Db, unitId: string): Promise<MaintenanceRow[]> {
  return selectMaintenances(db)
    .where('maintenance.unit_id', '=', unitId)
    .orderBy('maintenance.requested_at', 'desc')
    .orderBy('maintenance.id', 'desc')
    .execute()
}

/** All maintenances that name a person as agent, newest first; those recorded at the hall too. */
export function maintenancesNaming(db: Db, agentIndex: string): Promise<MaintenanceRow[]> {
  return selectMaintenances(db)
    .where('maintenance.agent_index', '=', agentIndex)
    .orderBy('maintenance.requested_at', 'desc')
    .orderBy('maintenance.id', 'desc')
    .execute()
}

/** The request of a unit that nobody has decided yet. */
export function findPending(db: Db | Trx, unitId: string) {
  return db
    .selectFrom('maintenance')
    .select(['id', 'person_id'])
    .where('unit_id', '=', unitId)
    .where('state', '=', 'pending')
    .limit(1)
    .executeTakeFirst()
}

/** What holds or took a place of each credit code; `except` leaves one maintenance out. */
export async function takenPlaces(
  db: Db | Trx,
  usccs: readonly string[],
  except?: string,
): Promise<Map<string, CountedMaintenance[]>> {
  const taken = new Map<string, CountedMaintenance[]>()
  if (usccs.length === 0) return taken
  const rows = await db
    .selectFrom('maintenance')
    .select(['id', 'uscc', 'counted_on', 'channel'])
    .where('uscc', 'in', [...new Set(usccs)])
    .where('state', 'in', ['pending', 'certified'])
    .execute()
  for (const { id, uscc, counted_on: day, channel } of rows) {
    if (id === except) continue
    taken.set(uscc, [...(taken.get(uscc) ?? []), { day, channel }])
  }
  return taken
}

/** What is left to a credit code at an instant. */
export function quotaAt(taken: readonly CountedMaintenance[] | undefined, now: number): QuotaView {
  return maintenanceQuota(portalAt(now).usccMaintenance, taken ?? [], shanghaiDay(now))
}

/** What is left to one credit code now. */
export async function quotaOf(db: Db | Trx, uscc: string, now: number): Promise<QuotaView> {
  return quotaAt((await takenPlaces(db, [uscc])).get(uscc), now)
}

export type NewMaintenance = Schema['maintenance']
