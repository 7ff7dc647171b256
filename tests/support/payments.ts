import { bankAnswer } from '@wengang/api/demo/bank'
import type { CallOutput } from '@wengang/contracts'
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

/** The file of a plan as finance takes it. */
export async function fileOf(desk: Desk, planId: string, encoding: 'utf8' | 'gb18030' = 'utf8') {
  const body = { reason: '交银行代发', encoding }
  const file = await desk('makePaymentFile', { params: { planId }, body })
  if (!(file instanceof Blob)) throw new Error('no file')
  return new Uint8Array(await file.arrayBuffer())
}

/** Takes the file of a plan, has the bank do something with each line, and records what it says. */
export async function recordDeeds(
  desk: Desk,
  planId: string,
  deedOf: Parameters<typeof bankAnswer>[1] = () => 'paid',
): Promise<CallOutput<'recordPayments'>> {
  const file = bankAnswer(await fileOf(desk, planId), deedOf)
  return desk('recordPayments', { params: { planId }, query: {}, file })
}

/** A handler types the account of a corrected case again, from the same papers. */
export async function checkAccount(desk: Desk, caseNo: string, accountNo: string): Promise<void> {
  const { checks } = await desk('listAccountChecks', {})
  const params = { checkId: checks.find((check) => check.caseNo === caseNo)?.id ?? '' }
  await desk('checkAccount', { params, body: { decision: 'approved', accountNo } })
}
