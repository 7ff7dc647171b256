import { type ErrorBody, type ErrorCode, errorRegistry } from '@wengang/contracts'
import { AppError, wordsOf } from '../app-error.ts'
import type { HttpContext } from './context.ts'

/** Turns whatever was thrown into a refusal of the registry; a fault is logged and told without its inside. */
export function toAppError(error: unknown, c: HttpContext): AppError {
  if (error instanceof AppError) return error
  c.get('services').log.error(
    { requestId: c.get('requestId'), fault: error instanceof Error ? error.stack : 'unknown' },
    'request failed',
  )
  return new AppError<ErrorCode>('SERVER_FAULT', {} as never)
}

/** The JSON answer of a refusal. */
export function errorAnswer(error: unknown, c: HttpContext): Response {
  const refusal = toAppError(error, c)
  const body: ErrorBody = {
    error: {
      code: refusal.code,
      message: wordsOf(refusal),
      details: refusal.details,
      requestId: c.get('requestId'),
    },
  }
  return c.json(body, errorRegistry[refusal.code].status)
}
