import { sameUnitName } from '@wengang/identifiers'
import { typedMobile, typedUscc } from '../accounts/typed-values.ts'
import { findNewestChallenge } from '../links/challenge.queries.ts'
import { refuse } from '../platform/app-error.ts'
import type { Services } from '../platform/services.ts'
import { openMaintenance } from './maintenance-view.ts'
import { findMaintained, findMaintainedFor, type MaintenanceRow } from './maintenance.queries.ts'
import type { OwnPerson } from './own-person.ts'
import { findUnitByUscc, type UnitRow } from './unit.queries.ts'

/** What was typed to open a unit's service, normalised. */
export interface TypedOpening {
  uscc: string
  unitName: string | undefined
  mobile: string | undefined
}

/** Reads what was typed; a number that cannot be one is refused with INVALID_INPUT. */
export function typedOpening(body: {
  uscc: string
  unitName?: string | undefined
  mobile?: string | undefined
}): TypedOpening {
  return {
    uscc: typedUscc(body.uscc),
    unitName: body.unitName,
    mobile: body.mobile === undefined ? undefined : typedMobile(body.mobile),
  }
}

/** Typed data that equal what is maintained, with the certified agent and mobile in the clear. */
export interface MatchedOpening {
  unit: UnitRow
  maintained: MaintenanceRow
  agentName: string
  mobile: string
}

/** The code of an opening belongs to the unit: a new one ends that of anybody else. */
export const openingSubject = (unitId: string) => ({ kind: 'opening', id: unitId }) as const

/** What is typed must equal what is maintained (S1-17, S2-11); one refusal for every difference. */
export async function matchOpening(
  { store, keys }: Services,
  person: OwnPerson,
  typed: TypedOpening,
): Promise<MatchedOpening> {
  const unit = (await findUnitByUscc(store.read, typed.uscc)) ?? mismatch()
  const maintained = (await findMaintained(store.read, unit.id)) ?? mismatch()
  const opened = openMaintenance(maintained, keys)
  if (!matches(maintained, opened.mobile, person, typed)) return mismatch()
  return { unit, maintained, ...opened }
}

/**
 * Refuses with PHONE_CHANGED when the newest code went to a mobile that is no longer the certified one, to
 * somebody whose data are right now or were when it was sent; the code stays unused.
 */
export async function refuseFormerPhone(
  { store, keys }: Services,
  person: OwnPerson,
  typed: TypedOpening,
): Promise<void> {
  const unit = await findUnitByUscc(store.read, typed.uscc)
  if (unit === undefined) return
  const sentTo = (await findNewestChallenge(store.read, openingSubject(unit.id)))?.mobile_index
  const maintained = await findMaintained(store.read, unit.id)
  if (maintained === undefined || sentTo === undefined || sentTo === maintained.mobile_index) return
  const former = await findMaintainedFor(store.read, unit.id, sentTo)
  for (const row of [maintained, former]) {
    if (row === undefined) continue
    if (matches(row, openMaintenance(row, keys).mobile, person, typed)) refuse('PHONE_CHANGED', {})
  }
}

/** Name and mobile may be left out by the person whom the maintenance names, and by nobody else. */
function matches(
  row: MaintenanceRow,
  mobile: string,
  person: OwnPerson,
  typed: TypedOpening,
): boolean {
  const named = row.agent_index === person.idNumberIndex
  const sameName =
    typed.unitName === undefined ? named : sameUnitName(typed.unitName, row.unit_name)
  const sameMobile = typed.mobile === undefined ? named : typed.mobile === mobile
  return sameName && sameMobile
}

function mismatch(): never {
  return refuse('OPENING_MISMATCH', {})
}
