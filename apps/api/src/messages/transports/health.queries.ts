import { alarmLimits, type TransportName } from '@wengang/contracts'
import { sql } from 'kysely'
import type { Db } from '../../platform/database/dialects.ts'

const { slow, errors } = alarmLimits
const hourMs = 3_600_000
const strayMs = 2 * 86_400_000
const faultsShown = 5

/** Calls of the last quarter of an hour, and how many of those that can be judged were slow. */
export async function callsOf(db: Db, name: TransportName, now: number) {
  const waited = sql<number>`coalesce(settled_at, ${now}) - attempt_at`
  const isOpen = sql<boolean>`state in ('submitting', 'sent', 'unknown') and settled_at is null`
  const one = (condition: ReturnType<typeof sql<boolean>>) =>
    sql<number>`coalesce(sum(case when ${condition} then 1 else 0 end), 0)`
  const row = await db
    .selectFrom('message')
    .select((eb) => [
      eb.fn.countAll<number>().as('calls'),
      one(sql<boolean>`state = 'delivered'`).as('delivered'),
      one(sql<boolean>`state in ('undelivered', 'expired', 'rejected')`).as('lost'),
      one(isOpen).as('open'),
      one(sql<boolean>`state = 'delivered' or ${waited} > ${slow.afterMs}`).as('judged'),
      one(sql<boolean>`state != 'rejected' and ${waited} > ${slow.afterMs}`).as('slow'),
    ])
    .where('provider', '=', name)
    .where('attempt_at', '>=', now - slow.windowMs)
    .executeTakeFirstOrThrow()
  return {
    calls: Number(row.calls),
    delivered: Number(row.delivered),
    lost: Number(row.lost),
    open: Number(row.open),
    judged: Number(row.judged),
    slow: Number(row.slow),
  }
}

/** The share of slow ones in basis points; null with too few to tell. */
export function slowShare({ judged, slow: late }: { judged: number; slow: number }): number | null {
  return judged < slow.fewest ? null : Math.round((late * 10_000) / judged)
}

/** Errors are what a provider did not take or may not have; a refused number is none. */
export async function errorsOf(db: Db, name: TransportName, now: number) {
  const since = async (ms: number): Promise<number> => {
    const { count } = await db
      .selectFrom('sms_fault')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('transport', '=', name)
      .where('at', '>', now - ms)
      .where('kind', '!=', 'rejected')
      .executeTakeFirstOrThrow()
    return Number(count)
  }
  return { lastMinute: await since(errors.windowMs), lastHour: await since(hourMs) }
}

/** What the provider said in the last hour when it did not go well, the newest first. */
export async function faultsOf(db: Db, name: TransportName, now: number) {
  const rows = await db
    .selectFrom('sms_fault')
    .select((eb) => [
      'fault',
      'kind',
      eb.fn.countAll<number>().as('times'),
      eb.fn.max('at').as('lastAt'),
    ])
    .where('transport', '=', name)
    .where('at', '>', now - hourMs)
    .groupBy(['fault', 'kind'])
    .orderBy('lastAt', 'desc')
    .limit(faultsShown)
    .execute()
  return rows.map((row) => ({ ...row, times: Number(row.times), lastAt: Number(row.lastAt) }))
}

/** Receipts that belong to no message of ours, as far as is known. */
export async function strayReceipts(db: Db, name: TransportName, now: number): Promise<number> {
  const { count } = await db
    .selectFrom('sms_receipt')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('provider', '=', name)
    .where('received_at', '>', now - strayMs)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Messages whose job is not done. */
export async function waitingMessages(db: Db): Promise<{ notices: number; codes: number }> {
  const rows = await db
    .selectFrom('job')
    .select((eb) => ['lane', eb.fn.countAll<number>().as('count')])
    .where('done_at', 'is', null)
    .where('lane', 'in', ['messages', 'codes'])
    .groupBy('lane')
    .execute()
  const of = (lane: string): number => Number(rows.find((row) => row.lane === lane)?.count ?? 0)
  return { notices: of('messages'), codes: of('codes') }
}
