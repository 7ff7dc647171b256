import { addPasskey } from './add-passkey.ts'
import { addStaff } from './add-staff.ts'
import { addWindowScan } from './add-window-scan.ts'
import { allocateRound } from './allocate-round.ts'
import { applyCreditCheck } from './apply-credit-check.ts'
import { attestWindowReading } from './attest-window-reading.ts'
import { backUp } from './back-up.ts'
import { beginPasskey } from './begin-passkey.ts'
import { beginTotp } from './begin-totp.ts'
import { changeAgent } from './change-agent.ts'
import { changeContact } from './change-contact.ts'
import { changeOwnPassword } from './change-own-password.ts'
import { changePower } from './change-power.ts'
import { checkAccount } from './check-account.ts'
import { checkList } from './check-list.ts'
import { closePublicity } from './close-publicity.ts'
import { confirmTotp } from './confirm-totp.ts'
import { correctAccount } from './correct-account.ts'
import { countAudience } from './count-audience.ts'
import { createTemplate } from './create-template.ts'
import { decideCreditRow } from './decide-credit-row.ts'
import { decideMaintenance } from './decide-maintenance.ts'
import { decideObjection } from './decide-objection.ts'
import { discardCampaign } from './discard-campaign.ts'
import { draftCampaign } from './draft-campaign.ts'
import { endStaffSession } from './end-staff-session.ts'
import { endStaffSessions } from './end-staff-sessions.ts'
import { exportAudit } from './export-audit.ts'
import { exportCampaignFirms } from './export-campaign-firms.ts'
import { findUnits } from './find-units.ts'
import { freezeCampaign } from './freeze-campaign.ts'
import { getBatch } from './get-batch.ts'
import { getCampaign } from './get-campaign.ts'
import { getCampaignFirm } from './get-campaign-firm.ts'
import { getCampaignProgress } from './get-campaign-progress.ts'
import { getCheck } from './get-check.ts'
import { getCheckFile } from './get-check-file.ts'
import { getFigures } from './get-figures.ts'
import { getFiguresFile } from './get-figures-file.ts'
import { getFollowUp } from './get-follow-up.ts'
import { getPaymentPlan } from './get-payment-plan.ts'
import { getResultFile } from './get-result-file.ts'
import { getRound } from './get-round.ts'
import { getRoundStanding } from './get-round-standing.ts'
import { getRoundTotals } from './get-round-totals.ts'
import { getSecondFactor } from './get-second-factor.ts'
import { getStaffCase } from './get-staff-case.ts'
import { getStaffSession } from './get-staff-session.ts'
import { getStaffUnit } from './get-staff-unit.ts'
import { giveSecondFactor } from './give-second-factor.ts'
import { importList } from './import-list.ts'
import { lapseOffers } from './lapse-offers.ts'
import { listAccountChecks } from './list-account-checks.ts'
import { listAuditRuns } from './list-audit-runs.ts'
import { listBatchRows } from './list-batch-rows.ts'
import { listBatches } from './list-batches.ts'
import { listCampaignFirms } from './list-campaign-firms.ts'
import { listCampaigns } from './list-campaigns.ts'
import { listCheckFindings } from './list-check-findings.ts'
import { listCheckRows } from './list-check-rows.ts'
import { listCreditChecks } from './list-credit-checks.ts'
import { listFilters } from './list-filters.ts'
import { listFollowUps } from './list-follow-ups.ts'
import { listMaintenances } from './list-maintenances.ts'
import { listObjections } from './list-objections.ts'
import { listPaymentPlans } from './list-payment-plans.ts'
import { listPeople } from './list-people.ts'
import { listPlanLines } from './list-plan-lines.ts'
import { listRecipients } from './list-recipients.ts'
import { listReleases } from './list-releases.ts'
import { listReports } from './list-reports.ts'
import { listRoundUnits } from './list-round-units.ts'
import { listRounds } from './list-rounds.ts'
import { listRoundsToPay } from './list-rounds-to-pay.ts'
import { listStaffCases } from './list-staff-cases.ts'
import { listTemplates } from './list-templates.ts'
import { listTransports } from './list-transports.ts'
import { listWaitingUnits } from './list-waiting-units.ts'
import { loadCalendar } from './load-calendar.ts'
import { makePaymentFile } from './make-payment-file.ts'
import { noteFollowUp } from './note-follow-up.ts'
import { openWindowReading } from './open-window-reading.ts'
import { orderPayments } from './order-payments.ts'
import { preparePublicity } from './prepare-publicity.ts'
import { previewMessage } from './preview-message.ts'
import { previewRound } from './preview-round.ts'
import { printSheet } from './print-sheet.ts'
import { recordMaintenance } from './record-maintenance.ts'
import { recordObjection } from './record-objection.ts'
import { recordPayments } from './record-payments.ts'
import { recordWindowAnswer } from './record-window-answer.ts'
import { refuseBatch } from './refuse-batch.ts'
import { refuseCampaign } from './refuse-campaign.ts'
import { refusePaymentPlan } from './refuse-payment-plan.ts'
import { refusePublicity } from './refuse-publicity.ts'
import { releaseBatch } from './release-batch.ts'
import { releaseCampaign } from './release-campaign.ts'
import { releasePaymentPlan } from './release-payment-plan.ts'
import { releasePublicity } from './release-publicity.ts'
import { removeFilter } from './remove-filter.ts'
import { removePasskey } from './remove-passkey.ts'
import { renewRecoveryCodes } from './renew-recovery-codes.ts'
import { replayCase } from './replay-case.ts'
import { resetSecondFactor } from './reset-second-factor.ts'
import { retireTemplate } from './retire-template.ts'
import { retryCampaign } from './retry-campaign.ts'
import { revealCaseData } from './reveal-case-data.ts'
import { revealUnitData } from './reveal-unit-data.ts'
import { reviewTemplate } from './review-template.ts'
import { saveCampaign } from './save-campaign.ts'
import { saveFilter } from './save-filter.ts'
import { saveTemplate } from './save-template.ts'
import { searchAudit } from './search-audit.ts'
import { searchObjections } from './search-objections.ts'
import { sendLinks } from './send-links.ts'
import { sendTest } from './send-test.ts'
import { setDisabled } from './set-disabled.ts'
import { setOptOut } from './set-opt-out.ts'
import { setPassword } from './set-password.ts'
import { settleReport } from './settle-report.ts'
import { signInStaff } from './sign-in-staff.ts'
import { startCheck } from './start-check.ts'
import { steerCampaign } from './steer-campaign.ts'
import { submitCampaign } from './submit-campaign.ts'
import { submitCheck } from './submit-check.ts'
import { submitTemplate } from './submit-template.ts'
import { switchTransport } from './switch-transport.ts'
import { undoImport } from './undo-import.ts'
import { uploadCreditList } from './upload-credit-list.ts'
import { verifyAudit } from './verify-audit.ts'
import { viewDay } from './view-day.ts'
import { voidPublicity } from './void-publicity.ts'
import { withdrawBatch } from './withdraw-batch.ts'
import { withdrawCampaign } from './withdraw-campaign.ts'
import { withdrawOffer } from './withdraw-offer.ts'
import { withdrawPaymentPlan } from './withdraw-payment-plan.ts'
import { withdrawPublicity } from './withdraw-publicity.ts'

