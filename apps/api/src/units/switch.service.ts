import { notFound } from '../platform/app-error.ts'
import { defineCommand } from '../platform/database/command.ts'
import type { Trx } from '../platform/database/dialects.ts'
import { endSessionRow, insertSession } from '../platform/http/session.queries.ts'
import { findMemberships } from './membership.queries.ts'

export interface SwitchUnitInput {
  unitId: string
  /** The session that is given up. */
  from: string
  session: Parameters<typeof insertSession.run>[1]
  at: number
}

/**
 * Goes on to another unit of the same phone: a session of its own, so that each entry names the unit it was
 * made for. Refuses with NOT_FOUND whatever the phone does not serve.
 */
export const switchUnitCommand = defineCommand(
  'switchUnit',
  async (trx: Trx, input: SwitchUnitInput): Promise<{ unitName: string }> => {
    const { unitId, session, at } = input
    const memberships = await findMemberships(trx, session.mobile_index)
    const membership = memberships.find((one) => one.unitId === unitId) ?? notFound()
    await insertSession.run(trx, { ...session, member_id: membership.memberId })
    await endSessionRow.run(trx, { id: input.from, now: at })
    return { unitName: membership.unitName }
  },
)
