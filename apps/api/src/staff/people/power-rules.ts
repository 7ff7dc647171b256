import type { Role } from '@wengang/contracts'
import { notFound, refuse } from '../../platform/app-error.ts'
import type { Trx } from '../../platform/database/dialects.ts'
import { lockExclusive } from '../../platform/database/locks.ts'
import type { Schema } from '../../platform/database/schema.ts'
import { rolesOf } from '../../platform/database/staff-schema.ts'
import { isWithin } from '../../platform/region-scope.ts'
import { administrators } from './people.queries.ts'

/** Who changes somebody's power. */
export interface PowerActor {
  id: string
  regionCode: string
}

const fewest = 2

/**
 * Holds somebody whose power changes: one change of power at a time in the house. Throws NOT_FOUND outside the
 * actor's region, and STATE_REFUSES for oneself and while there is only one administrator.
 */
export async function holdPerson(
  trx: Trx,
  staffId: string,
  by: PowerActor,
): Promise<Schema['staff']> {
  await lockPower(trx)
  const row = await trx.selectFrom('staff').selectAll().where('id', '=', staffId).executeTakeFirst()
  if (row === undefined || !isWithin(row.region_code, by.regionCode)) return notFound()
  if (row.id === by.id) {
    refuse('STATE_REFUSES', { reason: '不能更改自己的账号，请另一位系统管理员办理。' })
  }
  await needTwo(trx, [])
  return row
}

export const lockPower = (trx: Trx): Promise<void> => lockExclusive(trx, 'staff:power')

/** While there is one administrator, the second one can be added and nothing else. Throws STATE_REFUSES. */
export async function needTwo(trx: Trx, adding: readonly Role[]): Promise<void> {
  if (adding.includes('administrator') || (await administrators(trx)) >= fewest) return
  refuse('STATE_REFUSES', {
    reason: '现在只有一位系统管理员。请先添加第二位系统管理员，再添加其他人、更改岗位或账号。',
  })
}

/** That two administrators are left when this one goes. Throws STATE_REFUSES. */
export async function keepTwo(trx: Trx, row: Schema['staff']): Promise<void> {
  const isActive = row.disabled_at === null && rolesOf(row).includes('administrator')
  if (!isActive || (await administrators(trx)) > fewest) return
  refuse('STATE_REFUSES', {
    reason: '至少要有两位系统管理员。请先添加一位，再停用这一位或更改他的岗位。',
  })
}
