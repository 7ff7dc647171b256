import { openBusinesses, type BusinessId, portalAt } from '@wengang/policy'
import { refuse } from '../platform/app-error.ts'

/** What an operator is given, each business once; refuses with INVALID_INPUT what needs a certificate. */
export function givenBusinesses(wished: readonly BusinessId[], now: number): BusinessId[] {
  const portal = portalAt(now)
  const open = openBusinesses(portal).map(({ id }) => id)
  const closed = portal.businesses.filter(({ id }) => wished.includes(id) && !open.includes(id))
  if (closed.length === 0) return [...new Set(wished)]
  const names = closed.map(({ name }) => `“${name}”`).join('、')
  return refuse('INVALID_INPUT', {
    findings: [
      { field: 'businesses', message: `${names}需要数字证书，不能交给操作员，请去掉后再试` },
    ],
  })
}
