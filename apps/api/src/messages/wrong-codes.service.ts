import { defineCommand } from '../platform/database/command.ts'
import type { Trx } from '../platform/database/dialects.ts'
import { newId } from '../platform/ids.ts'
import type { Services } from '../platform/services.ts'
import { hasEndingAlarm, raiseAlarm, watchAlarmsCommand } from './alarm.service.ts'

const bucket = 'verify:wrong'
const minuteMs = 60_000
const dayMs = 86_400_000

export interface WrongCodeWatch {
  at: number
  /** Of an alarm, should this be the code too many. */
  alarmId: string
  limits: { perTenMinutes: number; perDay: number }
}

/** What counting needs, for a command that may find a code wrong. */
export function wrongCodeWatch({ clock, config }: Services): WrongCodeWatch {
  const at = clock.now()
  return { at, alarmId: newId(at), limits: config.verifyBurst }
}

/** Counts codes of messages that nobody sent, wherever they were tried: asked about, typed in, or as a link. */
export const countWrongCodesCommand = defineCommand(
  'countWrongCodes',
  (trx: Trx, { count, watch }: { count: number; watch: WrongCodeWatch }): Promise<void> =>
    countWrong(trx, count, watch),
)

/** The same as a write of its own. */
export async function countWrongCodes(services: Services, count: number): Promise<void> {
  if (count === 0) return
  await services.store.write(countWrongCodesCommand, { count, watch: wrongCodeWatch(services) })
}

/** Counts the links that were opened since, and ends what has been quiet for long enough. */
export async function watchWrongCodes(services: Services): Promise<void> {
  const { store, clock, wrongLinks } = services
  const { count } = wrongLinks
  wrongLinks.count = 0
  await countWrongCodes(services, count)
  const at = clock.now()
  if (await hasEndingAlarm(store.read, at))
    await store.write(watchAlarmsCommand, { alarms: [], at })
}

/** Many wrong codes, from wherever, are forged messages or somebody who guesses. */
export async function countWrong(
  trx: Trx,
  count: number,
  { at, alarmId, limits }: WrongCodeWatch,
): Promise<void> {
  await trx
    .insertInto('limiter')
    .values({ bucket, window_start: at - (at % minuteMs), uses: count })
    .onConflict((conflict) =>
      conflict
        .columns(['bucket', 'window_start'])
        .doUpdateSet((eb) => ({ uses: eb('limiter.uses', '+', count) })),
    )
    .execute()
  const since = async (ms: number): Promise<number> => {
    const { uses } = await trx
      .selectFrom('limiter')
      .select((eb) => eb.fn.sum<number>('uses').as('uses'))
      .where('bucket', '=', bucket)
      .where('window_start', '>', at - ms)
      .executeTakeFirstOrThrow()
    return Number(uses)
  }
  const facts = { tenMinutes: await since(10 * minuteMs), day: await since(dayMs) }
  if (facts.tenMinutes <= limits.perTenMinutes && facts.day <= limits.perDay) return
  await raiseAlarm(trx, { id: alarmId, kind: 'verifyBurst', subject: 'verify', facts, at })
}
