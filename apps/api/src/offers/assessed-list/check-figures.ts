import { formatBp, parsePercent, parseYuan, toHalfWidth } from '@wengang/identifiers'
import { assess, parseEnterpriseSize } from '@wengang/policy'
import type { Edition, EligibilityReason, EnterpriseSize } from '@wengang/policy'
import type { ColumnKey } from './columns.ts'
import type { RowFields } from './row-fields.ts'

/** Money in fen, ratios in basis points; null where the list gives none that can be used. */
export interface Figures {
  size: EnterpriseSize | null
  headcount: number | null
  layoffBp: number | null
  baseFen: number | null
  ratioBp: number | null
  amountFen: number | null
}

type NumberProblem = 'tooManyDecimals' | 'negative' | 'tooLarge'

const LARGEST_HEADCOUNT = 10_000_000

/** Reads the figures of a row; a blank is an error only where `mustBeFilled`. */
export function readFigures(fields: RowFields, mustBeFilled: boolean): Figures {
  const filled = (key: ColumnKey) => {
    const field = fields.field(key)
    if (field.state === 'blank' && mustBeFilled) fields.report(key, 'blank')
    return field.state === 'filled' ? field : null
  }
  const money = (key: 'base' | 'amount') => {
    const field = filled(key)
    if (!field) return null
    const result = parseYuan(field.value)
    if (result.ok) return result.fen
    fields.report(key, result.reason)
    return null
  }
  const percent = (key: 'layoffRate' | 'ratio') => {
    const field = filled(key)
    if (!field) return null
    const result = parsePercent(field.value)
    if (result.ok) return result.ratioBp
    return reportPercent(fields, key, result.reason === 'notRatio' ? 'notPercent' : result.reason)
  }
  const size = filled('size')
  const headcount = filled('headcount')
  return {
    size: size && readSize(fields, size.text),
    headcount: headcount && readHeadcount(fields, headcount.value),
    layoffBp: percent('layoffRate'),
    baseFen: money('base'),
    ratioBp: percent('ratio'),
    amountFen: money('amount'),
  }
}

function reportPercent(
  fields: RowFields,
  key: 'layoffRate' | 'ratio',
  problem: NumberProblem | 'notPercent',
): number | null {
  if (problem === 'negative' && key === 'layoffRate') {
    fields.report(key, 'layoffNegative')
    return 0
  }
  fields.report(key, problem)
  return null
}

function readSize(fields: RowFields, text: string): EnterpriseSize | null {
  const size = parseEnterpriseSize(text)
  if (size === null) fields.report('size', 'sizeUnknown')
  return size
}

function readHeadcount(fields: RowFields, value: string | number): number | null {
  const text =
    typeof value === 'number' ? String(value) : toHalfWidth(value).replace(/[,\s]|人$/g, '')
  const headcount = /^-?\d+$/.test(text) ? Number(text) : Number.NaN
  if (Number.isNaN(headcount)) fields.report('headcount', 'headcountNotWhole')
  else if (headcount > LARGEST_HEADCOUNT) fields.report('headcount', 'tooLarge')
  else return headcount
  return null
}

/** Stands in for a figure that is missing; the lines that would look at it are left out. */
const STAND_IN = {
  uscc: '',
  size: 'micro',
  headcount: 1,
  layoffBp: 0,
  baseFen: 1,
  ratioBp: 0,
  amountFen: 0,
} as const

/** Holds the figures against the edition and reports every condition that they break. */
export function checkFigures(
  fields: RowFields,
  uscc: string | null,
  figures: Figures,
  edition: Edition,
): void {
  const known = { uscc, ...figures }
  const { reasons } = assess(
    {
      uscc: uscc ?? STAND_IN.uscc,
      size: figures.size ?? STAND_IN.size,
      headcount: figures.headcount ?? STAND_IN.headcount,
      layoffBp: figures.layoffBp ?? STAND_IN.layoffBp,
      baseFen: figures.baseFen ?? STAND_IN.baseFen,
      ratioBp: figures.ratioBp ?? STAND_IN.ratioBp,
      amountFen: figures.amountFen ?? STAND_IN.amountFen,
    },
    edition,
  )
  for (const reason of reasons) {
    const complete = inputsOf[reason.code].every((input) => known[input] !== null)
    if (!reason.passed && complete) reportReason(fields, reason, edition)
  }
}

const inputsOf = {
  unitKind: ['uscc'],
  headcount: ['headcount'],
  layoffRate: ['layoffBp', 'headcount'],
  premiumPaid: ['baseFen'],
  ratio: ['size', 'ratioBp'],
  amount: ['baseFen', 'ratioBp', 'amountFen'],
} as const satisfies Record<EligibilityReason['code'], readonly (keyof typeof STAND_IN)[]>

function reportReason(fields: RowFields, reason: EligibilityReason, edition: Edition): void {
  switch (reason.code) {
    case 'unitKind':
      fields.report('uscc', 'unitKind', reason.words)
      return
    case 'headcount':
      fields.report('headcount', 'headcount', reason.words)
      return
    case 'layoffRate':
      fields.report('layoffRate', 'layoffRate', reason.words)
      return
    case 'premiumPaid':
      fields.report('base', 'premiumPaid', reason.words)
      return
    case 'ratio': {
      const { ratioBp } = reason.figures
      const inEdition = Object.values(edition.ratiosBp).includes(ratioBp)
      if (inEdition) fields.report('ratio', 'ratio', reason.words)
      else fields.report('ratio', 'ratioNotInEdition', formatBp(ratioBp))
      return
    }
    case 'amount':
      fields.report('amount', 'amount', reason.words)
  }
}
