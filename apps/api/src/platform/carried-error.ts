import type { ErrorCode, ErrorDetails } from '@wengang/contracts'
import { AppError } from './app-error.ts'

/** An error as it crosses from one thread into another. */
export type CarriedError = { refusal: { code: ErrorCode; details: unknown } } | { fault: string }

/** Packs an error for another thread; a refusal stays one. */
export function carry(error: unknown): CarriedError {
  if (error instanceof AppError) return { refusal: { code: error.code, details: error.details } }
  return { fault: error instanceof Error ? (error.stack ?? error.message) : String(error) }
}

/** The error that another thread has packed. */
export function errorFrom(carried: CarriedError): Error {
  return 'refusal' in carried
    ? new AppError(carried.refusal.code, carried.refusal.details as ErrorDetails<ErrorCode>)
    : new Error(carried.fault)
}
