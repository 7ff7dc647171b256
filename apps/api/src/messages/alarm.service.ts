import { type AlarmKind, alarmLimits, alarmWords } from '@wengang/contracts'
import { defineCommand } from '../platform/database/command.ts'
import type { Db, Trx } from '../platform/database/dialects.ts'

export interface Alarm {
  /** Id of a new one, should none be open. */
  id: string
  kind: AlarmKind
  subject: string
  facts: Readonly<Record<string, number>>
  at: number
}

/** Raises an alarm, or says of an open one that it still holds; several processes raise one. */
export async function raiseAlarm(trx: Trx, { id, kind, subject, facts, at }: Alarm): Promise<void> {
  const seen = await trx
    .updateTable('alarm')
    .set({ facts: JSON.stringify(facts), seen_at: at })
    .where('kind', '=', kind)
    .where('subject', '=', subject)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  if (seen.numUpdatedRows > 0n) return
  await trx
    .insertInto('alarm')
    .values({
      id,
      kind,
      subject,
      facts: JSON.stringify(facts),
      raised_at: at,
      seen_at: at,
      ended_at: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Raises what was found and ends what has not been seen for long enough. */
export const watchAlarmsCommand = defineCommand(
  'watchAlarms',
  async (trx: Trx, { alarms, at }: { alarms: readonly Alarm[]; at: number }): Promise<void> => {
    for (const alarm of alarms) await raiseAlarm(trx, alarm)
    await trx
      .updateTable('alarm')
      .set({ ended_at: at })
      .where('ended_at', 'is', null)
      .where((eb) =>
        eb.or([
          eb.and([eb('kind', '!=', 'verifyBurst'), eb('seen_at', '<', at - alarmLimits.quietMs)]),
          eb('seen_at', '<', at - alarmLimits.burstQuietMs),
        ]),
      )
      .execute()
  },
)

/** Whether a watch would change anything, so that nothing is written for nothing. */
export async function hasEndingAlarm(db: Db, at: number): Promise<boolean> {
  const row = await db
    .selectFrom('alarm')
    .select('id')
    .where('ended_at', 'is', null)
    .where('seen_at', '<', at - alarmLimits.quietMs)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** What is an alarm now, the newest first: for the first screen of the desk. */
export async function openAlarms(db: Db) {
  const rows = await db
    .selectFrom('alarm')
    .selectAll()
    .where('ended_at', 'is', null)
    .orderBy('raised_at', 'desc')
    .execute()
  return rows.map(({ id, kind, subject, facts, raised_at: raisedAt, seen_at: seenAt }) => ({
    id,
    kind,
    subject,
    words: alarmWords(kind, subject, JSON.parse(facts) as Record<string, number>),
    raisedAt,
    seenAt,
  }))
}
