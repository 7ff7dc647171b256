import type { Kysely } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import { columnTypes } from './column-types.ts'
import type { Engine } from './dialects.ts'
import { up as ground } from './migrations/001-ground.ts'
import { up as housekeeping } from './migrations/002-housekeeping.ts'
import { up as accounts } from './migrations/003-accounts.ts'
import { up as deliveries } from './migrations/004-deliveries.ts'
import { up as membersByUnit } from './migrations/005-members-by-unit.ts'
import { up as releases } from './migrations/006-releases.ts'
import { up as secondFactors } from './migrations/007-second-factors.ts'
import { up as batches } from './migrations/008-batches.ts'
import { up as campaigns } from './migrations/009-campaigns.ts'
import { up as watching } from './migrations/010-watching.ts'
import { up as window } from './migrations/012-window.ts'
import { up as paymentPlans } from './migrations/014-payment-plans.ts'
import { up as audit } from './migrations/015-audit.ts'
import { up as transports } from './migrations/011-transports.ts'
import { up as rounds } from './migrations/013-rounds.ts'
import { up as fixing } from './migrations/016-fixing.ts'
import { up as releasesByProgramme } from './migrations/017-releases-by-programme.ts'
import { up as objections } from './migrations/018-objections.ts'
import { up as paymentSums } from './migrations/019-payment-sums.ts'
import type { Schema } from './schema.ts'

const steps = {
  '001-ground': ground,
  '002-housekeeping': housekeeping,
  '003-accounts': accounts,
  '004-deliveries': deliveries,
  '005-members-by-unit': membersByUnit,
  '006-releases': releases,
  '007-second-factors': secondFactors,
  '008-batches': batches,
  '009-campaigns': campaigns,
  '010-watching': watching,
  '012-window': window,
  '014-payment-plans': paymentPlans,
  '015-audit': audit,
  '011-transports': transports,
  '013-rounds': rounds,
  '016-fixing': fixing,
  '017-releases-by-programme': releasesByProgramme,
  '018-objections': objections,
  '019-payment-sums': paymentSums,
} as const

/** Every migration in order; forward only, expand before contract. */
export function migrations(engine: Engine): Record<string, Migration> {
  const types = columnTypes[engine]
  return Object.fromEntries(
    Object.entries(steps).map(([name, up]) => [
      name,
      { up: (db: Kysely<unknown>) => up(db, types) },
    ]),
  )
}

/** Brings a database to the newest schema. Throws the first failure; what ran before it stays. */
export async function migrate(db: Kysely<Schema>, engine: Engine): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => migrations(engine) },
  })
  const { error } = await migrator.migrateToLatest()
  if (error !== undefined) throw error
}
