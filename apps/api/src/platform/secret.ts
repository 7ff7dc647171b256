/** A secret of the configuration: printed, logged or written as JSON it shows nothing. */
export interface Secret {
  reveal(): string
}

/** Wraps a text so that only a call that says so gives it out. */
export function makeSecret(text: string): Secret {
  return Object.defineProperty({}, 'reveal', { value: () => text, enumerable: false }) as Secret
}
