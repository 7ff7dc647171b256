import { addMaterial } from './add-material.ts'
import { discardDraft } from './discard-draft.ts'
import { endSession } from './end-session.ts'
import { explainNoOffer } from './explain-no-offer.ts'
import { getCase } from './get-case.ts'
import { getOffer } from './get-offer.ts'
import { getSession } from './get-session.ts'
import { getSheetPdf } from './get-sheet-pdf.ts'
import { getSheet } from './get-sheet.ts'
import { listCases } from './list-cases.ts'
import { listOffers } from './list-offers.ts'
import { markReading } from './mark-reading.ts'
import { openReading } from './open-reading.ts'
import { removeMaterial } from './remove-material.ts'
import { saveDraft } from './save-draft.ts'
import { submitDecision } from './submit-decision.ts'
import { addStaff } from './staff/add-staff.ts'
import { allocateRound } from './staff/allocate-round.ts'
import { attestWindowReading } from './staff/attest-window-reading.ts'
import { backUp } from './staff/back-up.ts'
import { changeContact } from './staff/change-contact.ts'
import { checkList } from './staff/check-list.ts'
import { closePublicity } from './staff/close-publicity.ts'
import { correctAccount } from './staff/correct-account.ts'
import { decideObjection } from './staff/decide-objection.ts'
import { endStaffSession } from './staff/end-staff-session.ts'
import { findUnits } from './staff/find-units.ts'
import { addWindowScan } from './staff/add-window-scan.ts'
import { revealCaseData } from './staff/reveal-case-data.ts'
import { revealUnitData } from './staff/reveal-unit-data.ts'
import { printSheet } from './staff/print-sheet.ts'
import { settleReport } from './staff/settle-report.ts'
import { getResultFile } from './staff/get-result-file.ts'
import { getStaffCase } from './staff/get-staff-case.ts'
import { getStaffSession } from './staff/get-staff-session.ts'
import { importList } from './staff/import-list.ts'
import { lapseOffers } from './staff/lapse-offers.ts'
import { listBatches } from './staff/list-batches.ts'
import { listObjections } from './staff/list-objections.ts'
import { listRoundUnits } from './staff/list-round-units.ts'
import { searchObjections } from './staff/search-objections.ts'
import { listReports } from './staff/list-reports.ts'
import { listRounds } from './staff/list-rounds.ts'
import { listStaffCases } from './staff/list-staff-cases.ts'
import { loadCalendar } from './staff/load-calendar.ts'
import { openWindowReading } from './staff/open-window-reading.ts'
import { orderPayments } from './staff/order-payments.ts'
import { listPaymentPlans } from './staff/list-payment-plans.ts'
import { getPaymentPlan } from './staff/get-payment-plan.ts'
import { listPlanLines } from './staff/list-plan-lines.ts'
import { releasePaymentPlan } from './staff/release-payment-plan.ts'
import { refusePaymentPlan } from './staff/refuse-payment-plan.ts'
import { withdrawPaymentPlan } from './staff/withdraw-payment-plan.ts'
import { checkAccount } from './staff/check-account.ts'
import { listAccountChecks } from './staff/list-account-checks.ts'
import { getFigures } from './staff/get-figures.ts'
import { getFiguresFile } from './staff/get-figures-file.ts'
import { getRoundTotals } from './staff/get-round-totals.ts'
import { listRoundsToPay } from './staff/list-rounds-to-pay.ts'
import { makePaymentFile } from './staff/make-payment-file.ts'
import { recordObjection } from './staff/record-objection.ts'
import { recordPayments } from './staff/record-payments.ts'
import { recordWindowAnswer } from './staff/record-window-answer.ts'
import { sendLinks } from './staff/send-links.ts'
import { signInStaff } from './staff/sign-in-staff.ts'
import { getRound } from './staff/get-round.ts'
import { getRoundStanding } from './staff/get-round-standing.ts'
import { uploadCreditList } from './staff/upload-credit-list.ts'
import { listCreditChecks } from './staff/list-credit-checks.ts'
import { decideCreditRow } from './staff/decide-credit-row.ts'
import { applyCreditCheck } from './staff/apply-credit-check.ts'
import { previewRound } from './staff/preview-round.ts'
import { listWaitingUnits } from './staff/list-waiting-units.ts'
import { preparePublicity } from './staff/prepare-publicity.ts'
import { refusePublicity } from './staff/refuse-publicity.ts'
import { releasePublicity } from './staff/release-publicity.ts'
import { withdrawPublicity } from './staff/withdraw-publicity.ts'
import { undoImport } from './staff/undo-import.ts'
import { verifyAudit } from './staff/verify-audit.ts'
import { voidPublicity } from './staff/void-publicity.ts'
import { withdrawOffer } from './staff/withdraw-offer.ts'
import { getProofPuzzle } from './get-proof-puzzle.ts'
import { getCodeState } from './get-code-state.ts'
import { askNewPersonCode } from './ask-new-person-code.ts'
import { registerPerson } from './register-person.ts'
import { askPersonCode } from './ask-person-code.ts'
import { signInByCertificate } from './sign-in-by-certificate.ts'
import { signInPerson } from './sign-in-person.ts'
import { getRegistration } from './get-registration.ts'
import { requestMaintenance } from './request-maintenance.ts'
import { withdrawMaintenance } from './withdraw-maintenance.ts'
import { getAgreement } from './get-agreement.ts'
import { askOpeningCode } from './ask-opening-code.ts'
import { openUnitService } from './open-unit-service.ts'
import { askUnitCode } from './ask-unit-code.ts'
import { signInUnit } from './sign-in-unit.ts'
import { askAdministratorCode } from './ask-administrator-code.ts'
import { registerAdministrator } from './register-administrator.ts'
import { switchUnit } from './switch-unit.ts'
import { getHome } from './get-home.ts'
import { beginBusiness } from './begin-business.ts'
import { getMe } from './get-me.ts'
import { endDevice } from './end-device.ts'
import { listOperators } from './list-operators.ts'
import { setInternalManagement } from './set-internal-management.ts'
import { inviteOperator } from './invite-operator.ts'
import { changeOperator } from './change-operator.ts'
import { withdrawOperator } from './withdraw-operator.ts'
import { listMaintenances } from './staff/list-maintenances.ts'
import { recordMaintenance } from './staff/record-maintenance.ts'
import { decideMaintenance } from './staff/decide-maintenance.ts'
import { getStaffUnit } from './staff/get-staff-unit.ts'
import { changeAgent } from './staff/change-agent.ts'
import { getSecondFactor } from './staff/get-second-factor.ts'
import { giveSecondFactor } from './staff/give-second-factor.ts'
import { beginTotp } from './staff/begin-totp.ts'
import { confirmTotp } from './staff/confirm-totp.ts'
import { renewRecoveryCodes } from './staff/renew-recovery-codes.ts'
import { beginPasskey } from './staff/begin-passkey.ts'
import { addPasskey } from './staff/add-passkey.ts'
import { removePasskey } from './staff/remove-passkey.ts'
import { listPeople } from './staff/list-people.ts'
import { changePower } from './staff/change-power.ts'
import { setDisabled } from './staff/set-disabled.ts'
import { resetSecondFactor } from './staff/reset-second-factor.ts'
import { setPassword } from './staff/set-password.ts'
import { endStaffSessions } from './staff/end-staff-sessions.ts'
import { changeOwnPassword } from './staff/change-own-password.ts'
import { listReleases } from './staff/list-releases.ts'
import { listCampaigns } from './staff/list-campaigns.ts'
import { countAudience } from './staff/count-audience.ts'
import { getCampaign } from './staff/get-campaign.ts'
import { listRecipients } from './staff/list-recipients.ts'
import { draftCampaign } from './staff/draft-campaign.ts'
import { saveCampaign } from './staff/save-campaign.ts'
import { freezeCampaign } from './staff/freeze-campaign.ts'
import { sendTest } from './staff/send-test.ts'
import { submitCampaign } from './staff/submit-campaign.ts'
import { discardCampaign } from './staff/discard-campaign.ts'
import { withdrawCampaign } from './staff/withdraw-campaign.ts'
import { releaseCampaign } from './staff/release-campaign.ts'
import { refuseCampaign } from './staff/refuse-campaign.ts'
import { listTransports } from './staff/list-transports.ts'
import { switchTransport } from './staff/switch-transport.ts'
import { listTemplates } from './staff/list-templates.ts'
import { previewMessage } from './staff/preview-message.ts'
import { createTemplate } from './staff/create-template.ts'
import { saveTemplate } from './staff/save-template.ts'
import { submitTemplate } from './staff/submit-template.ts'
import { reviewTemplate } from './staff/review-template.ts'
import { retireTemplate } from './staff/retire-template.ts'
import { setOptOut } from './staff/set-opt-out.ts'
import { startCheck } from './staff/start-check.ts'
import { getCheck } from './staff/get-check.ts'
import { listCheckFindings } from './staff/list-check-findings.ts'
import { listCheckRows } from './staff/list-check-rows.ts'
import { getCheckFile } from './staff/get-check-file.ts'
import { submitCheck } from './staff/submit-check.ts'
import { getBatch } from './staff/get-batch.ts'
import { listBatchRows } from './staff/list-batch-rows.ts'
import { viewDay } from './staff/view-day.ts'
import { listFilters } from './staff/list-filters.ts'
import { saveFilter } from './staff/save-filter.ts'
import { removeFilter } from './staff/remove-filter.ts'
import { refuseBatch } from './staff/refuse-batch.ts'
import { releaseBatch } from './staff/release-batch.ts'
import { withdrawBatch } from './staff/withdraw-batch.ts'
import { exportAudit } from './staff/export-audit.ts'
import { listAuditRuns } from './staff/list-audit-runs.ts'
import { replayCase } from './staff/replay-case.ts'
import { searchAudit } from './staff/search-audit.ts'
import { getCampaignProgress } from './staff/get-campaign-progress.ts'
import { listCampaignFirms } from './staff/list-campaign-firms.ts'
import { getCampaignFirm } from './staff/get-campaign-firm.ts'
import { exportCampaignFirms } from './staff/export-campaign-firms.ts'
import { listFollowUps } from './staff/list-follow-ups.ts'
import { getFollowUp } from './staff/get-follow-up.ts'
import { noteFollowUp } from './staff/note-follow-up.ts'
import { retryCampaign } from './staff/retry-campaign.ts'
import { steerCampaign } from './staff/steer-campaign.ts'
import type { RouteName } from '../routes.ts'
import type { Endpoint } from '../endpoint.ts'

