import type { z } from 'zod'
import type * as shapes from './shapes/payments.ts'

/** The shapes of payment as types, for code that must not load zod. */
export type PaymentPlan = z.infer<typeof shapes.paymentPlan>
export type PaymentLine = z.infer<typeof shapes.paymentLine>
export type LinesSum = z.infer<typeof shapes.linesSum>
export type PaymentResultView = z.infer<typeof shapes.paymentResult>
export type AccountCheck = z.infer<typeof shapes.accountCheck>
export type RoundToPay = z.infer<typeof shapes.roundToPay>
export type RoundTotals = z.infer<typeof shapes.roundTotals>
export type MonthFigures = z.infer<typeof shapes.monthFigures>
export type LeftOut = z.infer<typeof shapes.leftOut>
