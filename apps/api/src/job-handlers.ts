import { sendMessageJob } from './messages/send-message.ts'
import { outboxTransport, type SmsTransport } from './messages/sms-transport.ts'
import { publishList } from './rounds/publish-list.ts'
import { renderSheetJob } from './evidence/render-sheet.ts'
import { makeSheetPress } from './evidence/sheet-press.ts'
import { tellChanges } from './offers/import/tell-changes.ts'
import type { JobHandlers } from './platform/job-runner.ts'
import type { Services } from './platform/services.ts'

/** What does the work of each kind of job. */
export function jobHandlers(
  services: Services,
  transport: SmsTransport = outboxTransport(services.log),
): JobHandlers {
  return {
    publishList: (payload: { roundId: string }) => publishList(services, payload),
    renderSheet: renderSheetJob(services, makeSheetPress()),
    sendMessage: sendMessageJob(services, transport),
    tellChanges: (payload: { batchId: string }) => tellChanges(services, payload),
  }
}
