import type { Command } from './command.ts'
import type { Db, Engine } from './dialects.ts'
import type { DatabasePlace } from './place.ts'

/** The database as the house uses it: reads at once, writes as commands. */
export interface Store {
  engine: Engine
  place: DatabasePlace
  /** For reading only. */
  read: Db
  /** Runs a write in its own transaction; resolves after it is durable. Throws AppError or a fault. */
  write<In, Out>(command: Command<In, Out>, input: In): Promise<Out>
  /** Copies the database as it stands at one instant into a new SQLite file, whichever engine this is. */
  backUp(file: string): Promise<void>
  close(): Promise<void>
}
