import { randomUUID } from 'node:crypto'
import { bankAnswer } from '@wengang/api/demo/bank'
import type { Client } from '@wengang/contracts'
import { type Answered, answered, type Hands, nothing } from './hands.ts'
import { caseNo } from './perform-answers.ts'
import { listFile } from '../support/list-file.ts'
import type { Scene } from './scene.ts'

const newKey = () => ({ idempotencyKey: randomUUID() })

/** A changed list with this one firm, put in force by a second person. */
export async function bringList(scene: Scene, hands: Hands, firm: number): Promise<Answered> {
  hands.changes += 1
  const { uscc, unitName, mobile } = scene.cases[firm]!
  const file = listFile([{ uscc, unitName, mobile, baseYuan: 100_000 + hands.changes * 1_000 }])
  const query = { fileName: 'changed.csv' }
  const brought = await scene.handler('importList', { query, file, ...newKey() })
  if (!brought.ok) return answered(brought)
  const params = { batchId: brought.data.batch.id }
  return answered(await scene.reviewer('releaseBatch', { params, body: {}, ...newKey() }))
}

/** The clerk types another account; where a second person has to check it, the handler agrees. */
export async function correctAccount(scene: Scene, hands: Hands, firm: number): Promise<Answered> {
  hands.changes += 1
  const accountNo = String(263_700_001_000 + hands.changes)
  const params = caseNo(scene, firm)
  const corrected = await scene.clerk('correctAccount', {
    params,
    body: {
      bankName: '中国银行',
      accountName: scene.cases[firm]!.unitName,
      accountNo,
      identitySeen: true,
      reason: '账户有误',
    },
    ...newKey(),
  })
  if (!corrected.ok || corrected.data.status.state !== 'returned') return answered(corrected)
  const waiting = await scene.handler('listAccountChecks', {})
  if (!waiting.ok) return answered(waiting)
  const own = waiting.data.checks.find((check) => check.caseNo === params.caseNo)
  const body = { decision: 'approved', accountNo } as const
  return answered(
    await scene.handler('checkAccount', {
      params: { checkId: own?.id ?? '' },
      body,
      ...newKey(),
    }),
  )
}

export async function withdraw(scene: Scene, firm: number): Promise<Answered> {
  const body = { reason: '核定有误' }
  return answered(
    await scene.handler('withdrawOffer', { params: caseNo(scene, firm), body, ...newKey() }),
  )
}

export async function lapse(scene: Scene): Promise<Answered> {
  const { batchId } = scene.cases[0]!
  return answered(
    await scene.handler('lapseOffers', { params: { batchId }, body: {}, ...newKey() }),
  )
}

export async function publish(scene: Scene, hands: Hands): Promise<Answered> {
  const body = { regionCode: scene.regionCode }
  const prepared = await scene.handler('preparePublicity', { body, ...newKey() })
  if (!prepared.ok) return answered(prepared)
  const params = { roundId: prepared.data.round.id }
  const result = await scene.reviewer('releasePublicity', { params, body: {}, ...newKey() })
  if (!result.ok) {
    await scene.handler('withdrawPublicity', { params, body: { note: '撤回' }, ...newKey() })
    return answered(result)
  }
  const { round, notAnswered } = result.data
  hands.rounds.push({ id: round.id, endsOn: round.endsOn ?? '' })
  const told = { accepted: round.accepted, declined: round.declined, notAnswered }
  return { outcome: 'done', told }
}

export async function voidRound(client: Client, roundId: string): Promise<Answered> {
  const body = { note: '名单有误，本批公示作废' }
  const result = await client('voidPublicity', { params: { roundId }, body, ...newKey() })
  return result.ok && !result.data.voided ? { outcome: 'asked' } : answered(result)
}

export async function object(
  scene: Scene,
  hands: Hands,
  roundId: string,
  firm: number,
): Promise<Answered> {
  const result = await scene.clerk('recordObjection', {
    params: { roundId },
    body: { ...caseNo(scene, firm), channel: 'window', text: '对名单有异议' },
    ...newKey(),
  })
  if (result.ok) hands.objections.push(result.data.objection.id)
  return answered(result)
}

export async function find(
  scene: Scene,
  hands: Hands,
  effect: 'dismissed' | 'excluded' | 'changed',
): Promise<Answered> {
  const objectionId = hands.objections.at(-1)
  if (objectionId === undefined) return nothing
  hands.changes += 1
  const baseFen = 50_000_00 + hands.changes * 100_00
  return answered(
    await scene.handler('decideObjection', {
      params: { objectionId },
      body: { effect, finding: '经核实', baseFen },
      ...newKey(),
    }),
  )
}

export async function closeRound(scene: Scene, roundId: string): Promise<Answered> {
  return answered(
    await scene.handler('closePublicity', { params: { roundId }, body: {}, ...newKey() }),
  )
}

export async function allocate(scene: Scene, roundId: string): Promise<Answered> {
  const params = { roundId }
  const result = await scene.handler('allocateRound', { params, body: {}, ...newKey() })
  if (!result.ok) return answered(result)
  const { allocated, heldByObjection } = result.data
  return { outcome: 'done', told: { allocated, heldByObjection } }
}

/** One person of finance prepares a plan, another releases it. */
export async function order(scene: Scene, hands: Hands, roundId: string): Promise<Answered> {
  const result = await scene.finance('orderPayments', {
    params: { roundId },
    body: {},
    ...newKey(),
  })
  if (!result.ok) return answered(result)
  const { plan, leftOut } = result.data
  const withoutAccount = leftOut.cases.filter(({ reason }) => reason === 'noAccount').length
  if (plan === null) return { outcome: 'done', told: { ordered: 0, withoutAccount } }
  const params = { planId: plan.id }
  const released = await scene.secondFinance('releasePaymentPlan', {
    params,
    body: {},
    ...newKey(),
  })
  if (!released.ok) return answered(released)
  const listed = await scene.finance('listPlanLines', { params })
  if (!listed.ok) return answered(listed)
  const body = { reason: '交银行代发' }
  const made = await scene.finance('makePaymentFile', { params, body, ...newKey() })
  if (!made.ok || !(made.data instanceof Blob)) return answered(made)
  const file = new Uint8Array(await made.data.arrayBuffer())
  for (const { caseNo: no } of listed.data.lines) hands.payments.set(no, { ...params, file })
  return { outcome: 'done', told: { ordered: released.data.plan.lines, withoutAccount } }
}

export async function pay(
  scene: Scene,
  hands: Hands,
  firm: number,
  result: 'paid' | 'returned',
): Promise<Answered> {
  const payment = hands.payments.get(scene.cases[firm]!.caseNo)
  if (payment === undefined) return nothing
  const { planId, file } = payment
  // Signed differently each time, so that the same result comes in another file.
  hands.changes += 1
  const deed = result === 'paid' ? 'paid' : { returned: `户名不符 ${hands.changes}` }
  const own = scene.cases[firm]!.caseNo
  const recorded = await scene.finance('recordPayments', {
    params: { planId },
    file: bankAnswer(file, ({ caseNo: no }) => (no === own ? deed : 'nothing')),
    ...newKey(),
  })
  const refused = recorded.ok && recorded.data.result.state === 'refused'
  return refused ? { outcome: 'STATE_REFUSES' } : answered(recorded)
}
