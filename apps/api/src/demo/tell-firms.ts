import { sendMessageJob } from '../messages/send-message.ts'
import { outboxTransport } from '../messages/sms-transport.ts'
import type { Services } from '../platform/services.ts'
import { runCampaigns } from '../sending/run-campaigns.ts'
import type { Actor, StoryClock } from './demo-session.ts'

/** The phone of the demo's own office that test messages go to. */
const officeMobile = '19900080001'

/** How long the office looks at the test message before the second person lets the campaign go. */
const lookMs = 10 * 60_000
const most = 600

/** Tells the firms of a list as the office does it: prepared by one person, released by another, sent. */
export async function tellFirms(
  story: { services: Services; clock: StoryClock; as: (name: string) => Promise<Actor> },
  batchId: string,
): Promise<void> {
  const { services, clock, as } = story
  const preparer = await as('sms')
  const { campaign } = await preparer('sendLinks', {
    params: { batchId },
    body: { testMobile: officeMobile },
  })
  clock.wait(lookMs)
  const releaser = await as('reviewer')
  await releaser('releaseCampaign', { params: { campaignId: campaign.id }, body: {} })
  for (let step = 0; step < most; step += 1) {
    clock.wait(1_000)
    await runCampaigns(services)
    if ((await waiting(services, campaign.id)) === undefined) return sendQueued(services)
  }
  throw new Error('The campaign of the demo does not come to its end.')
}

/** Sends what was queued by the clock of the story: nobody answers before they were told. */
async function sendQueued(services: Services): Promise<void> {
  const send = sendMessageJob(services, outboxTransport(services.log))
  const queued = await services.store.read
    .selectFrom('message')
    .select('id')
    .where('state', '=', 'queued')
    .orderBy('id')
    .execute()
  for (const { id: messageId } of queued) await send({ messageId })
}

function waiting({ store }: Services, campaignId: string): Promise<{ id: string } | undefined> {
  return store.read
    .selectFrom('campaign_recipient')
    .select('id')
    .where('campaign_id', '=', campaignId)
    .where('wave', '=', 0)
    .where('state', '=', 'ready')
    .limit(1)
    .executeTakeFirst()
}
