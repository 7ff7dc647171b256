import { type Clock, offsetClock, systemClock } from '../platform/clock.ts'
import { ConfigError } from '../platform/config-error.ts'
import type { Config } from '../platform/config.ts'
import { defineCommand } from '../platform/database/command.ts'
import type { Trx } from '../platform/database/dialects.ts'
import type { Store } from '../platform/database/store.ts'

/** Notes once what a database is for; a repeat leaves the first note. */
export const noteMode = defineCommand(
  'noteMode',
  async (trx: Trx, input: { mode: 'demo' | 'real'; startedAt: number }) => {
    await trx
      .insertInto('meta')
      .values([
        { key: 'mode', value: input.mode },
        { key: 'startedAt', value: String(input.startedAt) },
      ])
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  },
)

/**
 * The clock of a deployment. A demo database keeps the moment of its first start, and its clock stands that
 * far beside the real one and runs on; a database with real data refuses a demo clock, and the other way
 * round. Throws ConfigError.
 */
export async function clockFor(store: Store, config: Config): Promise<Clock> {
  const wanted = config.demo.on ? 'demo' : 'real'
  await store.write(noteMode, { mode: wanted, startedAt: systemClock.now() })
  const rows = await store.read.selectFrom('meta').selectAll().execute()
  const meta = new Map(rows.map(({ key, value }) => [key, value]))
  const mode = meta.get('mode')
  if (mode !== wanted) {
    throw new ConfigError(
      mode === 'demo'
        ? '这个数据文件夹里是演示数据，不能当作正式数据启动；请用 DATA_DIR 换一个空文件夹。'
        : '这个数据文件夹里是正式数据，不能用演示时钟启动；请加 --empty，或用 DATA_DIR 换一个空文件夹。',
    )
  }
  if (wanted === 'real') return systemClock
  return offsetClock(config.demo.startsAt - Number(meta.get('startedAt')))
}
