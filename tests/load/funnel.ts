import { firmStages } from '@wengang/contracts'
import { firmWishes } from '../crash/firms.ts'
import { type Desk, openDesk } from '../support/desk.ts'
import { type House, makeHouse } from '../support/house.ts'
import { plantCases } from '../support/plant.ts'
import { timedLook } from './looks.ts'
import { plantSentCampaign } from './plant-sent-campaign.ts'

const phones = Number(process.env['BENCH_FIRMS'] ?? 100_000)

/** Looking at a campaign of a hundred thousand: how long each look takes, and how long it lets nobody through. */
export async function benchFunnel(): Promise<string[]> {
  const house = await makeHouse()
  try {
    const planted = await plantCases(house, firmWishes(phones))
    const cases = planted.filter(({ mobile }) => mobile !== '')
    const campaignId = await plantSentCampaign(house, cases)
    return await looksAt(house, await openDesk(house), campaignId, cases.at(-1)?.caseNo ?? '')
  } finally {
    await house.close()
  }
}

async function looksAt(
  house: House,
  desk: Desk,
  campaignId: string,
  caseNo: string,
): Promise<string[]> {
  const params = { campaignId }
  const half = await middleOf(house, campaignId)
  const looks: [string, () => Promise<unknown>][] = [
    ['funnel, regions and hours, counted anew', () => desk('getCampaignProgress', { params })],
    ...firmStages.map((stage): [string, () => Promise<unknown>] => [
      `firms that are ${stage}, first page`,
      () => desk('listCampaignFirms', { params, query: { stage } }),
    ]),
    [
      'firms that are declined, from the middle',
      () => desk('listCampaignFirms', { params, query: { stage: 'declined', after: half } }),
    ],
    [
      'firms of one region that are not reached',
      () =>
        desk('listCampaignFirms', { params, query: { stage: 'notReached', regionCode: '410302' } }),
    ],
    ["a firm's whole story", () => desk('getCampaignFirm', { params: { ...params, caseNo } })],
    ['recipients, first page', () => desk('listRecipients', { params, query: { show: 'all' } })],
    [
      'recipients that get none',
      () => desk('listRecipients', { params, query: { show: 'excluded' } }),
    ],
    ['list of those not reached', () => desk('listFollowUps', { query: {} })],
    ['list of campaigns', () => desk('listCampaigns', { query: {} })],
  ]
  const lines: string[] = []
  for (const [what, look] of looks) {
    lines.push(await timedLook(`${what}, ${phones} phones`, look))
  }
  return lines
}

async function middleOf({ services }: House, campaignId: string): Promise<string> {
  const row = await services.store.read
    .selectFrom('campaign_firm')
    .select('case_id')
    .where('campaign_id', '=', campaignId)
    .orderBy('case_id')
    .offset(Math.floor(phones / 2))
    .limit(1)
    .executeTakeFirst()
  return row?.case_id ?? ''
}
