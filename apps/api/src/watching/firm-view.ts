import { type CampaignFirmView, skipReasons, skipReasonWords } from '@wengang/contracts'
import { maskMobile } from '@wengang/identifiers'
import { recipientMobile } from '../campaigns/recipient-mobiles.ts'
import { faultWords } from '../messages/fault-words.ts'
import type { Services } from '../platform/services.ts'
import { faultsOfRecipients, type FirmRow } from './firms.queries.ts'

/** Firms of a campaign as its lists show them: phones masked, unless they are asked for in full. */
export async function firmViews(
  { store, keys }: Pick<Services, 'store' | 'keys'>,
  rows: readonly FirmRow[],
  mobiles: 'masked' | 'full' = 'masked',
): Promise<CampaignFirmView[]> {
  const troubled = rows.filter(({ reach }) => reach === 'undelivered' || reach === 'refused')
  const faults = await faultsOfRecipients(
    store.read,
    troubled.map((row) => row.recipient_id),
  )
  return rows.map((row) => {
    const mobile = recipientMobile(keys, row.mobile_sealed ?? '')
    const fault = faults.get(row.recipient_id)
    return {
      caseNo: row.case_no,
      unitName: row.unit_name,
      regionCode: row.region_code,
      mobile: mobiles === 'full' ? mobile : maskMobile(mobile),
      reach: row.reach,
      trouble: fault === undefined ? skippedWords(row) : faultWords(fault.state, fault.fault),
      sentAt: row.sent_at,
      deliveredAt: row.delivered_at,
      openedAt: row.opened_at,
      readAt: row.read_at,
      answer: row.answer,
      answeredAt: row.answered_at,
    }
  })
}

function skippedWords({ recipient_state: state, note }: FirmRow): string | null {
  const reason = state === 'skipped' ? skipReasons.find((one) => one === note) : undefined
  return reason === undefined ? null : skipReasonWords[reason]
}
