import { type CampaignFirmView, campaignReachStateWords, choiceWords } from '@wengang/contracts'
import { exportCampaignFirms } from '@wengang/contracts/endpoints/staff/export-campaign-firms'
import { setImmediate } from 'node:timers/promises'
import { regionName } from '@wengang/identifiers'
import { shanghaiDay, shanghaiTime } from '@wengang/policy'
import { csvLine, UTF8_MARK } from '../platform/csv.ts'
import { defineCommand } from '../platform/database/command.ts'
import type { Trx } from '../platform/database/dialects.ts'
import { appendToStream, campaignStream } from '../platform/entries.ts'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { actorOf, signedIn } from '../platform/region-scope.ts'
import type { Services } from '../platform/services.ts'
import { ownSending } from '../sending/own-campaign.ts'
import { firmViews } from './firm-view.ts'
import { type FirmFilter, firmsAt } from './firms.queries.ts'

const heads = [
  '办理编号',
  '单位名称',
  '地区',
  '手机',
  '短信',
  '原因',
  '发送时间',
  '送达时间',
  '打开时间',
  '阅读时间',
  '答复',
  '答复时间',
]
const rowsAtOnce = 500

interface ExportNote {
  campaignId: string
  stage: string
  rows: number
  reason: string | null
  by: string
  at: number
}

/** Notes who took which list of a campaign out of the house, and why its phones were needed. */
export const noteExportCommand = defineCommand(
  'noteCampaignExport',
  async (trx: Trx, { campaignId, at, by, ...facts }: ExportNote): Promise<void> => {
    await appendToStream(trx, campaignStream(campaignId), {
      kind: 'campaignExported',
      at,
      by,
      facts,
    })
  },
)

/** POST /api/staff/campaigns/:campaignId/export */
export function mountExportCampaignFirms(app: HttpApp): void {
  mount(app, exportCampaignFirms, async ({ services, staff, params, body, now, c }) => {
    const person = signedIn(staff)
    const campaign = await ownSending(services.store.read, params.campaignId, person)
    const { stage, regionCode, reason } = body
    const mobiles = reason === undefined ? 'masked' : 'full'
    const filter = { campaignId: campaign.id, stage, regionCode }
    const { text, rows } = await csvOf(services, filter, mobiles)
    await services.store.write(noteExportCommand, {
      campaignId: campaign.id,
      stage,
      rows,
      reason: reason ?? null,
      by: actorOf(person),
      at: now,
    })
    const name = encodeURIComponent(`${campaign.title}-${shanghaiDay(now)}.csv`)
    return c.body(text, 200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename*=UTF-8''${name}`,
    })
  })
}

async function csvOf(
  services: Services,
  filter: Omit<FirmFilter, 'after' | 'limit'>,
  mobiles: 'masked' | 'full',
): Promise<{ text: string; rows: number }> {
  const lines = [UTF8_MARK, csvLine(heads)]
  for (let after: string | undefined; ;) {
    const page = await firmsAt(services.store.read, { ...filter, after, limit: rowsAtOnce })
    for (const view of await firmViews(services, page.rows, mobiles)) lines.push(lineOf(view))
    if (page.next === null) return { text: lines.join(''), rows: lines.length - 2 }
    after = page.next
    await setImmediate()
  }
}

function lineOf(view: CampaignFirmView): string {
  return csvLine([
    view.caseNo,
    view.unitName,
    regionName(view.regionCode.padEnd(6, '0')) ?? view.regionCode,
    view.mobile,
    campaignReachStateWords[view.reach],
    view.trouble ?? '',
    moment(view.sentAt),
    moment(view.deliveredAt),
    moment(view.openedAt),
    moment(view.readAt),
    view.answer === null ? '' : choiceWords[view.answer],
    moment(view.answeredAt),
  ])
}

const moment = (at: number | null): string =>
  at === null ? '' : `${shanghaiDay(at)} ${shanghaiTime(at)}`
