import pino, { type DestinationStream, type Logger } from 'pino'

/**
 * The log, declared once. What goes in is ids, counts, routes and durations; anything that could name a
 * person is cut out here as a last line, whatever a caller passes.
 */
export function createLog(level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: null,
    redact: {
      paths: [
        'mobile',
        'name',
        'code',
        'token',
        'password',
        'cookie',
        'authorization',
        'account',
        '*.mobile',
        '*.name',
        '*.code',
        '*.token',
        '*.password',
      ],
      censor: '[personal]',
    },
  }
  return destination === undefined ? pino(options) : pino(options, destination)
}
