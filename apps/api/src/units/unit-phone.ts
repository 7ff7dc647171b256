import type { ChallengeSubject } from '../links/challenge.queries.ts'
import { typedMobile, typedUscc } from '../accounts/typed-values.ts'
import { refuse } from '../platform/app-error.ts'
import { blindIndex } from '../platform/crypto/keys.ts'
import type { Services } from '../platform/services.ts'
import { findOperatorByPhone, operatorState } from './operator.queries.ts'
import { askedByFormerPhone } from './sign-in.queries.ts'
import { findOpenUnit, type OpenUnit } from './unit.queries.ts'

/** A phone that may sign a unit in: the certified one, or that of an operator. */
export interface UnitPhone {
  unit: OpenUnit
  mobile: string
  mobileIndex: string
  /** The operator whose phone it is; null for the certified one. */
  operatorId: string | null
}

/**
 * The phone that signs a unit in without certificate (S1-09, S2-04): the certified one, or an operator's own
 * when it is named (S0-12). Refuses with UNIT_UNKNOWN, UNIT_NOT_OPENED or OPERATOR_UNKNOWN, and with
 * PHONE_CHANGED where a code is on its way to a number that was certified until a moment ago.
 */
export async function findUnitPhone(
  { store, keys, clock }: Services,
  typed: { uscc: string; mobile?: string | undefined },
  step: 'ask' | 'signIn',
): Promise<UnitPhone> {
  const uscc = typedUscc(typed.uscc)
  const named = typed.mobile === undefined ? null : typedMobile(typed.mobile)
  const unit = await findOpenUnit(store.read, keys, uscc)
  if (unit === undefined) return refuse('UNIT_UNKNOWN', {})
  if (unit === 'notOpened') return refuse('UNIT_NOT_OPENED', {})
  const now = clock.now()
  const namedIndex = named === null ? null : blindIndex(keys, 'mobile', named)
  if (step === 'signIn') {
    const former = await askedByFormerPhone(store.read, unit, now)
    if (former !== null && (namedIndex ?? former) === former) return refuse('PHONE_CHANGED', {})
  }
  if (named === null || namedIndex === null || namedIndex === unit.certified.mobileIndex) {
    return { unit, ...unit.certified, operatorId: null }
  }
  const operator = await findOperatorByPhone(store.read, unit.id, namedIndex)
  const state = operator === undefined ? 'withdrawn' : operatorState(operator, now)
  const mayEnter = unit.internalManagement && (state === 'active' || state === 'invited')
  if (operator === undefined || !mayEnter) return refuse('OPERATOR_UNKNOWN', {})
  return { unit, mobile: named, mobileIndex: namedIndex, operatorId: operator.id }
}

/** What the codes of a unit's phone are asked for; wrong ones are counted per unit and phone. */
export function unitSubject({
  unit,
  mobileIndex,
}: Pick<UnitPhone, 'mobileIndex'> & { unit: { id: string } }): ChallengeSubject {
  return { kind: 'unit', id: `${unit.id}:${mobileIndex}` }
}
