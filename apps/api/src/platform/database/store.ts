import type { Command } from './command.ts'
import type { Db, Engine } from './dialects.ts'

/** The database as the house uses it: reads at once, writes as commands. */
export interface Store {
  engine: Engine
  /** For reading only. */
  read: Db
  /** Runs a write in its own transaction; resolves after it is durable. Throws AppError or a fault. */
  write<In, Out>(command: Command<In, Out>, input: In): Promise<Out>
  /** Copies the database to a file that can be restored. */
  backUp(file: string): Promise<void>
  close(): Promise<void>
}
