import { formatBp, formatYuan, regionName } from '@wengang/identifiers'
import { formatPlainDate, shanghaiDay, shanghaiTime } from '@wengang/policy'

/** 237,137.10 元 */
export const money = (fen: number): string => `${formatYuan(fen)} 元`

/** 30%; a share in basis points. */
export const share = (bp: number): string => formatBp(bp)

/** 2023-12-08 14:02, as tables write it: of one width, and in order. */
export const moment = (at: number): string => `${shanghaiDay(at)} ${shanghaiTime(at)}`

/** 12-08 14:02, where many stand in one line and the year is known. */
export const briefMoment = (at: number): string => moment(at).slice(5)

/** 2023年12月31日 */
export const date = (day: string): string => formatPlainDate(day)

export const count = (number: number): string => number.toLocaleString('zh-CN')

/** A region by its name, or by its digits where the name is not known. */
export const region = (code: string): string => regionName(code.padEnd(6, '0')) ?? code
