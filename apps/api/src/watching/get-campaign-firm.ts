import { getCampaignFirm } from '@wengang/contracts/endpoints/staff/get-campaign-firm'
import { saidIn } from '../follow-ups/note-text.ts'
import { notFound } from '../platform/app-error.ts'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { signedIn } from '../platform/region-scope.ts'
import { ownSending } from '../sending/own-campaign.ts'
import { staffIdOf, staffNames } from '../staff/staff-names.queries.ts'
import { firmStory } from './firm-story.ts'
import { firmViews } from './firm-view.ts'
import { firmByNo } from './firms.queries.ts'
import { recordOf } from './story.queries.ts'

/** GET /api/staff/campaigns/:campaignId/firms/:caseNo */
export function mountGetCampaignFirm(app: HttpApp): void {
  mount(app, getCampaignFirm, async ({ services, staff, params, now }) => {
    const { read } = services.store
    const campaign = await ownSending(read, params.campaignId, signedIn(staff))
    const row = (await firmByNo(read, campaign.id, params.caseNo)) ?? notFound()
    const record = await recordOf(read, row)
    const actors = [
      campaign.prepared_by,
      campaign.released_by,
      ...record.notes.map((note) => note.by),
    ]
    const names = await staffNames(read, actors.map(staffIdOf))
    const [firm = notFound()] = await firmViews(services, [row])
    return {
      title: campaign.title,
      firm,
      story: firmStory(
        campaign,
        record,
        {
          nameOf: (actor) => names.get(staffIdOf(actor) ?? '') ?? '系统',
          said: (note) => saidIn(services.keys, note),
        },
        now,
      ),
      followUpId: record.followUps.findLast(({ state }) => state === 'open')?.id ?? null,
    }
  })
}
