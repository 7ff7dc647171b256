import { formatBp, formatYuan, multiplyByBp, usccKind } from '@wengang/identifiers'
import type { Edition } from './edition.ts'
import type { EnterpriseSize } from './enterprise-size.ts'
import { enterpriseSizeWords } from './enterprise-size.ts'

/** One unit of the assessed list, already read into fen and basis points. */
export interface AssessedUnit {
  /** Normalised; only its first characters are looked at, as a hint at the kind of unit. */
  uscc: string
  headcount: number
  layoffBp: number
  size: EnterpriseSize
  ratioBp: number
  baseFen: number
  amountFen: number
}

interface Line<Code extends string, Figures> {
  code: Code
  passed: boolean
  figures: Figures
  words: string
}

/** One line of the explanation, with the figures that its words were made of. */
export type EligibilityReason =
  | Line<'unitKind', { uscc: string }>
  | Line<'headcount', { headcount: number }>
  | Line<'layoffRate', { layoffBp: number; ceilingBp: number; headcount: number }>
  | Line<'premiumPaid', { baseFen: number }>
  | Line<'ratio', { size: EnterpriseSize; ratioBp: number; editionBp: number }>
  | Line<'amount', { baseFen: number; ratioBp: number; amountFen: number; expectedFen: number }>

export interface Assessment {
  /** `inconsistent`: the unit qualifies, but the list's own figures contradict the edition. */
  decision: 'eligible' | 'notEligible' | 'inconsistent'
  reasons: readonly EligibilityReason[]
}

/**
 * The refund for a premium paid: base × ratio, rounded as the edition says. In fen.
 * S2-26: 790,457.00 × 30 % = 237,137.10. Throws RangeError for a negative or unsafe amount.
 */
export function refundAmount(baseFen: number, ratioBp: number, edition: Edition): number {
  return multiplyByBp(baseFen, ratioBp, edition.rounding)
}

/** The highest layoff rate at which a unit of that many insured still qualifies, in basis points. */
export function layoffCeilingBp(headcount: number, edition: Edition): number {
  const { ceilingBp, smallUnit } = edition.layoff
  return headcount <= smallUnit.maxHeadcount ? smallUnit.ceilingBp : ceilingBp
}

/** Whether a unit qualifies and its figures fit, with every reason in the order people ask. */
export function assess(unit: AssessedUnit, edition: Edition): Assessment {
  const conditions = [
    unitKindLine(unit, edition),
    headcountLine(unit),
    layoffRateLine(unit, edition),
    premiumPaidLine(unit),
  ]
  const figures = [ratioLine(unit, edition), amountLine(unit, edition)]
  return {
    decision: decide(conditions, figures),
    reasons: [...conditions, ...figures],
  }
}

function decide(
  conditions: readonly EligibilityReason[],
  figures: readonly EligibilityReason[],
): Assessment['decision'] {
  if (!conditions.every(({ passed }) => passed)) return 'notEligible'
  return figures.every(({ passed }) => passed) ? 'eligible' : 'inconsistent'
}

function unitKindLine({ uscc }: AssessedUnit, edition: Edition): EligibilityReason {
  const excluded = edition.excludedUnitKinds.find(({ kind }) => kind === usccKind(uscc))
  return {
    code: 'unitKind',
    passed: excluded === undefined,
    figures: { uscc },
    words: excluded ? `${excluded.words}不在返还范围内` : '单位类型在返还范围内',
  }
}

function headcountLine({ headcount }: AssessedUnit): EligibilityReason {
  return {
    code: 'headcount',
    passed: headcount >= 1,
    figures: { headcount },
    words: headcount >= 1 ? `参保人数 ${headcount} 人` : '没有参保人员',
  }
}

function layoffRateLine(unit: AssessedUnit, edition: Edition): EligibilityReason {
  // A rate below zero means that the unit grew; it counts as none.
  const layoffBp = Math.max(0, unit.layoffBp)
  const { headcount } = unit
  const ceilingBp = layoffCeilingBp(headcount, edition)
  const { maxHeadcount } = edition.layoff.smallUnit
  const group = headcount <= maxHeadcount ? `${maxHeadcount} 人及以下` : `${maxHeadcount} 人以上`
  const passed = layoffBp <= ceilingBp
  return {
    code: 'layoffRate',
    passed,
    figures: { layoffBp, ceilingBp, headcount },
    words: `裁员率 ${formatBp(layoffBp)}，${passed ? '不高于' : '高于'} ${formatBp(ceilingBp)}（参保 ${group}的上限）`,
  }
}

function premiumPaidLine({ baseFen }: AssessedUnit): EligibilityReason {
  return {
    code: 'premiumPaid',
    passed: baseFen > 0,
    figures: { baseFen },
    words:
      baseFen > 0
        ? `上年度失业保险缴费 ${formatYuan(baseFen)} 元`
        : '上年度没有失业保险缴费，没有可返还的金额',
  }
}

function ratioLine({ size, ratioBp }: AssessedUnit, edition: Edition): EligibilityReason {
  const editionBp = edition.ratiosBp[size]
  const passed = ratioBp === editionBp
  const rule = `${enterpriseSizeWords[size]}企业返还比例 ${formatBp(editionBp)}`
  return {
    code: 'ratio',
    passed,
    figures: { size, ratioBp, editionBp },
    words: passed ? rule : `${rule}，名单上是 ${formatBp(ratioBp)}`,
  }
}

/** Checked against the list's own ratio, so that one wrong ratio is not reported twice. */
function amountLine(unit: AssessedUnit, edition: Edition): EligibilityReason {
  const { baseFen, ratioBp, amountFen } = unit
  const expectedFen = baseFen > 0 ? refundAmount(baseFen, ratioBp, edition) : 0
  const passed = amountFen === expectedFen
  const sum = `${formatYuan(baseFen)} 元 × ${formatBp(ratioBp)} = ${formatYuan(expectedFen)} 元`
  return {
    code: 'amount',
    passed,
    figures: { baseFen, ratioBp, amountFen, expectedFen },
    words: passed ? sum : `${sum}，名单上是 ${formatYuan(amountFen)} 元`,
  }
}
