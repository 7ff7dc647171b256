import { type ErrorCode, type ErrorDetails, errorWords } from '@wengang/contracts'

/** A refusal with a code of the registry. Rolls back the command that throws it. */
export class AppError<C extends ErrorCode = ErrorCode> extends Error {
  override readonly name = 'AppError'
  readonly code: C
  readonly details: ErrorDetails<C>

  constructor(code: C, details: ErrorDetails<C>) {
    super(code)
    this.code = code
    this.details = details
  }
}

/** Throws a refusal; usable as an expression. */
export function refuse<C extends ErrorCode>(code: C, details: ErrorDetails<C>): never {
  throw new AppError(code, details)
}

/** The one answer for whatever is unknown or belongs to somebody else. */
export function notFound(): never {
  return refuse('NOT_FOUND', {})
}

/** The words of a refusal as a person reads them. */
export function wordsOf(error: AppError): string {
  return errorWords(error.code, error.details)
}
