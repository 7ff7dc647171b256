import type { CampaignProgress, FirmStage } from '@wengang/contracts'
import { type CampaignMessage, type CampaignRows, wasWithdrawn } from './campaign-rows.ts'

/** Numbers of a funnel that can be told from the rows of messages and cases. */
const counted = [
  'all',
  'sent',
  'delivered',
  'accepted',
  'declined',
  'unanswered',
  'notSent',
  'skipped',
  'notReached',
  'unknown',
] as const satisfies readonly FirmStage[]

type Counts = Record<(typeof counted)[number], number>

/** What differs between the funnel that the desk shows and the rows counted anew, by region too. */
export function funnelFindings(
  rows: CampaignRows,
  progress: Pick<CampaignProgress, 'funnel' | 'regions'>,
): string[] {
  const regions = recount(rows)
  const whole = sum([...regions.values()])
  const shown = new Map(progress.regions.map(({ regionCode, counts }) => [regionCode, counts]))
  return [
    ...differences('all regions', whole, progress.funnel),
    ...[...regions].flatMap(([code, counts]) => differences(code, counts, shown.get(code))),
    ...notReachedWithoutWord(rows),
  ]
}

function differences(
  place: string,
  counts: Counts,
  shown: Partial<Record<FirmStage, number>> | undefined,
): string[] {
  return counted
    .filter((stage) => counts[stage] !== shown?.[stage])
    .map((stage) => `${place}, ${stage}: ${counts[stage]} in the rows, ${shown?.[stage]} shown`)
}

/** Counts each firm by what its rows say, whatever the house keeps about it. */
export function recount(rows: CampaignRows): Map<string, Counts> {
  const messagesOfPhone = byPhone(rows)
  const regions = new Map<string, Counts>()
  for (const { id, wave, state, mobile_index: phone } of rows.recipients) {
    if (wave !== 0 || state === 'excluded') continue
    const messages = messagesOfPhone.get(phone) ?? []
    const best = bestOf(messages)
    for (const caseId of rows.casesOf.get(id) ?? []) {
      const row = rows.cases.get(caseId)
      const counts = regions.get(row?.region_code ?? '') ?? noCounts()
      regions.set(row?.region_code ?? '', counts)
      counts.all += 1
      if (messages.some((one) => one.row.sent_at !== null)) counts.sent += 1
      if (best === 'delivered') counts.delivered += 1
      if (row?.decision === 'ACCEPT') counts.accepted += 1
      if (row?.decision === 'DECLINE') counts.declined += 1
      if ((row?.decision ?? null) === null) counts.unanswered += 1
      if (best === null && state === 'ready') counts.notSent += 1
      if (best === null && state !== 'ready') counts.skipped += 1
      if (best === 'lost') counts.notReached += 1
      if (best === 'unknown') counts.unknown += 1
    }
  }
  return regions
}

function byPhone(rows: CampaignRows): Map<string | null, CampaignMessage[]> {
  return new Map(
    [...rows.wavesOf].map(([phone, recipients]) => [
      phone,
      recipients
        .flatMap(({ id }) => rows.messagesOf.get(id) ?? [])
        .filter((one) => !wasWithdrawn(one)),
    ]),
  )
}

/** The best that messages to one phone came to; null when none went. */
function bestOf(messages: readonly CampaignMessage[]) {
  const states = new Set(messages.map(({ row }) => row.state))
  for (const state of ['delivered', 'sent', 'unknown'] as const) if (states.has(state)) return state
  return states.size === 0 ? null : 'lost'
}

/** Whom no message reaches must be on the list of the window and the telephone. */
function notReachedWithoutWord(rows: CampaignRows): string[] {
  const phones = byPhone(rows)
  return rows.recipients.flatMap(({ id, wave, mobile_index: phone }) => {
    if (wave !== 0 || phone === null || bestOf(phones.get(phone) ?? []) !== 'lost') return []
    return (rows.casesOf.get(id) ?? [])
      .filter((one) => rows.cases.get(one)?.decision === null && !rows.followUps.has(one))
      .map((one) => `case ${one} was not reached and nobody will be told`)
  })
}

function noCounts(): Counts {
  return {
    all: 0,
    sent: 0,
    delivered: 0,
    accepted: 0,
    declined: 0,
    unanswered: 0,
    notSent: 0,
    skipped: 0,
    notReached: 0,
    unknown: 0,
  }
}

function sum(regions: readonly Counts[]): Counts {
  const whole = noCounts()
  for (const counts of regions) for (const stage of counted) whole[stage] += counts[stage]
  return whole
}
