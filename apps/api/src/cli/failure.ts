/** What ends a command: one sentence for the person at the terminal, never a stack trace. */
export class CliFailure extends Error {
  override readonly name = 'CliFailure'
  /** The code of the registry, for machines; null when the server was not reached or not asked. */
  readonly code: string | null

  constructor(message: string, code: string | null = null) {
    super(message)
    this.code = code
  }
}

/** Ends the command; usable as an expression. */
export function fail(message: string): never {
  throw new CliFailure(message)
}
