import { refuse } from '../../platform/app-error.ts'
import { isWithin, type Scope } from '../../platform/region-scope.ts'

/** That nobody gives more than they have: region and programmes lie within their own. Throws STATE_REFUSES. */
export function needInScope(wish: Scope, by: Scope): void {
  if (!isWithin(wish.regionCode, by.regionCode)) {
    refuse('STATE_REFUSES', {
      reason: `只能添加本区划（${by.regionCode}）以内的工作人员。`,
    })
  }
  const { programmes } = by
  const isInside =
    programmes === null ||
    (wish.programmes !== null && wish.programmes.every((one) => programmes.includes(one)))
  if (!isInside) refuse('STATE_REFUSES', { reason: '只能分配您自己负责的业务。' })
}
