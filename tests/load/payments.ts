import { bankAnswer } from '@wengang/api/demo/bank'
import { makeHouse } from '../support/house.ts'
import { fileOf, financeOf } from '../support/payments.ts'
import { plantCases, withWriter } from '../support/plant.ts'
import { deskOf } from '../support/desk.ts'
import { type Office, plantOffice } from '../support/staff-acts.ts'
import type { House } from '../support/house.ts'
import { timedAct, timedLook } from './looks.ts'

const units = Number(process.env['BENCH_UNITS'] ?? 100_000)
/** Every so many-th payment comes back. */
const returnedEvery = 50

/** A round and the money of a hundred thousand units, from the preview to the bank's answer and the figures. */
export async function benchPayments(): Promise<string[]> {
  const house = await makeHouse()
  try {
    await plantCases(
      house,
      Array.from({ length: units }, () => ({})),
    )
    await acceptAll(house)
    return await walk(house, await plantOffice(house))
  } finally {
    await house.close()
  }
}

/** Only the rows of the cases say that their units have accepted. */
function acceptAll(house: House): Promise<unknown> {
  const answered = { decision_seq: 1, decision_version: 1, decided_at: house.clock.now() }
  return withWriter(house, (db) =>
    db
      .updateTable('unit_case')
      .set({ decision: 'ACCEPT', ...answered })
      .execute(),
  )
}

async function walk(house: House, office: Office): Promise<string[]> {
  const [handler, reviewer] = [deskOf(office.handler), deskOf(office.reviewer)]
  const { prepares, releases } = financeOf(office)
  const lines: string[] = []
  const look = async (what: string, run: () => Promise<unknown>): Promise<void> => {
    lines.push(await timedLook(`${what}, ${units} units`, run, 3))
  }
  const act = async <T>(what: string, run: () => Promise<T>): Promise<T> => {
    const { value, text } = await timedAct(`${what}, ${units} units`, run)
    lines.push(text)
    return value
  }

  const query = { regionCode: '41' }
  await look('preview of a round', () => handler('previewRound', { query }))
  const { round } = await act('round prepared', () => handler('preparePublicity', { body: query }))
  const params = { roundId: round.id }
  await look('page of the round', () => reviewer('getRound', { params }))
  const cut = await act('round released and cut', () =>
    reviewer('releasePublicity', { params, body: {} }),
  )
  await look('units of the round', () => handler('listRoundUnits', { params, query: {} }))
  house.clock.set(`${cut.round.endsOn}T24:00:00+08:00`)
  await handler('closePublicity', { params, body: {} })
  await look('standing of the round', () => handler('getRoundStanding', { params }))
  await act('round allocated', () => handler('allocateRound', { params, body: {} }))
  await look('published totals', () => handler('getRoundTotals', { params }))

  const { plan } = await act('plan prepared', () => prepares('orderPayments', { params, body: {} }))
  if (plan === null) throw new Error('Nothing was due.')
  const ofPlan = { planId: plan.id }
  await look('page of the plan', () => prepares('getPaymentPlan', { params: ofPlan }))
  await look('lines of the plan', () => prepares('listPlanLines', { params: ofPlan, query: {} }))
  await act('plan released', () => releases('releasePaymentPlan', { params: ofPlan, body: {} }))
  const file = await act('payment file', () => fileOf(prepares, plan.id))
  let count = 0
  const answer = bankAnswer(file, () =>
    (count += 1) % returnedEvery === 0 ? { returned: '账号有误' } : 'paid',
  )
  const record = { params: ofPlan, query: {}, file: answer }
  await act("bank's answer", () => prepares('recordPayments', record))
  await act('the same answer again', () => prepares('recordPayments', record))
  await look('figures by month', () => prepares('getFigures', { query: {} }))
  return lines
}
