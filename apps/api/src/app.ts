import { mountGetCampaignProgress } from './watching/get-campaign-progress.ts'
import { mountListCampaignFirms } from './watching/list-campaign-firms.ts'
import { mountGetCampaignFirm } from './watching/get-campaign-firm.ts'
import { mountExportCampaignFirms } from './watching/export-campaign-firms.ts'
import { mountListFollowUps } from './follow-ups/list-follow-ups.ts'
import { mountGetFollowUp } from './follow-ups/get-follow-up.ts'
import { mountNoteFollowUp } from './follow-ups/note-follow-up.ts'
import { mountRetryCampaign } from './sending/retry-campaign.ts'
import { mountSteerCampaign } from './sending/steer-campaign.ts'
import { mountListCampaigns } from './campaigns/list-campaigns.ts'
import { mountGetCampaign } from './campaigns/get-campaign.ts'
import { mountCountAudience } from './campaigns/count-audience.ts'
import { mountListRecipients } from './campaigns/list-recipients.ts'
import { mountDraftCampaign } from './campaigns/draft-campaign.ts'
import { mountSaveCampaign } from './campaigns/save-campaign.ts'
import { mountFreezeCampaign } from './campaigns/freeze-campaign.ts'
import { mountSendTest } from './campaigns/send-test.ts'
import { mountSubmitCampaign } from './campaigns/submit-campaign.ts'
import { mountDiscardCampaign } from './campaigns/discard-campaign.ts'
import { mountWithdrawCampaign } from './campaigns/withdraw-campaign.ts'
import { mountRefuseCampaign } from './campaigns/refuse-campaign.ts'
import { mountReleaseCampaign } from './campaigns/release-campaign.ts'
import { mountListTemplates } from './campaigns/list-templates.ts'
import { mountPreviewMessage } from './campaigns/preview-message.ts'
import { mountCreateTemplate } from './campaigns/create-template.ts'
import { mountSaveTemplate } from './campaigns/save-template.ts'
import { mountSubmitTemplate } from './campaigns/submit-template.ts'
import { mountRetireTemplate } from './campaigns/retire-template.ts'
import { mountReviewTemplate } from './campaigns/review-template.ts'
import { mountSetOptOut } from './campaigns/set-opt-out.ts'
import { mountWithdrawOperator } from './units/withdraw-operator.ts'
import { mountChangeOperator } from './units/change-operator.ts'
import { mountInviteOperator } from './units/invite-operator.ts'
import { mountSetInternalManagement } from './units/set-internal-management.ts'
import { mountListOperators } from './units/list-operators.ts'
import { mountEndDevice } from './accounts/end-device.ts'
import { mountGetMe } from './accounts/get-me.ts'
import { mountSwitchUnit } from './units/switch-unit.ts'
import { mountBeginBusiness } from './units/begin-business.ts'
import { mountGetHome } from './units/get-home.ts'
import { mountRegisterAdministrator } from './units/register-administrator.ts'
import { mountAskAdministratorCode } from './units/ask-administrator-code.ts'
import { mountAskNewPersonCode } from './accounts/ask-new-person-code.ts'
import { mountAskPersonCode } from './accounts/ask-person-code.ts'
import { mountGetCodeState } from './accounts/get-code-state.ts'
import { mountGetProofPuzzle } from './accounts/get-proof-puzzle.ts'
import { mountRegisterPerson } from './accounts/register-person.ts'
import { mountSignInPerson } from './accounts/sign-in-person.ts'
import { mountSignInByCertificate } from './units/sign-in-by-certificate.ts'
import { mountSignInUnit } from './units/sign-in-unit.ts'
import { mountAskUnitCode } from './units/ask-unit-code.ts'
import { mountExportAudit } from './evidence/trail/export/export-audit.ts'
import { mountListAuditRuns } from './evidence/trail/list-audit-runs.ts'
import { mountReplayCase } from './evidence/trail/replay-case.ts'
import { mountSearchAudit } from './evidence/trail/search-audit.ts'
import { mountGetSecondFactor } from './staff/second-factor/get-second-factor.ts'
import { mountGiveSecondFactor } from './staff/second-factor/give-second-factor.ts'
import { mountBeginTotp } from './staff/second-factor/begin-totp.ts'
import { mountConfirmTotp } from './staff/second-factor/confirm-totp.ts'
import { mountRenewRecoveryCodes } from './staff/second-factor/renew-recovery-codes.ts'
import { mountBeginPasskey } from './staff/second-factor/begin-passkey.ts'
import { mountAddPasskey } from './staff/second-factor/add-passkey.ts'
import { mountRemovePasskey } from './staff/second-factor/remove-passkey.ts'
import { mountListPeople } from './staff/people/list-people.ts'
import { mountChangePower } from './staff/people/change-power.ts'
import { mountSetDisabled } from './staff/people/set-disabled.ts'
import { mountResetSecondFactor } from './staff/people/reset-second-factor.ts'
import { mountSetPassword } from './staff/people/set-password.ts'
import { mountEndStaffSessions } from './staff/people/end-staff-sessions.ts'
import { mountChangeOwnPassword } from './staff/change-own-password.ts'
import { mountListReleases } from './staff/list-releases.ts'
import { mountAddWindowScan } from './decisions/add-window-scan.ts'
import { mountFindUnits } from './units/find-units.ts'
import { mountPrintSheet } from './evidence/print-sheet.ts'
import { mountRevealCaseData } from './cases/reveal-case-data.ts'
import { mountRevealUnitData } from './registration/reveal-unit-data.ts'
import { mountSettleReport } from './links/settle-report.ts'
import { mountGetStaffCase } from './cases/get-staff-case.ts'
import { mountGetCase } from './cases/get-case.ts'
import { mountListCases } from './cases/list-cases.ts'
import { mountAddMaterial } from './decisions/add-material.ts'
import { mountRemoveMaterial } from './decisions/remove-material.ts'
import { mountBackUp } from './evidence/back-up.ts'
import { mountExplainNoOffer } from './offers/explain-no-offer.ts'
import { mountLoadCalendar } from './rounds/load-calendar.ts'
import { mountCheckAccount } from './disbursements/check-account.ts'
import { mountListAccountChecks } from './disbursements/list-account-checks.ts'
import { mountListRoundsToPay } from './disbursements/list-rounds-to-pay.ts'
import { mountGetRoundTotals } from './disbursements/get-round-totals.ts'
import { mountGetFigures } from './disbursements/figures/get-figures.ts'
import { mountGetFiguresFile } from './disbursements/figures/get-figures-file.ts'
import { mountMakePaymentFile } from './disbursements/make-payment-file.ts'
import { mountRecordPayments } from './disbursements/record-payments.ts'
import { mountListPaymentPlans } from './disbursements/list-payment-plans.ts'
import { mountGetPaymentPlan } from './disbursements/get-payment-plan.ts'
import { mountListPlanLines } from './disbursements/list-plan-lines.ts'
import { mountReleasePaymentPlan } from './disbursements/release-payment-plan.ts'
import { mountRefusePaymentPlan } from './disbursements/refuse-payment-plan.ts'
import { mountWithdrawPaymentPlan } from './disbursements/withdraw-payment-plan.ts'
import { mountOrderPayments } from './disbursements/order-payments.ts'
import { mountAllocateRound } from './disbursements/allocate-round.ts'
import { mountRecordWindowAnswer } from './decisions/record-window-answer.ts'
import { mountAttestWindowReading } from './readings/attest-window-reading.ts'
import { mountOpenWindowReading } from './readings/open-window-reading.ts'
import { mountListReports } from './links/list-reports.ts'
import { mountSendLinks } from './campaigns/send-links.ts'
import { mountListStaffCases } from './cases/list-staff-cases.ts'
import { mountCorrectAccount } from './cases/correct-account.ts'
import { mountChangeContact } from './cases/change-contact.ts'
import { mountLapseOffers } from './cases/lapse-offers.ts'
import { mountWithdrawOffer } from './cases/withdraw-offer.ts'
import { mountGetSheetPdf } from './evidence/get-sheet-pdf.ts'
import { mountGetSheet } from './evidence/get-sheet.ts'
import { mountPublicPages } from './public/public-pages.ts'
import { errorPage } from './public/respond.ts'
import { mountDecideObjection } from './rounds/decide-objection.ts'
import { mountListObjections } from './rounds/list-objections.ts'
import { mountRecordObjection } from './rounds/record-objection.ts'
import { mountVoidPublicity } from './rounds/void-publicity.ts'
import { mountClosePublicity } from './rounds/close-publicity.ts'
import { mountListRounds } from './rounds/list-rounds.ts'
import { mountApplyCreditCheck } from './rounds/credit/apply-credit-check.ts'
import { mountDecideCreditRow } from './rounds/credit/decide-credit-row.ts'
import { mountListCreditChecks } from './rounds/credit/list-credit-checks.ts'
import { mountUploadCreditList } from './rounds/credit/upload-credit-list.ts'
import { mountGetRoundStanding } from './rounds/get-round-standing.ts'
import { mountGetRound } from './rounds/get-round.ts'
import { mountListWaitingUnits } from './rounds/list-waiting-units.ts'
import { mountPreviewRound } from './rounds/preview-round.ts'
import { mountPreparePublicity } from './rounds/prepare-publicity.ts'
import { mountRefusePublicity } from './rounds/refuse-publicity.ts'
import { mountReleasePublicity } from './rounds/release-publicity.ts'
import { mountWithdrawPublicity } from './rounds/withdraw-publicity.ts'
import { mountVerifyAudit } from './evidence/verify-audit.ts'
import { mountAddStaff } from './staff/add-staff.ts'
import { mountEndStaffSession } from './staff/end-staff-session.ts'
import { mountGetStaffSession } from './staff/get-staff-session.ts'
import { mountSignInStaff } from './staff/sign-in-staff.ts'
import { mountListTransports } from './messages/list-transports.ts'
import { mountSwitchTransport } from './messages/switch-transport.ts'
import { mountCallbacks } from './messages/transports/callbacks.ts'
import { mountListFilters } from './day/list-filters.ts'
import { mountSaveFilter } from './day/save-filter.ts'
import { mountRemoveFilter } from './day/remove-filter.ts'
import { mountViewDay } from './day/view-day.ts'
import { Hono } from 'hono'
import { mountSubmitDecision } from './decisions/submit-decision.ts'
import { mountCheckList } from './offers/check-list.ts'
import { mountDiscardDraft } from './offers/discard-draft.ts'
import { mountGetOffer } from './offers/get-offer.ts'
import { mountGetResultFile } from './offers/get-result-file.ts'
import { mountGetCheckFile } from './offers/get-check-file.ts'
import { mountGetCheck } from './offers/get-check.ts'
import { mountListCheckFindings } from './offers/list-check-findings.ts'
import { mountListCheckRows } from './offers/list-check-rows.ts'
import { mountStartCheck } from './offers/start-check.ts'
import { mountSubmitCheck } from './offers/submit-check.ts'
import { mountGetBatch } from './offers/get-batch.ts'
import { mountListBatchRows } from './offers/list-batch-rows.ts'
import { mountImportList } from './offers/import-list.ts'
import { mountListBatches } from './offers/list-batches.ts'
import { mountListOffers } from './offers/list-offers.ts'
import { mountRefuseBatch } from './offers/refuse-batch.ts'
import { mountReleaseBatch } from './offers/release-batch.ts'
import { mountSaveDraft } from './offers/save-draft.ts'
import { mountUndoImport } from './offers/undo-import.ts'
import { mountWithdrawBatch } from './offers/withdraw-batch.ts'
import { mountHealth } from './platform/http/health.ts'
import { refuse } from './platform/app-error.ts'
import type { HttpApp, HttpEnv } from './platform/http/context.ts'
import { bodyLimits } from './platform/http/body-limits.ts'
import { errorAnswer } from './platform/http/error-answer.ts'
import { mountOpenApi } from './platform/http/openapi.ts'
import { ownDoors } from './platform/http/own-doors.ts'
import { originCheck } from './platform/http/origin-check.ts'
import { packed } from './platform/http/packed.ts'
import { requestFrame } from './platform/http/request-frame.ts'
import type { Services } from './platform/services.ts'
import { mountMarkReading } from './readings/mark-reading.ts'
import { mountOpenReading } from './readings/open-reading.ts'
import { mountAskOpeningCode } from './registration/ask-opening-code.ts'
import { mountChangeAgent } from './registration/change-agent.ts'
import { mountDecideMaintenance } from './registration/decide-maintenance.ts'
import { mountGetAgreement } from './registration/get-agreement.ts'
import { mountGetRegistration } from './registration/get-registration.ts'
import { mountGetStaffUnit } from './registration/get-staff-unit.ts'
import { mountListMaintenances } from './registration/list-maintenances.ts'
import { mountOpenUnitService } from './registration/open-unit-service.ts'
import { mountRecordMaintenance } from './registration/record-maintenance.ts'
import { mountRequestMaintenance } from './registration/request-maintenance.ts'
import { mountWithdrawMaintenance } from './registration/withdraw-maintenance.ts'
import { mountEndSession } from './sessions/end-session.ts'
import { mountGetSession } from './sessions/get-session.ts'

