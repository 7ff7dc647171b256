import { assertSafeInteger } from './hundredths.ts'

const DIGITS = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'] as const
const UNITS: readonly (readonly [size: number, word: string])[] = [
  [100_000_000, '亿'],
  [10_000, '万'],
  [1_000, '仟'],
  [100, '佰'],
  [10, '拾'],
]

/**
 * Fen in Chinese capitals as sheets and vouchers print it: 贰拾叁万柒仟壹佰叁拾柒元壹角整.
 * Where the rules for vouchers (支付结算办法, annex 1) leave a choice, it is their first example:
 * 1,680.32 is 壹仟陆佰捌拾元零叁角贰分. Negative or no safe integer: RangeError.
 */
export function chineseCapital(fen: number): string {
  assertSafeInteger(fen)
  if (fen < 0) throw new RangeError('an amount in capitals cannot be negative')
  const yuan = Math.floor(fen / 100)
  const jiao = Math.floor((fen % 100) / 10)
  const odd = fen % 10
  if (fen === 0) return '零元整'
  const gap = yuan > 0 && (jiao === 0 ? odd > 0 : yuan % 10 === 0)
  return [
    yuan > 0 ? `${wholeNumber(yuan)}元` : '',
    gap && fen % 100 > 0 ? '零' : '',
    jiao > 0 ? `${DIGITS[jiao]}角` : '',
    odd > 0 ? `${DIGITS[odd]}分` : '整',
  ].join('')
}

function wholeNumber(value: number): string {
  const unit = UNITS.find(([size]) => value >= size)
  if (!unit) return DIGITS[value] ?? ''
  const [size, word] = unit
  const rest = value % size
  const gap = rest > 0 && rest < size / 10 ? '零' : ''
  return `${wholeNumber(Math.floor(value / size))}${word}${gap}${rest > 0 ? wholeNumber(rest) : ''}`
}
