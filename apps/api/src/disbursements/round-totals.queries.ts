import { setImmediate } from 'node:timers/promises'
import type { LinesSum, PaymentLineState, RoundTotals } from '@wengang/contracts'
import { sql } from 'kysely'
import type { Db } from '../platform/database/dialects.ts'
import { correctedOfRound } from '../rounds/objection.queries.ts'
import { roundCasesPage, type RoundRow } from '../rounds/round.queries.ts'
import { publishedList } from '../rounds/round-view.ts'

const pageSize = 500
const nothing: LinesSum = { lines: 0, totalFen: 0 }

/**
 * Payments of some rounds added up by their state; of what came back only what nobody has tried again.
 * Money in fen.
 */
export async function sumsOfRounds(
  db: Db,
  roundIds: readonly string[],
): Promise<(roundId: string, state: PaymentLineState) => LinesSum> {
  if (roundIds.length === 0) return () => nothing
  const rows = await db
    .selectFrom('payment')
    .select((eb) => [
      'round_id',
      'state',
      eb.fn.countAll().as('lines'),
      eb.fn.sum('amount_fen').as('total'),
    ])
    .where('round_id', 'in', roundIds)
    .where(isNotRepeated)
    .groupBy(['round_id', 'state'])
    .execute()
  return (roundId, state) => {
    const row = rows.find((one) => one.round_id === roundId && one.state === state)
    return row === undefined ? nothing : { lines: Number(row.lines), totalFen: Number(row.total) }
  }
}

/** A payment that came back and was planned again counts by its later attempt. */
const isNotRepeated = sql<boolean>`(payment.state <> 'returned' or not exists (
  select 1 from payment as later
  where later.case_id = payment.case_id and later.attempt > payment.attempt
    and later.state <> 'dropped'
))`

/** What a round published, and what its lines come to when they are added up again. */
export async function roundTotals(db: Db, round: RoundRow): Promise<RoundTotals> {
  const { accepted, totalFen } = publishedList(round)
  const corrected = await correctedOfRound(db, round.id)
  const sums = { listed: { ...corrected }, withdrawn: { ...nothing }, held: { ...nothing } }
  const money = { allocated: { ...nothing }, returned: { ...nothing } }
  const add = (to: LinesSum, amountFen: number): void => {
    to.lines += 1
    to.totalFen += amountFen
  }
  for (let after = ''; ;) {
    const page = await roundCasesPage(db, round, after, pageSize)
    for (const { part, stage, amountFen } of page) {
      if (part !== 'accepted') continue
      add(sums.listed, amountFen)
      if (stage === 'withdrawn') add(sums.withdrawn, amountFen)
      else if (stage === 'open' || stage === 'lapsed') add(sums.held, amountFen)
      else add(money.allocated, amountFen)
      if (stage === 'returned') add(money.returned, amountFen)
    }
    const last = page.at(-1)
    if (last === undefined || page.length < pageSize) break
    after = last.id
    // A long list lets requests through between its pages.
    await setImmediate()
  }
  const sumOf = await sumsOfRounds(db, [round.id])
  const [onItsWay, paid] = [sumOf(round.id, 'ordered'), sumOf(round.id, 'paid')]
  return {
    published: { lines: accepted, totalFen },
    ...sums,
    corrected,
    ...money,
    ordered: {
      lines: onItsWay.lines + paid.lines,
      totalFen: onItsWay.totalFen + paid.totalFen,
    },
    paid,
  }
}
