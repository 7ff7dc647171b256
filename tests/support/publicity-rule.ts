import { editionIds, getEdition, type PublicityRule } from '@wengang/policy'

/** Gives every edition of this thread another rule of publicity, as the data of another year may. */
export function applyPublicityRule(rule: Partial<PublicityRule>): void {
  for (const id of editionIds) Object.assign(getEdition(id).publicity, rule)
}
