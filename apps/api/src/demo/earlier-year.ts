import type { HttpApp } from '../platform/http/context.ts'
import type { Services } from '../platform/services.ts'
import type { Choice } from '@wengang/policy'
import { bankAnswer } from './bank.ts'
import { assessedList, earlierFirms } from './demo-firms.ts'
import { type Actor, phone, type StoryClock } from './demo-session.ts'
import { tellFirms } from './tell-firms.ts'

interface Story {
  app: HttpApp
  services: Services
  clock: StoryClock
  as: (name: string) => Promise<Actor>
}

/** Nanyang, some weeks ahead: answered, published, paid, one payment returned, one objection still open. */
export async function tellEarlierYear(story: Story): Promise<void> {
  const { clock, as } = story
  const [paid, returned, declined, , objected] = earlierFirms
  if (!paid || !returned || !declined || !objected) throw new Error('The story lacks a firm.')

  const { batch } = await (
    await as('handler')
  )('importList', {
    query: { fileName: '2023年度稳岗返还核定名单（南阳）.csv' },
    file: assessedList(earlierFirms, 40),
  })
  clock.wait(30 * 60_000)
  await (
    await as('reviewer')
  )('releaseBatch', { params: { batchId: batch.id }, body: {} })
  await tellFirms(story, batch.id)
  clock.set('2023-11-20T14:20:00+08:00')
  await answerByPhone(story, paid.mobile, 'ACCEPT')
  await answerByPhone(story, returned.mobile, 'ACCEPT')
  await answerByPhone(story, declined.mobile, 'DECLINE')
  await answerByPhone(story, objected.mobile, 'ACCEPT')

  clock.set('2023-11-22T09:00:00+08:00')
  const { round } = await (
    await as('handler')
  )('preparePublicity', {
    body: { regionCode: '4113', title: '南阳市2023年度稳岗返还第一批公示' },
  })
  clock.set('2023-11-22T09:30:00+08:00')
  await (
    await as('reviewer')
  )('releasePublicity', { params: { roundId: round.id }, body: {} })
  clock.set('2023-11-24T10:00:00+08:00')
  const { case: disputed } = await caseOf(story, objected.mobile)
  await (
    await as('clerk')
  )('recordObjection', {
    params: { roundId: round.id },
    body: {
      caseNo: disputed,
      channel: 'phone',
      text: '来电反映该单位去年裁员人数与公示不符，请核实。',
    },
  })
  clock.set('2023-11-30T09:00:00+08:00')
  const params = { roundId: round.id }
  const closer = await as('handler')
  await closer('closePublicity', { params, body: {} })
  await closer('allocateRound', { params, body: {} })
  clock.set('2023-12-04T15:00:00+08:00')
  const { plan } = await (await as('finance'))('orderPayments', { params, body: {} })
  if (plan === null) throw new Error('The story has nothing to pay.')
  const planParams = { planId: plan.id }
  await (
    await as('finance2')
  )('releasePaymentPlan', { params: planParams, body: {} })
  const finance = await as('finance')
  const file = await finance('makePaymentFile', {
    params: planParams,
    body: { reason: '交银行代发' },
  })
  if (!(file instanceof Blob)) throw new Error('The story has no payment file.')
  clock.set('2023-12-06T09:30:00+08:00')
  await (
    await as('finance')
  )('recordPayments', {
    params: planParams,
    query: { fileName: '稳岗返还拨付回单.csv' },
    file: bankAnswer(new Uint8Array(await file.arrayBuffer()), ({ accountName }) =>
      accountName === returned.name ? { returned: '账号户名不符' } : 'paid',
    ),
  })
}

async function answerByPhone({ app, services, clock }: Story, mobile: string, choice: Choice) {
  const firm = await phone(app, services, mobile)
  const { offers } = await firm('listOffers', {})
  for (const { id: offerId } of offers) {
    const { offer } = await firm('getOffer', { params: { offerId } })
    const { readingId } = await firm('openReading', {
      params: { offerId },
      body: { offerVersion: offer.figures.version },
    })
    const mark = (kind: 'start' | 'finish', visibleMs: number) =>
      firm('markReading', { params: { readingId }, body: { mark: kind, tab: 'demo', visibleMs } })
    await mark('start', 0)
    clock.wait(14_000)
    await mark('finish', 14_000)
    await firm('submitDecision', {
      params: { offerId },
      body: { choice, offerVersion: offer.figures.version, basedOnSeq: 0, readingId },
    })
  }
}

async function caseOf({ app, services }: Story, mobile: string): Promise<{ case: string }> {
  const firm = await phone(app, services, mobile)
  const { offers } = await firm('listOffers', {})
  return { case: offers[0]?.caseNo ?? '' }
}
