import { sendMessageJob } from './messages/send-message.ts'
import { outboxTransport } from './messages/sms-transport.ts'
import type { WaysOut } from './messages/transports/choose-transport.ts'
import { cutOnTime } from './rounds/cut-on-time.ts'
import { tellPublicity } from './rounds/tell-publicity.ts'
import { publishList } from './rounds/publish-list.ts'
import { renderSheetJob } from './evidence/render-sheet.ts'
import { makeSheetPress } from './evidence/sheet-press.ts'
import { tellChanges } from './offers/import/tell-changes.ts'
import type { JobHandlers } from './platform/job-runner.ts'
import type { Services } from './platform/services.ts'
import { indexNames } from './units/index-names.ts'

/** What does the work of each kind of job. */
export function jobHandlers(
  services: Services,
  waysOut: WaysOut = outboxTransport(services.log),
): JobHandlers {
  const sendMessage = sendMessageJob(services, waysOut)
  return {
    cutRound: (payload: { roundId: string; dueAt: number }) => cutOnTime(services, payload),
    indexNames: (payload: { batchId: string }) => indexNames(services, payload),
    publishList: (payload: { roundId: string }) => publishList(services, payload),
    renderSheet: renderSheetJob(services, makeSheetPress()),
    sendCode: sendMessage,
    sendMessage,
    tellPublicity: (payload: { roundId: string; after: string }) =>
      tellPublicity(services, payload),
    tellChanges: (payload: { batchId: string }) => tellChanges(services, payload),
  }
}
