import { noteFollowUpCommand } from './follow-ups/note-follow-up.service.ts'
import { noteExportCommand } from './watching/export-campaign-firms.ts'
import { listFirmsStep, openRunCommand, startCampaignCommand } from './sending/begin.service.ts'
import { finishCampaignCommand } from './sending/finish.service.ts'
import { giveBackCommand } from './sending/give-back.service.ts'
import { haltCampaignCommand } from './sending/halt.service.ts'
import { noteFirmsCommand, noteLookCommand, noteMessagesCommand } from './sending/look.service.ts'
import { queueRecipientsCommand } from './sending/queue-recipients.service.ts'
import { retryCampaignStep } from './sending/retry.service.ts'
import { steerCampaignCommand } from './sending/steer.service.ts'
import {
  createTemplateCommand,
  saveTemplateCommand,
  submitTemplateCommand,
  reviewTemplateCommand,
  retireTemplateCommand,
} from './campaigns/template.service.ts'
import {
  draftBatchCampaignCommand,
  draftCampaignCommand,
  saveCampaignCommand,
} from './campaigns/draft.service.ts'
import {
  addRecipientsCommand,
  beginFixingCommand,
  clearRecipientsCommand,
  endFreezeCommand,
  failFixingCommand,
  takeFixingCommand,
  touchFixingCommand,
} from './campaigns/freeze.service.ts'
import {
  submitCampaignCommand,
  returnCampaignCommand,
  releaseCampaignCommand,
} from './campaigns/release-campaign.service.ts'
import { discardCampaignCommand } from './campaigns/discard.service.ts'
import { sendTestCommand } from './campaigns/test-message.service.ts'
import { setOptOutCommand } from './campaigns/opt-out.service.ts'
import { inviteOperatorCommand } from './units/invitation.service.ts'
import {
  changeOperatorCommand,
  setManagementCommand,
  withdrawOperatorCommand,
} from './units/operator.service.ts'
import { endDeviceCommand } from './accounts/device.queries.ts'
import { endNewDeviceCommand } from './accounts/not-me.service.ts'
import { switchUnitCommand } from './units/switch.service.ts'
import { registerAdministratorCommand } from './units/administrator.service.ts'
import { admitAskingCommand } from './accounts/asking-limit.ts'
import { registerPersonCommand, signInPersonCommand } from './accounts/person.service.ts'
import { enterUnitCommand } from './units/sign-in.service.ts'
import { beginLongAct } from './platform/long-act.ts'
import { lapseCommand } from './cases/lapse.service.ts'
import { checkAccountCommand } from './disbursements/account-check.service.ts'
import { notePaymentFileCommand } from './disbursements/payment-file.service.ts'
import { openResultCommand, refuseResultCommand } from './disbursements/result.service.ts'
import { recordResultsCommand } from './disbursements/record.service.ts'
import { preparePlanCommand } from './disbursements/prepare-plan.service.ts'
import { releasePlanCommand } from './disbursements/release-plan.service.ts'
import { settlePlanCommand } from './disbursements/settle-plan.service.ts'
import { allocateCommand } from './disbursements/allocate.service.ts'
import { loadCalendarCommand } from './rounds/load-calendar.service.ts'
import { lookUpMessageCommand } from './messages/look-up-message.ts'
import { countWrongCodesCommand } from './messages/wrong-codes.service.ts'
import { recordWindowAnswerCommand } from './decisions/window-answer.service.ts'
import { correctAccountCommand } from './cases/account.service.ts'
import { noteCaseReadingCommand, noteUnitReadingCommand } from './cases/reveal.service.ts'
import { writeGramsCommand } from './units/unit-grams.ts'
import { notePrintCommand } from './evidence/print-sheet.ts'
import { settleReportCommand } from './links/report.service.ts'
import { changeContactCommand } from './cases/contact.service.ts'
import { withdrawCommand } from './cases/withdraw.service.ts'
import { askCodeCommand, tryCodeCommand } from './links/challenge.service.ts'
import { openLinkCommand, stopLinkCommand } from './links/link.service.ts'
import {
  abandonAttempt,
  beginAttempt,
  failMessage,
  recordAttempt,
} from './messages/attempt.service.ts'
import { receiveReceipt } from './messages/receipt.service.ts'
import { watchAlarmsCommand } from './messages/alarm.service.ts'
import { switchTransportCommand } from './messages/transports/switch.service.ts'
import { noteTakenCommand, takeQuestionsCommand } from './messages/transports/ask-provider.ts'
import { claimReceiptsCommand, endLongWaitsCommand } from './messages/receipts.ts'
import { decideObjectionCommand } from './rounds/decide-objection.service.ts'
import { recordObjectionCommand } from './rounds/objection.service.ts'
import { voidRoundCommand } from './rounds/void.service.ts'
import { closeRoundCommand } from './rounds/close.service.ts'
import { tellPublicityCommand } from './rounds/tell-publicity.ts'
import { recordListCommand } from './rounds/publish-list.ts'
import { cutRoundCommand, takeCasesStep } from './rounds/cut-commands.ts'
import { dropRoundCommand, stopRoundCommand } from './rounds/drop.service.ts'
import {
  applyCreditCommand,
  decideCreditRowCommand,
  recordCreditCommand,
} from './rounds/credit/credit.service.ts'
import { prepareRoundCommand } from './rounds/prepare.service.ts'
import { scheduleRoundCommand } from './rounds/release.service.ts'
import {
  addFirstStaffCommand,
  addStaffCommand,
  endStaffSessionRow,
  startStaffSession,
} from './staff/staff.service.ts'
import { giveFactorCommand, noteWrongFactor } from './staff/second-factor/factor.service.ts'
import {
  confirmTotpCommand,
  keepPendingTotp,
  renewRecoveryCodesCommand,
} from './staff/second-factor/totp.service.ts'
import {
  addPasskeyCommand,
  keepPasskeyChallenge,
  removePasskeyCommand,
} from './staff/second-factor/passkey.service.ts'
import {
  changePowerCommand,
  setDisabledCommand,
  resetFactorCommand,
  setPasswordCommand,
  endSessionsCommand,
} from './staff/people/people.service.ts'
import { changeOwnPasswordCommand } from './staff/staff.service.ts'
import { noteMode } from './demo/demo-clock.ts'
import { decideCommand } from './decisions/decide.service.ts'
import { discardDraftCommand, saveDraftCommand } from './offers/draft.service.ts'
import {
  openBatchCommand,
  stageUnitsCommand,
  submitBatchCommand,
} from './offers/import/batch.service.ts'
import { releaseBatchCommand, stopBatchCommand } from './offers/import/release-batch.service.ts'
import {
  beginSubmitCommand,
  endCheckCommand,
  openCheckCommand,
  touchCheckCommand,
} from './offers/import/check-run.service.ts'
import { forgetChecksCommand } from './offers/import/forget-checks.ts'
import { removeFilterCommand, saveFilterCommand } from './day/filter.service.ts'
import { undoBatchCommand } from './offers/import/undo-batch.service.ts'
import { tellChangeCommand } from './offers/import/tell-changes.ts'
import { seedCalendar } from './platform/calendar.ts'
import type { AnyCommand } from './platform/database/command.ts'
import { endSessionRow, insertSession, touchSession } from './platform/http/session.queries.ts'
import { touchStaffSession } from './platform/http/staff-session.ts'
import { deleteOldCommand } from './platform/housekeeping.ts'
import { claimJobs, settleJob } from './platform/job-runner.ts'
import { countUses } from './platform/limits.ts'
import {
  attestReadingCommand,
  markReadingCommand,
  openReadingCommand,
} from './readings/reading.service.ts'
import {
  addMaintenanceCommand,
  settleMaintenanceCommand,
} from './registration/maintenance.service.ts'
import { changeAgentCommand } from './registration/agent.service.ts'
import { openServiceCommand } from './registration/opening.service.ts'
import { addSealCommand } from './evidence/sealer.ts'
import { noteStaffActCommand } from './evidence/staff-note.ts'
import { beginAuditRun, finishAuditRun } from './evidence/trail/audit-run.service.ts'
import { keepPrintCommand } from './evidence/keep-print.ts'
import { addMaterialCommand, removeMaterialCommand } from './decisions/material.service.ts'
import { keepBackupCommand } from './evidence/backup/keep-backup.ts'

