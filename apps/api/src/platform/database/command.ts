import type { Trx } from './dialects.ts'

/**
 * A write: a named function with plain data in and out that awaits nothing but its transaction. It may run
 * twice (a serialisation failure), so ids, clock, random and slow work come in with the input.
 */
export interface Command<In, Out> {
  name: string
  run: (trx: Trx, input: In) => Promise<Out>
}

/** Names a write so that the writer thread can find it. */
export function defineCommand<In, Out>(
  name: string,
  run: (trx: Trx, input: In) => Promise<Out>,
): Command<In, Out> {
  return { name, run }
}

/** Any command, for the registry that the writer thread looks in. */
export type AnyCommand = Command<never, unknown>
