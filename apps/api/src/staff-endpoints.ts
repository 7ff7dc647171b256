import { mountCountAudience } from './campaigns/count-audience.ts'
import { mountCreateTemplate } from './campaigns/create-template.ts'
import { mountDiscardCampaign } from './campaigns/discard-campaign.ts'
import { mountDraftCampaign } from './campaigns/draft-campaign.ts'
import { mountFreezeCampaign } from './campaigns/freeze-campaign.ts'
import { mountGetCampaign } from './campaigns/get-campaign.ts'
import { mountListCampaigns } from './campaigns/list-campaigns.ts'
import { mountListRecipients } from './campaigns/list-recipients.ts'
import { mountListTemplates } from './campaigns/list-templates.ts'
import { mountPreviewMessage } from './campaigns/preview-message.ts'
import { mountRefuseCampaign } from './campaigns/refuse-campaign.ts'
import { mountReleaseCampaign } from './campaigns/release-campaign.ts'
import { mountRetireTemplate } from './campaigns/retire-template.ts'
import { mountReviewTemplate } from './campaigns/review-template.ts'
import { mountSaveCampaign } from './campaigns/save-campaign.ts'
import { mountSaveTemplate } from './campaigns/save-template.ts'
import { mountSendLinks } from './campaigns/send-links.ts'
import { mountSendTest } from './campaigns/send-test.ts'
import { mountSetOptOut } from './campaigns/set-opt-out.ts'
import { mountSubmitCampaign } from './campaigns/submit-campaign.ts'
import { mountSubmitTemplate } from './campaigns/submit-template.ts'
import { mountWithdrawCampaign } from './campaigns/withdraw-campaign.ts'
import { mountChangeContact } from './cases/change-contact.ts'
import { mountCorrectAccount } from './cases/correct-account.ts'
import { mountGetStaffCase } from './cases/get-staff-case.ts'
import { mountLapseOffers } from './cases/lapse-offers.ts'
import { mountListStaffCases } from './cases/list-staff-cases.ts'
import { mountRevealCaseData } from './cases/reveal-case-data.ts'
import { mountWithdrawOffer } from './cases/withdraw-offer.ts'
import { mountListFilters } from './day/list-filters.ts'
import { mountRemoveFilter } from './day/remove-filter.ts'
import { mountSaveFilter } from './day/save-filter.ts'
import { mountViewDay } from './day/view-day.ts'
import { mountAddWindowScan } from './decisions/add-window-scan.ts'
import { mountRecordWindowAnswer } from './decisions/record-window-answer.ts'
import { mountAllocateRound } from './disbursements/allocate-round.ts'
import { mountCheckAccount } from './disbursements/check-account.ts'
import { mountGetFiguresFile } from './disbursements/figures/get-figures-file.ts'
import { mountGetFigures } from './disbursements/figures/get-figures.ts'
import { mountGetPaymentPlan } from './disbursements/get-payment-plan.ts'
import { mountGetRoundTotals } from './disbursements/get-round-totals.ts'
import { mountListAccountChecks } from './disbursements/list-account-checks.ts'
import { mountListPaymentPlans } from './disbursements/list-payment-plans.ts'
import { mountListPlanLines } from './disbursements/list-plan-lines.ts'
import { mountListRoundsToPay } from './disbursements/list-rounds-to-pay.ts'
import { mountMakePaymentFile } from './disbursements/make-payment-file.ts'
import { mountOrderPayments } from './disbursements/order-payments.ts'
import { mountRecordPayments } from './disbursements/record-payments.ts'
import { mountRefusePaymentPlan } from './disbursements/refuse-payment-plan.ts'
import { mountReleasePaymentPlan } from './disbursements/release-payment-plan.ts'
import { mountWithdrawPaymentPlan } from './disbursements/withdraw-payment-plan.ts'
import { mountBackUp } from './evidence/back-up.ts'
import { mountPrintSheet } from './evidence/print-sheet.ts'
import { mountExportAudit } from './evidence/trail/export/export-audit.ts'
import { mountListAuditRuns } from './evidence/trail/list-audit-runs.ts'
import { mountReplayCase } from './evidence/trail/replay-case.ts'
import { mountSearchAudit } from './evidence/trail/search-audit.ts'
import { mountVerifyAudit } from './evidence/verify-audit.ts'
import { mountGetFollowUp } from './follow-ups/get-follow-up.ts'
import { mountListFollowUps } from './follow-ups/list-follow-ups.ts'
import { mountNoteFollowUp } from './follow-ups/note-follow-up.ts'
import { mountListReports } from './links/list-reports.ts'
import { mountSettleReport } from './links/settle-report.ts'
import { mountListTransports } from './messages/list-transports.ts'
import { mountSwitchTransport } from './messages/switch-transport.ts'
import { mountCheckList } from './offers/check-list.ts'
import { mountGetBatch } from './offers/get-batch.ts'
import { mountGetCheckFile } from './offers/get-check-file.ts'
import { mountGetCheck } from './offers/get-check.ts'
import { mountGetResultFile } from './offers/get-result-file.ts'
import { mountImportList } from './offers/import-list.ts'
import { mountListBatchRows } from './offers/list-batch-rows.ts'
import { mountListBatches } from './offers/list-batches.ts'
import { mountListCheckFindings } from './offers/list-check-findings.ts'
import { mountListCheckRows } from './offers/list-check-rows.ts'
import { mountRefuseBatch } from './offers/refuse-batch.ts'
import { mountReleaseBatch } from './offers/release-batch.ts'
import { mountStartCheck } from './offers/start-check.ts'
import { mountSubmitCheck } from './offers/submit-check.ts'
import { mountUndoImport } from './offers/undo-import.ts'
import { mountWithdrawBatch } from './offers/withdraw-batch.ts'
import { mountAttestWindowReading } from './readings/attest-window-reading.ts'
import { mountOpenWindowReading } from './readings/open-window-reading.ts'
import { mountChangeAgent } from './registration/change-agent.ts'
import { mountDecideMaintenance } from './registration/decide-maintenance.ts'
import { mountGetStaffUnit } from './registration/get-staff-unit.ts'
import { mountListMaintenances } from './registration/list-maintenances.ts'
import { mountRecordMaintenance } from './registration/record-maintenance.ts'
import { mountRevealUnitData } from './registration/reveal-unit-data.ts'
import { mountClosePublicity } from './rounds/close-publicity.ts'
import { mountApplyCreditCheck } from './rounds/credit/apply-credit-check.ts'
import { mountDecideCreditRow } from './rounds/credit/decide-credit-row.ts'
import { mountListCreditChecks } from './rounds/credit/list-credit-checks.ts'
import { mountUploadCreditList } from './rounds/credit/upload-credit-list.ts'
import { mountDecideObjection } from './rounds/decide-objection.ts'
import { mountGetRoundStanding } from './rounds/get-round-standing.ts'
import { mountGetRound } from './rounds/get-round.ts'
import { mountListObjections } from './rounds/list-objections.ts'
import { mountListRoundUnits } from './rounds/list-round-units.ts'
import { mountListRounds } from './rounds/list-rounds.ts'
import { mountListWaitingUnits } from './rounds/list-waiting-units.ts'
import { mountLoadCalendar } from './rounds/load-calendar.ts'
import { mountPreparePublicity } from './rounds/prepare-publicity.ts'
import { mountPreviewRound } from './rounds/preview-round.ts'
import { mountRecordObjection } from './rounds/record-objection.ts'
import { mountSearchObjections } from './rounds/search-objections.ts'
import { mountRefusePublicity } from './rounds/refuse-publicity.ts'
import { mountReleasePublicity } from './rounds/release-publicity.ts'
import { mountVoidPublicity } from './rounds/void-publicity.ts'
import { mountWithdrawPublicity } from './rounds/withdraw-publicity.ts'
import { mountRetryCampaign } from './sending/retry-campaign.ts'
import { mountSteerCampaign } from './sending/steer-campaign.ts'
import { mountAddStaff } from './staff/add-staff.ts'
import { mountChangeOwnPassword } from './staff/change-own-password.ts'
import { mountEndStaffSession } from './staff/end-staff-session.ts'
import { mountGetStaffSession } from './staff/get-staff-session.ts'
import { mountListReleases } from './staff/list-releases.ts'
import { mountChangePower } from './staff/people/change-power.ts'
import { mountEndStaffSessions } from './staff/people/end-staff-sessions.ts'
import { mountListPeople } from './staff/people/list-people.ts'
import { mountResetSecondFactor } from './staff/people/reset-second-factor.ts'
import { mountSetDisabled } from './staff/people/set-disabled.ts'
import { mountSetPassword } from './staff/people/set-password.ts'
import { mountAddPasskey } from './staff/second-factor/add-passkey.ts'
import { mountBeginPasskey } from './staff/second-factor/begin-passkey.ts'
import { mountBeginTotp } from './staff/second-factor/begin-totp.ts'
import { mountConfirmTotp } from './staff/second-factor/confirm-totp.ts'
import { mountGetSecondFactor } from './staff/second-factor/get-second-factor.ts'
import { mountGiveSecondFactor } from './staff/second-factor/give-second-factor.ts'
import { mountRemovePasskey } from './staff/second-factor/remove-passkey.ts'
import { mountRenewRecoveryCodes } from './staff/second-factor/renew-recovery-codes.ts'
import { mountSignInStaff } from './staff/sign-in-staff.ts'
import { mountFindUnits } from './units/find-units.ts'
import { mountExportCampaignFirms } from './watching/export-campaign-firms.ts'
import { mountGetCampaignFirm } from './watching/get-campaign-firm.ts'
import { mountGetCampaignProgress } from './watching/get-campaign-progress.ts'
import { mountListCampaignFirms } from './watching/list-campaign-firms.ts'
import type { HttpApp } from './platform/http/context.ts'