/** Every write by its name: what the writer thread can be asked for. */
export const commands: readonly AnyCommand[] = [
  addRecipientsCommand,
  beginFixingCommand,
  clearRecipientsCommand,
  createTemplateCommand,
  discardCampaignCommand,
  draftBatchCampaignCommand,
  draftCampaignCommand,
  endFreezeCommand,
  failFixingCommand,
  takeFixingCommand,
  touchFixingCommand,
  releaseCampaignCommand,
  retireTemplateCommand,
  returnCampaignCommand,
  reviewTemplateCommand,
  saveCampaignCommand,
  saveTemplateCommand,
  sendTestCommand,
  setOptOutCommand,
  submitCampaignCommand,
  submitTemplateCommand,
  abandonAttempt,
  addFirstStaffCommand,
  addMaintenanceCommand,
  addMaterialCommand,
  addSealCommand,
  addStaffCommand,
  admitAskingCommand,
  allocateCommand,
  askCodeCommand,
  attestReadingCommand,
  beginAttempt,
  beginLongAct,
  beginSubmitCommand,
  dropRoundCommand,
  scheduleRoundCommand,
  stopRoundCommand,
  changeAgentCommand,
  changeContactCommand,
  changeOperatorCommand,
  checkAccountCommand,
  claimJobs,
  claimReceiptsCommand,
  closeRoundCommand,
  correctAccountCommand,
  countUses,
  cutRoundCommand,
  decideCommand,
  decideObjectionCommand,
  deleteOldCommand,
  discardDraftCommand,
  endCheckCommand,
  endDeviceCommand,
  endLongWaitsCommand,
  endNewDeviceCommand,
  endSessionRow,
  endStaffSessionRow,
  enterUnitCommand,
  failMessage,
  finishCampaignCommand,
  giveBackCommand,
  haltCampaignCommand,
  forgetChecksCommand,
  insertSession,
  inviteOperatorCommand,
  keepBackupCommand,
  keepPrintCommand,
  lapseCommand,
  listFirmsStep,
  loadCalendarCommand,
  lookUpMessageCommand,
  countWrongCodesCommand,
  markReadingCommand,
  noteCaseReadingCommand,
  noteExportCommand,
  noteFirmsCommand,
  noteFollowUpCommand,
  noteLookCommand,
  noteMessagesCommand,
  noteMode,
  notePrintCommand,
  noteStaffActCommand,
  noteUnitReadingCommand,
  beginAuditRun,
  finishAuditRun,
  noteTakenCommand,
  openBatchCommand,
  openCheckCommand,
  openLinkCommand,
  notePaymentFileCommand,
  openReadingCommand,
  openResultCommand,
  openRunCommand,
  openServiceCommand,
  preparePlanCommand,
  queueRecipientsCommand,
  prepareRoundCommand,
  applyCreditCommand,
  decideCreditRowCommand,
  recordCreditCommand,
  openServiceCommand,
  preparePlanCommand,
  takeCasesStep,
  receiveReceipt,
  recordAttempt,
  recordListCommand,
  recordObjectionCommand,
  recordResultsCommand,
  refuseResultCommand,
  recordWindowAnswerCommand,
  registerAdministratorCommand,
  registerPersonCommand,
  releaseBatchCommand,
  releasePlanCommand,
  removeMaterialCommand,
  retryCampaignStep,
  saveDraftCommand,
  removeFilterCommand,
  saveFilterCommand,
  seedCalendar,
  setManagementCommand,
  settleJob,
  settleMaintenanceCommand,
  settleReportCommand,
  settlePlanCommand,
  signInPersonCommand,
  stageUnitsCommand,
  startCampaignCommand,
  startStaffSession,
  steerCampaignCommand,
  stopBatchCommand,
  giveFactorCommand,
  noteWrongFactor,
  confirmTotpCommand,
  keepPendingTotp,
  renewRecoveryCodesCommand,
  addPasskeyCommand,
  keepPasskeyChallenge,
  removePasskeyCommand,
  changePowerCommand,
  setDisabledCommand,
  resetFactorCommand,
  setPasswordCommand,
  endSessionsCommand,
  changeOwnPasswordCommand,
  stopLinkCommand,
  submitBatchCommand,
  switchTransportCommand,
  switchUnitCommand,
  takeQuestionsCommand,
  tellChangeCommand,
  tellPublicityCommand,
  touchCheckCommand,
  touchSession,
  touchStaffSession,
  tryCodeCommand,
  undoBatchCommand,
  voidRoundCommand,
  watchAlarmsCommand,
  withdrawCommand,
  withdrawOperatorCommand,
  writeGramsCommand,
]
