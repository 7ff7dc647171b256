export { isBankAccount, normaliseBankAccount, parseBankAccount } from './bank-account.ts'
export type { BankAccountRefusal, BankAccountResult, LuhnHint } from './bank-account.ts'
export { chineseCapital } from './chinese-capital.ts'
export { accountTail, maskAccount, maskMobile, maskPersonName, maskResidentId } from './mask.ts'
export { isMobile, normaliseMobile, parseMobile } from './mobile.ts'
export type { MobileRefusal, MobileResult } from './mobile.ts'
export { formatYuan, multiplyByBp, parseYuan } from './money.ts'
export type { MoneyRefusal, MoneyResult, Rounding } from './money.ts'
export { isOrgCode, orgCodeCheckCharacter } from './org-code.ts'
export { formatBp, parsePercent } from './ratio.ts'
export type { RatioRefusal, RatioResult } from './ratio.ts'
export { regionCodeOfUnitNo, regionFullName, regionName } from './region.ts'
export {
  isResidentId,
  normaliseResidentId,
  parseResidentId,
  residentIdCheckCharacter,
} from './resident-id.ts'
export type { ResidentId, ResidentIdRefusal, ResidentIdResult } from './resident-id.ts'
export {
  codePointLength,
  findPrivateUse,
  hasPrivateUse,
  stripBlanks,
  stripSeparators,
  toHalfWidth,
} from './text.ts'
export type { PrivateUseCharacter } from './text.ts'
export {
  maskUnitName,
  nameBigrams,
  normaliseUnitName,
  sameUnitName,
  searchableName,
  searchPairs,
} from './unit-name.ts'
export { completeUscc, isUscc, normaliseUscc, parseUscc, usccCheckCharacter } from './uscc.ts'
export type { Uscc, UsccRefusal, UsccResult } from './uscc.ts'
export { isGovernmentOrgan, usccKind } from './uscc-kind.ts'
export type { UsccKind } from './uscc-kind.ts'
