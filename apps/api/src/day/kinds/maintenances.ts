import { withinRegion } from '../../platform/region-scope.ts'
import { counted, type DayKind } from '../day-kind.ts'

/** Registrations of agents that wait for a handler. */
export const maintenancesKind: DayKind = {
  act: 'decideMaintenance',
  async find({ db, person }) {
    const { n } = await db
      .selectFrom('maintenance')
      .innerJoin('unit', 'unit.id', 'maintenance.unit_id')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where('maintenance.state', '=', 'pending')
      .where(withinRegion('unit.region_code', person.regionCode))
      .executeTakeFirstOrThrow()
    const words = '经办人登记等核准'
    return counted({ key: 'maintenances', group: 'today', words, hint: null, to: '/window' }, n)
  },
}
