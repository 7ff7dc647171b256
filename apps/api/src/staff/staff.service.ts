import type { Role } from '@wengang/contracts'
import { refuse } from '../platform/app-error.ts'
import type { ChainedField } from '../platform/crypto/fields.ts'
import { defineCommand } from '../platform/database/command.ts'
import type { Db, Trx } from '../platform/database/dialects.ts'
import { lockExclusive } from '../platform/database/locks.ts'
import { appendToStream, staffStream } from '../platform/entries.ts'
import type { StaffPerson } from '../platform/http/staff-session.ts'
import { lockPower, needTwo } from './people/power-rules.ts'
import { endOthers } from './second-factor/factor.service.ts'
import { insertTotp, type MadeTotp } from './second-factor/totp.service.ts'
import { type ActKey, type ActOutcome, once } from '../platform/idempotency.ts'

/** A person as a sign-in answers it. */
export function personView({
  name,
  displayName,
  roles,
  regionCode,
  programmes,
}: Pick<StaffPerson, 'name' | 'displayName' | 'roles' | 'regionCode' | 'programmes'>) {
  return {
    name,
    displayName,
    roles: [...roles],
    regionCode,
    programmes: programmes === null ? null : [...programmes],
  }
}

/** A person of the staff by the name they sign in with; nobody who was disabled. */
export function findStaffByName(db: Db, name: string) {
  return db
    .selectFrom('staff')
    .selectAll()
    .where('name', '=', name)
    .where('disabled_at', 'is', null)
    .executeTakeFirst()
}

/** Starts a session at the desk or the command line; only the hash of its token is kept. */
export const startStaffSession = defineCommand(
  'startStaffSession',
  async (trx: Trx, input: { tokenHash: string; staffId: string; at: number }) => {
    await trx
      .insertInto('staff_session')
      .values({
        token_hash: input.tokenHash,
        staff_id: input.staffId,
        created_at: input.at,
        seen_at: input.at,
        ended_at: null,
        ended_why: null,
        second_factor_at: null,
      })
      .execute()
    await appendToStream(trx, staffStream(input.staffId), {
      kind: 'signedIn',
      at: input.at,
      by: `staff:${input.staffId}`,
      facts: {},
    })
  },
)

/** Ends a session; a second end changes nothing. */
export const endStaffSessionRow = defineCommand(
  'endStaffSessionRow',
  async (trx: Trx, input: { tokenHash: string; staffId: string; at: number }) => {
    const ended = await trx
      .updateTable('staff_session')
      .set({ ended_at: input.at, ended_why: 'signedOut' })
      .where('token_hash', '=', input.tokenHash)
      .where('ended_at', 'is', null)
      .executeTakeFirst()
    if (ended.numUpdatedRows === 0n) return
    await appendToStream(trx, staffStream(input.staffId), {
      kind: 'signedOut',
      at: input.at,
      by: `staff:${input.staffId}`,
      facts: {},
    })
  },
)

/** A new password of one's own; sessions elsewhere end. */
export const changeOwnPasswordCommand = defineCommand(
  'changeOwnPassword',
  async (
    trx: Trx,
    input: { staffId: string; tokenHash: string; passwordHash: string; at: number },
  ) => {
    const { staffId, at } = input
    await trx
      .updateTable('staff')
      .set({ password_hash: input.passwordHash })
      .where('id', '=', staffId)
      .execute()
    await endOthers(trx, input)
    await appendToStream(trx, staffStream(staffId), {
      kind: 'passwordChanged',
      at,
      by: `staff:${staffId}`,
      facts: {},
    })
  },
)

/** A new person of the staff, ready to be written: the password is hashed before. */
export interface NewStaff {
  id: string
  name: string
  displayName: string
  passwordHash: string
  roles: readonly Role[]
  regionCode: string
  /** Null is all of them. */
  programmes: readonly string[] | null
  /** The names as the chain holds them. */
  personal: Record<string, ChainedField>
}

/**
 * Adds a person, in the chain of whoever adds them. Throws STATE_REFUSES when the name is taken, and while
 * there is one administrator for anybody but the second.
 */
export const addStaffCommand = defineCommand(
  'addStaff',
  (
    trx: Trx,
    input: { person: NewStaff; by: string; byId: string; at: number; act: ActKey },
  ): Promise<ActOutcome<{ staffId: string }>> =>
    once(trx, input.act, async () => {
      await lockPower(trx)
      await needTwo(trx, input.person.roles)
      await insertStaff(trx, input.person, input.at)
      await noteAdded(trx, staffStream(input.byId), input.person, input.by, input.at)
      return { ok: true, value: { staffId: input.person.id } }
    }),
)

/** Makes the very first administrator, with an authenticator or to be enrolled, only while there is no staff at all. */
export const addFirstStaffCommand = defineCommand(
  'addFirstStaff',
  async (trx: Trx, input: { person: NewStaff; totp: MadeTotp | null; at: number }) => {
    await lockExclusive(trx, 'staff:first')
    if (await hasStaff(trx)) {
      return refuse('STATE_REFUSES', { reason: '已经有工作人员，请先登录再添加。' })
    }
    const { person, totp, at } = input
    await insertStaff(trx, person, at)
    if (totp !== null) await insertTotp(trx, { staffId: person.id, totp, at })
    await noteAdded(trx, staffStream(input.person.id), input.person, 'system', input.at)
    return { staffId: input.person.id }
  },
)

/** Whether anybody works here yet. */
export async function hasStaff(db: Db | Trx): Promise<boolean> {
  return (await db.selectFrom('staff').select('id').limit(1).executeTakeFirst()) !== undefined
}

async function insertStaff(trx: Trx, person: NewStaff, at: number): Promise<void> {
  const added = await trx
    .insertInto('staff')
    .values({
      id: person.id,
      name: person.name,
      display_name: person.displayName,
      password_hash: person.passwordHash,
      roles: JSON.stringify(person.roles),
      region_code: person.regionCode,
      programmes: person.programmes === null ? null : JSON.stringify(person.programmes),
      created_at: at,
      disabled_at: null,
    })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .executeTakeFirst()
  if (added.numInsertedOrUpdatedRows === 0n) {
    refuse('STATE_REFUSES', { reason: `登录名「${person.name}」已经有人用了，请换一个。` })
  }
}

function noteAdded(trx: Trx, stream: string, person: NewStaff, by: string, at: number) {
  return appendToStream(trx, stream, {
    kind: 'staffAdded',
    at,
    by,
    facts: {
      staffId: person.id,
      roles: [...person.roles],
      regionCode: person.regionCode,
      programmes: person.programmes === null ? null : [...person.programmes],
    },
    personal: person.personal,
  })
}
