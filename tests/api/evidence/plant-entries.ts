import { appendToStream } from '@wengang/api/platform/entries'
import type { House } from '../../support/house.ts'
import { withWriter } from '../../support/plant.ts'

/** Appends entries to a chain that is no case's, as an act of the staff would. */
export async function plantEntries(house: House, stream: string, count: number): Promise<void> {
  await withWriter(house, (db) =>
    db.transaction().execute(async (trx) => {
      for (let number = 0; number < count; number += 1) {
        await appendToStream(trx, stream, {
          kind: 'planted',
          at: house.clock.now(),
          by: 'system',
          facts: { number },
        })
      }
    }),
  )
}
