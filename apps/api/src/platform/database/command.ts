import type { Trx } from './dialects.ts'

/**
 * A write: a named function with plain data in and out that awaits nothing but its transaction. It may run
 * twice (a serialisation failure), so ids, clock, random and slow work come in with the input.
 */
export interface Command<In, Out> {
  name: string
  run: (trx: Trx, input: In) => Promise<Out>
  /** A piece of a long work. */
  bulk?: true
}

/** Names a write so that the writer thread can find it. */
export function defineCommand<In, Out>(
  name: string,
  run: (trx: Trx, input: In) => Promise<Out>,
): Command<In, Out> {
  return { name, run }
}

/**
 * Names a write that is a piece of a long work: a few milliseconds each, and worth nothing before the write
 * that ends the work. On SQLite it lets every write of a person go first, and is durable only with the next
 * of those.
 */
export function defineBulkCommand<In, Out>(
  name: string,
  run: (trx: Trx, input: In) => Promise<Out>,
): Command<In, Out> {
  return { name, run, bulk: true }
}

/** Any command, for the registry that the writer thread looks in. */
export type AnyCommand = Command<never, unknown>
