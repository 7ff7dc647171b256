import { codePointLength, maskAccount, maskMobile, maskPersonName } from '@wengang/identifiers'
import type { ColumnKey } from './columns.ts'

const LONGEST_SHOWN = 40
/** Names of firms are longer; what is shorter may be a person's. */
const SHORTEST_FIRM_NAME = 5

/** What a cell holds, as it may be shown and stored with a finding; null for a blank cell. */
export function maskedValue(key: ColumnKey, text: string): string | null {
  if (text === '') return null
  const masked = mask(key, text)
  const characters = Array.from(masked)
  return characters.length > LONGEST_SHOWN
    ? `${characters.slice(0, LONGEST_SHOWN).join('')}…`
    : masked
}

function mask(key: ColumnKey, text: string): string {
  switch (key) {
    case 'contactMobile':
      return maskMobile(text)
    case 'accountNo':
      return maskAccount(text)
    case 'contactName':
      return maskPersonName(text)
    case 'accountName':
      return codePointLength(text) < SHORTEST_FIRM_NAME ? maskPersonName(text) : text
    case 'unitNo':
    case 'uscc':
    case 'unitName':
    case 'size':
    case 'headcount':
    case 'layoffRate':
    case 'base':
    case 'ratio':
    case 'amount':
    case 'accountType':
    case 'bankName':
    case 'policyYear':
    case 'eligible':
    case 'reason':
      return text
  }
}