const areas: readonly ((app: HttpApp) => void)[] = [
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
  mountAddMaterial,
  mountAddStaff,
  mountAllocateRound,
  mountAskAdministratorCode,
  mountAskNewPersonCode,
  mountAskOpeningCode,
  mountAskPersonCode,
  mountAskUnitCode,
  mountAttestWindowReading,
  mountBackUp,
  mountBeginBusiness,
  mountChangeAgent,
  mountChangeContact,
  mountChangeOperator,
  mountCallbacks,
  mountCheckList,
  mountClosePublicity,
  mountCorrectAccount,
  mountDecideMaintenance,
  mountDecideObjection,
  mountDiscardDraft,
  mountEndDevice,
  mountEndSession,
  mountEndStaffSession,
  mountExplainNoOffer,
  mountGetAgreement,
  mountGetCase,
  mountGetCodeState,
  mountGetHome,
  mountGetMe,
  mountGetOffer,
  mountGetProofPuzzle,
  mountGetRegistration,
  mountGetResultFile,
  mountGetSession,
  mountGetSheet,
  mountGetSheetPdf,
  mountAddWindowScan,
  mountFindUnits,
  mountPrintSheet,
  mountRevealCaseData,
  mountRevealUnitData,
  mountSettleReport,
  mountGetStaffCase,
  mountGetStaffSession,
  mountGetStaffUnit,
  mountHealth,
  mountGetCheckFile,
  mountGetCheck,
  mountListCheckFindings,
  mountListCheckRows,
  mountStartCheck,
  mountSubmitCheck,
  mountGetBatch,
  mountListBatchRows,
  mountImportList,
  mountInviteOperator,
  mountLapseOffers,
  mountListBatches,
  mountListCases,
  mountListMaintenances,
  mountListObjections,
  mountListOffers,
  mountListOperators,
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
  mountListRounds,
  mountListStaffCases,
  mountListTransports,
  mountLoadCalendar,
  mountMarkReading,
  mountOpenApi,
  mountOpenReading,
  mountOpenUnitService,
  mountOpenWindowReading,
  mountOrderPayments,
  mountListPaymentPlans,
  mountGetPaymentPlan,
  mountListPlanLines,
  mountReleasePaymentPlan,
  mountRefusePaymentPlan,
  mountWithdrawPaymentPlan,
  mountPublicPages,
  mountRecordMaintenance,
  mountRecordObjection,
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
  mountRegisterAdministrator,
  mountRegisterPerson,
  mountReleaseBatch,
  mountRemoveMaterial,
  mountRequestMaintenance,
  mountGetCampaignProgress,
  mountListCampaignFirms,
  mountGetCampaignFirm,
  mountExportCampaignFirms,
  mountListFollowUps,
  mountGetFollowUp,
  mountNoteFollowUp,
  mountRetryCampaign,
  mountSaveDraft,
  mountSendLinks,
  mountSetInternalManagement,
  mountSignInPerson,
  mountSignInStaff,
  mountSignInByCertificate,
  mountSignInUnit,
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
  mountSubmitDecision,
  mountSwitchTransport,
  mountSwitchUnit,
  mountUndoImport,
  mountVerifyAudit,
  mountListFilters,
  mountSaveFilter,
  mountRemoveFilter,
  mountViewDay,
  mountVoidPublicity,
  mountWithdrawBatch,
  mountWithdrawMaintenance,
  mountWithdrawOffer,
  mountWithdrawOperator,
]

/** Composes the house: what stands around every request, then one route per contract. */
export function createApp(services: Services): HttpApp {
  const app = new Hono<HttpEnv>()
  app.onError((error, c) =>
    c.req.path.startsWith('/api/') ? errorAnswer(error, c) : errorPage(error, c),
  )
  app.use(requestFrame(services))
  app.use(ownDoors)
  app.use(originCheck)
  app.use(bodyLimits)
  app.use(packed)
  for (const mountArea of areas) mountArea(app)
  app.all('/api/*', (c) => {
    try {
      return refuse('NOT_FOUND', {})
    } catch (error) {
      return errorAnswer(error, c)
    }
  })
  return app
}
