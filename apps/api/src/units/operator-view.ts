import type { OperatorView } from '@wengang/contracts'
import { maskMobile } from '@wengang/identifiers'
import type { BusinessId } from '@wengang/policy'
import { sealedPlace } from '../accounts/sealed-places.ts'
import { notFound } from '../platform/app-error.ts'
import { type DataKey, openField } from '../platform/crypto/fields.ts'
import type { Services } from '../platform/services.ts'
import { findOperator, operatorState } from './operator.queries.ts'
import { type MemberRow, nameOfMember, type OpenUnit } from './unit.queries.ts'

/** An operator as the administrator sees it. */
export function operatorView(row: MemberRow, key: DataKey, now: number): OperatorView {
  return {
    id: row.id,
    name: nameOfMember(key, row),
    mobile: maskMobile(openField(key, sealedPlace.memberMobile(row.id), row.mobile_sealed)),
    state: operatorState(row, now),
    businesses: row.businesses === null ? [] : (JSON.parse(row.businesses) as BusinessId[]),
    internalUnit: row.internal_unit,
    expiresAt: row.state === 'invited' ? row.expires_at : null,
  }
}

/** An operator after an act, read anew so that a repeat of the act tells how it stands now. */
export async function operatorNow(
  { store, clock }: Services,
  unit: OpenUnit,
  memberId: string,
): Promise<OperatorView> {
  const row = (await findOperator(store.read, unit.id, memberId)) ?? notFound()
  return operatorView(row, unit.key, clock.now())
}
