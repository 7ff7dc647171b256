import { sql } from 'kysely'
import type { HttpApp } from './context.ts'

const stuckAfterMs = 15 * 60_000

/** `/healthz`: the process answers. `/readyz`: the database answers and no job waits too long. */
export function mountHealth(app: HttpApp): void {
  app.get('/healthz', (c) => c.json({ ok: true }))
  app.get('/readyz', async (c) => {
    const { store, clock, log } = c.get('services')
    try {
      await sql`select 1`.execute(store.read)
      const oldest = await store.read
        .selectFrom('job')
        .select('due_at')
        .where('done_at', 'is', null)
        .orderBy('due_at')
        .limit(1)
        .executeTakeFirst()
      const waitedMs = oldest === undefined ? 0 : Math.max(0, clock.now() - oldest.due_at)
      const ok = waitedMs < stuckAfterMs
      return c.json({ ok, database: 'ok', outbox: ok ? 'ok' : 'waiting' }, ok ? 200 : 503)
    } catch (error) {
      log.error({ fault: error instanceof Error ? error.message : 'unknown' }, 'not ready')
      return c.json({ ok: false, database: 'unreachable', outbox: 'unknown' }, 503)
    }
  })
}
