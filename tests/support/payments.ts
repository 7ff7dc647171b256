import type { CallInput, CallOutput } from '@wengang/contracts'
import { type Desk, deskOf } from './desk.ts'
import type { Office } from './staff-acts.ts'

export type Line = CallOutput<'listPlanLines'>['lines'][number]

/** Two people at the desk: one prepares what the other releases. */
export interface FourEyes {
  prepares: Desk
  releases: Desk
}

/** The two people of finance of an office. */
export const financeOf = (office: Office): FourEyes => ({
  prepares: deskOf(office.finance),
  releases: deskOf(office.secondFinance),
})

/** A plan that was prepared by one and released by the other, with its lines; none when nothing was due. */
export async function orderPayments({ prepares, releases }: FourEyes, roundId: string) {
  const { plan, leftOut } = await prepares('orderPayments', { params: { roundId }, body: {} })
  if (plan === null) return { plan, leftOut, lines: [] }
  const released = await releases('releasePaymentPlan', { params: { planId: plan.id }, body: {} })
  return { plan: released.plan, leftOut, lines: await linesOf(prepares, plan.id) }
}

/** All lines of a plan. */
export async function linesOf(desk: Desk, planId: string): Promise<Line[]> {
  const lines: Line[] = []
  for (let after: string | null = ''; after !== null;) {
    const query: { after?: string } = after === '' ? {} : { after }
    const page: CallOutput<'listPlanLines'> = await desk('listPlanLines', {
      params: { planId },
      query,
    })
    lines.push(...page.lines)
    after = page.next
  }
  return lines
}

/** What the bank did with one line: paid it, sent it back for a reason, or nothing yet. */
export type Deed = 'paid' | { returned: string } | 'nothing'

/** Records what the bank did with each line. */
export function recordDeeds(
  desk: Desk,
  lines: readonly Line[],
  deedOf: (line: Line) => Deed = () => 'paid',
): Promise<CallOutput<'recordPayments'>> {
  const results: CallInput<'recordPayments'>['body']['results'] = []
  for (const line of lines) {
    const { paymentId, amountFen } = line
    const deed = deedOf(line)
    if (deed === 'paid') results.push({ paymentId, amountFen, result: 'paid' })
    else if (deed !== 'nothing') {
      results.push({ paymentId, amountFen, result: 'returned', reason: deed.returned })
    }
  }
  return desk('recordPayments', { body: { results } })
}
