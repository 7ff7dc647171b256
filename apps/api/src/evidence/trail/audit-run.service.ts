import type { auditRun } from '@wengang/contracts/shapes/audit'
import { shanghaiDay, shanghaiTime } from '@wengang/policy'
import type { z } from 'zod'
import { defineCommand } from '../../platform/database/command.ts'
import type { Db, Trx } from '../../platform/database/dialects.ts'
import { newId } from '../../platform/ids.ts'
import type { Services } from '../../platform/services.ts'
import { staffIdOf, staffNames } from '../../staff/staff-names.queries.ts'
import type { AuditReport } from '../audit/verify-database.ts'
import { verifyHouse } from '../audit/verify-house.ts'

/** From this time of the day on, Asia/Shanghai, the nightly verification is due. */
const nightlyFrom = '02:00'
const problemsKept = 100
/** A run that never came to its end no longer holds its night. */
const abandonedMs = 6 * 3_600_000

/** Begins a run; false when this night's has been begun by this or another process. */
export const beginAuditRun = defineCommand(
  'beginAuditRun',
  async (trx: Trx, input: { id: string; day: string | null; by: string; at: number }) => {
    await trx
      .deleteFrom('audit_run')
      .where('finished_at', 'is', null)
      .where('started_at', '<', input.at - abandonedMs)
      .execute()
    const begun = await trx
      .insertInto('audit_run')
      .values({
        id: input.id,
        day: input.day,
        by_actor: input.by,
        started_at: input.at,
        finished_at: null,
        ok: null,
        entries: null,
        problem_count: 0,
        problems: '[]',
        seal_head: null,
      })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst()
    return begun.numInsertedOrUpdatedRows === 1n
  },
)

/** Notes what a run found. */
export const finishAuditRun = defineCommand(
  'finishAuditRun',
  async (
    trx: Trx,
    input: {
      id: string
      at: number
      report: Pick<AuditReport, 'ok' | 'entries' | 'problems' | 'newestSeal'>
    },
  ) => {
    const { ok, entries, problems, newestSeal } = input.report
    await trx
      .updateTable('audit_run')
      .set({
        finished_at: input.at,
        ok: ok ? 1 : 0,
        entries,
        problem_count: problems.length,
        problems: JSON.stringify(problems.slice(0, problemsKept)),
        seal_head: newestSeal?.hash ?? null,
      })
      .where('id', '=', input.id)
      .execute()
  },
)

/** Verifies the house and keeps what was found; null when this night's run is somebody else's. */
export async function runAudit(
  services: Services,
  { by, day, knownHeads }: { by: string; day: string | null; knownHeads: readonly string[] },
): Promise<AuditReport | null> {
  const { store, clock } = services
  const id = newId(clock.now())
  if (!(await store.write(beginAuditRun, { id, day, by, at: clock.now() }))) return null
  const report = await verifyHouse(services, knownHeads)
  const { ok, entries, problems, newestSeal } = report
  await store.write(finishAuditRun, {
    id,
    at: clock.now(),
    report: { ok, entries, problems: [...problems], newestSeal },
  })
  return report
}

/** Does the verification of this night, once, whichever process comes first. */
export async function auditNightly(services: Services): Promise<void> {
  const now = services.clock.now()
  if (shanghaiTime(now) < nightlyFrom) return
  const day = shanghaiDay(now)
  const known = await services.store.read
    .selectFrom('audit_run')
    .select('id')
    .where('day', '=', day)
    .executeTakeFirst()
  if (known !== undefined) return
  const report = await runAudit(services, { by: 'system', day, knownHeads: [] })
  if (report !== null && !report.ok) {
    services.log.error({ problems: report.problems.length }, 'the chains do not verify')
  }
}

type AuditRun = z.infer<typeof auditRun>

/** The last runs, newest first. */
export async function lastAuditRuns(db: Db, limit: number): Promise<AuditRun[]> {
  const rows = await db
    .selectFrom('audit_run')
    .selectAll()
    .orderBy('started_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  const names = await staffNames(
    db,
    rows.map((row) => staffIdOf(row.by_actor)),
  )
  return rows.map((row) => ({
    id: row.id,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    by: names.get(staffIdOf(row.by_actor) ?? '') ?? '每夜自动',
    ok: row.ok === null ? null : row.ok === 1,
    entries: row.entries,
    problems: JSON.parse(row.problems) as AuditRun['problems'],
    problemCount: row.problem_count,
    sealHead: row.seal_head,
  }))
}
