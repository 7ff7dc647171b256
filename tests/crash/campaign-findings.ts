import type { CampaignProgress } from '@wengang/contracts'
import { daysBetween, shanghaiDay } from '@wengang/policy'
import {
  type CampaignMessage,
  type CampaignRows,
  canBeReached,
  type Recipient,
  wasWithdrawn,
} from './campaign-rows.ts'
import { funnelFindings } from './funnel-findings.ts'
import { messageFindings } from './message-findings.ts'

/** What a campaign that has ended must hold to, and what the office and the gateway know of it. */
export interface EndedCampaign {
  rows: CampaignRows
  /** Every case that the campaign was for. */
  meant: readonly string[]
  progress: Pick<CampaignProgress, 'funnel' | 'regions'>
  now: number
}

/**
 * What went wrong in a campaign that has ended: nobody may have got the same message twice, nobody may be
 * forgotten, only who has not answered may be reminded, and the funnel must be what the rows come to.
 */
export function campaignFindings({ rows, meant, progress, now }: EndedCampaign): string[] {
  return [
    ...(rows.campaign.state === 'finished' ? [] : [`the campaign is ${rows.campaign.state}`]),
    ...messageFindings(rows.messages, now),
    ...accountFindings(rows.messages),
    ...twiceOnOnePhone(rows),
    ...forgotten(rows, meant),
    ...rows.recipients.flatMap((one) => recipientFindings(rows, one)),
    ...reminderFindings(rows),
    ...funnelFindings(rows, progress),
  ]
}

/** The account of the campaign must have followed its messages to their ends. */
function accountFindings(messages: readonly CampaignMessage[]): string[] {
  return messages
    .filter(({ row, account }) => row.state !== account.state)
    .map(({ row, account }) => `message ${row.id} is ${row.state}, seen ${account.state}`)
}

function twiceOnOnePhone({ recipients, messagesOf }: CampaignRows): string[] {
  return recipients.flatMap(({ id, wave }) => {
    const arrived = (messagesOf.get(id) ?? []).filter(({ got }) => got.arrived > 0)
    return arrived.length > 1 ? [`recipient ${id} got ${arrived.length} of wave ${wave}`] : []
  })
}

function forgotten({ recipients, casesOf }: CampaignRows, meant: readonly string[]): string[] {
  const times = new Map<string, number>()
  for (const { id, wave } of recipients) {
    if (wave !== 0) continue
    for (const caseId of casesOf.get(id) ?? []) times.set(caseId, (times.get(caseId) ?? 0) + 1)
  }
  return [
    ...meant.filter((id) => times.get(id) !== 1).map((id) => `case ${id}: ${times.get(id)} times`),
    ...(times.size === meant.length ? [] : [`${times.size} cases instead of ${meant.length}`]),
  ]
}

function recipientFindings(rows: CampaignRows, recipient: Recipient): string[] {
  const { id, state, exclusion, note } = recipient
  const wrong = (words: string): string[] => [`recipient ${id} (wave ${recipient.wave}): ${words}`]
  const messages = rows.messagesOf.get(id) ?? []
  switch (state) {
    case 'ready':
      return wrong('still waits')
    case 'excluded':
      return exclusion === null || messages.length > 0 ? wrong('left out without a reason') : []
    case 'skipped':
      return note === null ? wrong('passed over without a reason') : skipFindings(rows, recipient)
    case 'queued':
      break
  }
  const last = messages.at(-1)
  if (last === undefined || last.row.id !== recipient.message_id) return wrong('has no message')
  return messages.flatMap(({ row, cases }) => {
    const { offers } = JSON.parse(row.params) as { offers: number }
    const own = new Set(rows.casesOf.get(id))
    if (cases.length !== offers || !cases.every((one) => own.has(one))) {
      return wrong(`names ${offers} firms, tells of ${cases.length}`)
    }
    return []
  })
}

/** Who was passed over must have been so for a reason that holds. */
function skipFindings(rows: CampaignRows, { id, note, mobile_index: phone }: Recipient): string[] {
  const cases = (rows.casesOf.get(id) ?? []).map((one) => rows.cases.get(one))
  const holds =
    note === 'answered' || note === 'closed'
      ? cases.every((row) => row?.decision !== null || row.stage !== 'open')
      : note !== 'notReached' ||
        (rows.wavesOf.get(phone) ?? []).some(
          (one) => !canBeReached(rows.messagesOf.get(one.id) ?? []),
        )
  return holds ? [] : [`recipient ${id} was passed over as ${note}, which is not so`]
}

/** Days between a message and the one that reminds of it. */
const daysBefore = (wave: number): number => (wave === 1 ? 5 : 2)

function reminderFindings(rows: CampaignRows): string[] {
  return rows.recipients.flatMap((recipient) => {
    const { id, wave, mobile_index: phone } = recipient
    if (phone === null) return []
    const sent = (rows.messagesOf.get(id) ?? []).filter((one) => !wasWithdrawn(one))
    const first = sent[0]
    if (first === undefined) return []
    const waves = rows.wavesOf.get(phone) ?? []
    const next = waves.some((one) => one.wave === wave + 1)
    const reminds = rows.campaign.reminders > 0 && wave < 5 && recipient.state === 'queued'
    const lost = reminds && !next
    const findings = lost ? [`recipient ${id}: nobody will remind after wave ${wave}`] : []
    if (wave === 0) return findings
    for (const { account, cases } of sent) {
      const late = cases.filter((one) => answeredBefore(rows, one, account.queued_at))
      if (late.length > 0) findings.push(`recipient ${id} was reminded after an answer`)
    }
    const before = waves
      .filter((one) => one.wave === wave - 1)
      .flatMap((one) => rows.messagesOf.get(one.id) ?? [])
      .filter((one) => !wasWithdrawn(one))
      .map(({ account }) => account.queued_at)
    const days = daysBetween(shanghaiDay(Math.max(...before)), shanghaiDay(first.account.queued_at))
    if (days < daysBefore(wave)) findings.push(`recipient ${id} was reminded after ${days} days`)
    return findings
  })
}

function answeredBefore({ cases }: CampaignRows, caseId: string, at: number): boolean {
  const row = cases.get(caseId)
  return row !== undefined && row.decision !== null && (row.decided_at ?? 0) < at
}