/** What people of the staff ask for, one file an endpoint; the first that fits a path answers. */
export const staffEndpoints: readonly ((app: HttpApp) => void)[] = [
  mountListCampaigns,
  mountGetCampaign,
  mountCountAudience,
  mountListRecipients,
  mountDraftCampaign,
  mountSaveCampaign,
  mountFreezeCampaign,
  mountSendTest,
  mountSubmitCampaign,
  mountDiscardCampaign,
  mountWithdrawCampaign,
  mountRefuseCampaign,
  mountReleaseCampaign,
  mountListTemplates,
  mountPreviewMessage,
  mountCreateTemplate,
  mountSaveTemplate,
  mountSubmitTemplate,
  mountRetireTemplate,
  mountReviewTemplate,
  mountSetOptOut,
  mountAddStaff,
  mountAllocateRound,
  mountAttestWindowReading,
  mountBackUp,
  mountChangeAgent,
  mountChangeContact,
  mountCheckList,
  mountClosePublicity,
  mountCorrectAccount,
  mountDecideMaintenance,
  mountDecideObjection,
  mountEndStaffSession,
  mountGetResultFile,
  mountAddWindowScan,
  mountFindUnits,
  mountPrintSheet,
  mountRevealCaseData,
  mountRevealUnitData,
  mountSettleReport,
  mountGetStaffCase,
  mountGetStaffSession,
  mountGetStaffUnit,
  mountGetCheckFile,
  mountGetCheck,
  mountListCheckFindings,
  mountListCheckRows,
  mountStartCheck,
  mountSubmitCheck,
  mountGetBatch,
  mountListBatchRows,
  mountImportList,
  mountLapseOffers,
  mountListBatches,
  mountListMaintenances,
  mountListObjections,
  mountListReports,
  mountGetSecondFactor,
  mountGiveSecondFactor,
  mountBeginTotp,
  mountConfirmTotp,
  mountRenewRecoveryCodes,
  mountBeginPasskey,
  mountAddPasskey,
  mountRemovePasskey,
  mountListPeople,
  mountChangePower,
  mountSetDisabled,
  mountResetSecondFactor,
  mountSetPassword,
  mountEndStaffSessions,
  mountChangeOwnPassword,
  mountListReleases,
  mountExportAudit,
  mountListAuditRuns,
  mountReplayCase,
  mountSearchAudit,
  mountListRoundUnits,
  mountListRounds,
  mountListStaffCases,
  mountListTransports,
  mountLoadCalendar,
  mountOpenWindowReading,
  mountOrderPayments,
  mountListPaymentPlans,
  mountGetPaymentPlan,
  mountListPlanLines,
  mountReleasePaymentPlan,
  mountRefusePaymentPlan,
  mountWithdrawPaymentPlan,
  mountRecordMaintenance,
  mountRecordObjection,
  mountSearchObjections,
  mountCheckAccount,
  mountListAccountChecks,
  mountListRoundsToPay,
  mountGetRoundTotals,
  mountGetFigures,
  mountGetFiguresFile,
  mountMakePaymentFile,
  mountRecordPayments,
  mountRecordWindowAnswer,
  mountRefuseBatch,
  mountReleaseBatch,
  mountGetCampaignProgress,
  mountListCampaignFirms,
  mountGetCampaignFirm,
  mountExportCampaignFirms,
  mountListFollowUps,
  mountGetFollowUp,
  mountNoteFollowUp,
  mountRetryCampaign,
  mountSendLinks,
  mountSignInStaff,
  mountSteerCampaign,
  mountApplyCreditCheck,
  mountDecideCreditRow,
  mountGetRound,
  mountGetRoundStanding,
  mountListCreditChecks,
  mountListWaitingUnits,
  mountPreviewRound,
  mountUploadCreditList,
  mountPreparePublicity,
  mountRefusePublicity,
  mountReleasePublicity,
  mountWithdrawPublicity,
  mountSwitchTransport,
  mountUndoImport,
  mountVerifyAudit,
  mountListFilters,
  mountSaveFilter,
  mountRemoveFilter,
  mountViewDay,
  mountVoidPublicity,
  mountWithdrawBatch,
  mountWithdrawOffer,
]