/** Every endpoint by its name. */
export const endpoints = {
  addMaterial,
  discardDraft,
  endSession,
  explainNoOffer,
  getCase,
  getOffer,
  getSession,
  getSheetPdf,
  getSheet,
  listCases,
  listOffers,
  markReading,
  openReading,
  removeMaterial,
  saveDraft,
  submitDecision,
  addStaff,
  allocateRound,
  attestWindowReading,
  backUp,
  changeContact,
  checkList,
  closePublicity,
  correctAccount,
  decideObjection,
  endStaffSession,
  findUnits,
  addWindowScan,
  revealCaseData,
  revealUnitData,
  printSheet,
  settleReport,
  getResultFile,
  getStaffCase,
  getStaffSession,
  importList,
  lapseOffers,
  listBatches,
  listObjections,
  listRoundUnits,
  searchObjections,
  listReports,
  getSecondFactor,
  giveSecondFactor,
  beginTotp,
  confirmTotp,
  renewRecoveryCodes,
  beginPasskey,
  addPasskey,
  removePasskey,
  listPeople,
  changePower,
  setDisabled,
  resetSecondFactor,
  setPassword,
  endStaffSessions,
  changeOwnPassword,
  listReleases,
  listRounds,
  listStaffCases,
  loadCalendar,
  openWindowReading,
  orderPayments,
  listPaymentPlans,
  getPaymentPlan,
  listPlanLines,
  releasePaymentPlan,
  refusePaymentPlan,
  withdrawPaymentPlan,
  recordObjection,
  checkAccount,
  listAccountChecks,
  getFigures,
  getFiguresFile,
  getRoundTotals,
  listRoundsToPay,
  makePaymentFile,
  recordPayments,
  recordWindowAnswer,
  sendLinks,
  signInStaff,
  startCheck,
  getCheck,
  listCheckFindings,
  listCheckRows,
  getCheckFile,
  submitCheck,
  getBatch,
  listBatchRows,
  viewDay,
  listFilters,
  saveFilter,
  removeFilter,
  refuseBatch,
  releaseBatch,
  getRound,
  getRoundStanding,
  uploadCreditList,
  listCreditChecks,
  decideCreditRow,
  applyCreditCheck,
  previewRound,
  listWaitingUnits,
  preparePublicity,
  refusePublicity,
  releasePublicity,
  withdrawPublicity,
  undoImport,
  withdrawBatch,
  exportAudit,
  listAuditRuns,
  replayCase,
  searchAudit,
  verifyAudit,
  voidPublicity,
  withdrawOffer,
  getProofPuzzle,
  getCodeState,
  askNewPersonCode,
  registerPerson,
  askPersonCode,
  signInByCertificate,
  signInPerson,
  getRegistration,
  requestMaintenance,
  withdrawMaintenance,
  getAgreement,
  askOpeningCode,
  openUnitService,
  askUnitCode,
  signInUnit,
  askAdministratorCode,
  registerAdministrator,
  switchUnit,
  getHome,
  beginBusiness,
  getMe,
  endDevice,
  listOperators,
  setInternalManagement,
  inviteOperator,
  changeOperator,
  withdrawOperator,
  listMaintenances,
  recordMaintenance,
  decideMaintenance,
  getStaffUnit,
  changeAgent,
  listCampaigns,
  countAudience,
  getCampaign,
  listRecipients,
  draftCampaign,
  saveCampaign,
  freezeCampaign,
  sendTest,
  submitCampaign,
  discardCampaign,
  withdrawCampaign,
  releaseCampaign,
  refuseCampaign,
  listTemplates,
  previewMessage,
  createTemplate,
  saveTemplate,
  submitTemplate,
  reviewTemplate,
  retireTemplate,
  setOptOut,
  listTransports,
  switchTransport,
  getCampaignProgress,
  listCampaignFirms,
  getCampaignFirm,
  exportCampaignFirms,
  listFollowUps,
  getFollowUp,
  noteFollowUp,
  retryCampaign,
  steerCampaign,
} as const satisfies { [N in RouteName]: Endpoint<N> }

export type Endpoints = typeof endpoints
