import { type AuditReport, verifyDatabase } from '@wengang/api/evidence/audit/verify-database'
import type { Db } from '@wengang/api/platform/database/dialects'
import type { House } from './house.ts'
import { withWriter } from './plant.ts'

/** What an offline verification with every key says of a house, or of a transaction in it. */
export function verifyWhole(
  house: House,
  db: Db = house.services.store.read,
  knownHeads: readonly string[] = [],
): Promise<AuditReport> {
  const { blobs, keys } = house.services
  return verifyDatabase(db, {
    sealKeys: new Map([[keys.id, keys.seal.public]]),
    secrets: { keys, blobs },
    knownHeads,
  })
}

class Undo extends Error {}

/** What is said after somebody worked on the database by hand; the work is undone afterwards. */
export async function reportAfter(
  house: House,
  tamper: (db: Db) => Promise<unknown>,
  knownHeads: readonly string[] = [],
): Promise<AuditReport> {
  let report: AuditReport | undefined
  try {
    await withWriter(house, (db) =>
      db.transaction().execute(async (trx) => {
        await tamper(trx)
        report = await verifyWhole(house, trx, knownHeads)
        throw new Undo()
      }),
    )
  } catch (error) {
    if (!(error instanceof Undo)) throw error
  }
  if (report === undefined) throw new Error('nothing was verified')
  return report
}

/** The problems of such a report, one line each. */
export async function foundAfter(
  house: House,
  tamper: (db: Db) => Promise<unknown>,
): Promise<string> {
  return linesOf(await reportAfter(house, tamper))
}

export function linesOf({ problems }: AuditReport): string {
  return problems.map(({ where, what }) => `${where}：${what}`).join('\n')
}