/** The endpoints of the staff by their names. */
export const staffEndpoints = {
  addPasskey,
  addStaff,
  addWindowScan,
  allocateRound,
  applyCreditCheck,
  attestWindowReading,
  backUp,
  beginPasskey,
  beginTotp,
  changeAgent,
  changeContact,
  changeOwnPassword,
  changePower,
  checkAccount,
  checkList,
  closePublicity,
  confirmTotp,
  correctAccount,
  countAudience,
  createTemplate,
  decideCreditRow,
  decideMaintenance,
  decideObjection,
  discardCampaign,
  draftCampaign,
  endStaffSession,
  endStaffSessions,
  exportAudit,
  exportCampaignFirms,
  findUnits,
  freezeCampaign,
  getBatch,
  getCampaign,
  getCampaignFirm,
  getCampaignProgress,
  getCheck,
  getCheckFile,
  getFigures,
  getFiguresFile,
  getFollowUp,
  getPaymentPlan,
  getResultFile,
  getRound,
  getRoundStanding,
  getRoundTotals,
  getSecondFactor,
  getStaffCase,
  getStaffSession,
  getStaffUnit,
  giveSecondFactor,
  importList,
  lapseOffers,
  listAccountChecks,
  listAuditRuns,
  listBatchRows,
  listBatches,
  listCampaignFirms,
  listCampaigns,
  listCheckFindings,
  listCheckRows,
  listCreditChecks,
  listFilters,
  listFollowUps,
  listMaintenances,
  listObjections,
  listPaymentPlans,
  listPeople,
  listPlanLines,
  listRecipients,
  listReleases,
  listReports,
  listRoundUnits,
  listRounds,
  listRoundsToPay,
  listStaffCases,
  listTemplates,
  listTransports,
  listWaitingUnits,
  loadCalendar,
  makePaymentFile,
  noteFollowUp,
  openWindowReading,
  orderPayments,
  preparePublicity,
  previewMessage,
  previewRound,
  printSheet,
  recordMaintenance,
  recordObjection,
  recordPayments,
  recordWindowAnswer,
  refuseBatch,
  refuseCampaign,
  refusePaymentPlan,
  refusePublicity,
  releaseBatch,
  releaseCampaign,
  releasePaymentPlan,
  releasePublicity,
  removeFilter,
  removePasskey,
  renewRecoveryCodes,
  replayCase,
  resetSecondFactor,
  retireTemplate,
  retryCampaign,
  revealCaseData,
  revealUnitData,
  reviewTemplate,
  saveCampaign,
  saveFilter,
  saveTemplate,
  searchAudit,
  searchObjections,
  sendLinks,
  sendTest,
  setDisabled,
  setOptOut,
  setPassword,
  settleReport,
  signInStaff,
  startCheck,
  steerCampaign,
  submitCampaign,
  submitCheck,
  submitTemplate,
  switchTransport,
  undoImport,
  uploadCreditList,
  verifyAudit,
  viewDay,
  voidPublicity,
  withdrawBatch,
  withdrawCampaign,
  withdrawOffer,
  withdrawPaymentPlan,
  withdrawPublicity,
} as const
