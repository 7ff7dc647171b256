import type { AccountKind, EnterpriseSize } from '@wengang/policy'

interface ListedUnit {
  /** Row of the list, as the spreadsheet program numbers it. */
  sheetRow: number
  uscc: string
  /** As the list writes it, without blanks at its ends. */
  unitName: string
  unitNo: string | null
  /** GB/T 2260 code of the place that the unit belongs to; the province where the list tells no more. */
  regionCode: string
  contactName: string | null
  contactMobile: string | null
}

/** A unit that the agency found eligible, with the figures of its offer. */
export interface EligibleUnit extends ListedUnit {
  eligible: true
  size: EnterpriseSize
  headcount: number
  layoffBp: number
  baseFen: number
  ratioBp: number
  amountFen: number
  accountType: AccountKind['id']
  bankName: string | null
  accountName: string | null
  accountNo: string | null
}

/** A unit that the agency found not eligible, listed so that it can be told why. */
export interface IneligibleUnit extends ListedUnit {
  eligible: { reason: string }
  /** Figures that the list states all the same. */
  size: EnterpriseSize | null
  headcount: number | null
  layoffBp: number | null
  baseFen: number | null
}

export type AssessedUnit = EligibleUnit | IneligibleUnit
