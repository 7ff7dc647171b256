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
import { mountGetCase } from './cases/get-case.ts'
import { mountListCases } from './cases/list-cases.ts'
import { mountAddMaterial } from './decisions/add-material.ts'
import { mountRemoveMaterial } from './decisions/remove-material.ts'
import { mountExplainNoOffer } from './offers/explain-no-offer.ts'
import { mountGetSheetPdf } from './evidence/get-sheet-pdf.ts'
import { mountGetSheet } from './evidence/get-sheet.ts'
import { mountPublicPages } from './public/public-pages.ts'
import { errorPage } from './public/respond.ts'
import { mountCallbacks } from './messages/transports/callbacks.ts'
import { Hono } from 'hono'
import { mountSubmitDecision } from './decisions/submit-decision.ts'
import { mountDiscardDraft } from './offers/discard-draft.ts'
import { mountGetOffer } from './offers/get-offer.ts'
import { mountListOffers } from './offers/list-offers.ts'
import { mountSaveDraft } from './offers/save-draft.ts'
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
import { mountGetAgreement } from './registration/get-agreement.ts'
import { mountGetRegistration } from './registration/get-registration.ts'
import { mountOpenUnitService } from './registration/open-unit-service.ts'
import { mountRequestMaintenance } from './registration/request-maintenance.ts'
import { mountWithdrawMaintenance } from './registration/withdraw-maintenance.ts'
import { mountEndSession } from './sessions/end-session.ts'
import { mountGetSession } from './sessions/get-session.ts'
import { staffEndpoints } from './staff-endpoints.ts'

const areas: readonly ((app: HttpApp) => void)[] = [
  mountAddMaterial,
  mountAskAdministratorCode,
  mountAskNewPersonCode,
  mountAskOpeningCode,
  mountAskPersonCode,
  mountAskUnitCode,
  mountBeginBusiness,
  mountChangeOperator,
  mountCallbacks,
  mountDiscardDraft,
  mountEndDevice,
  mountEndSession,
  mountExplainNoOffer,
  mountGetAgreement,
  mountGetCase,
  mountGetCodeState,
  mountGetHome,
  mountGetMe,
  mountGetOffer,
  mountGetProofPuzzle,
  mountGetRegistration,
  mountGetSession,
  mountGetSheet,
  mountGetSheetPdf,
  mountHealth,
  mountInviteOperator,
  mountListCases,
  mountListOffers,
  mountListOperators,
  mountMarkReading,
  mountOpenApi,
  mountOpenReading,
  mountOpenUnitService,
  mountPublicPages,
  mountRegisterAdministrator,
  mountRegisterPerson,
  mountRemoveMaterial,
  mountRequestMaintenance,
  mountSaveDraft,
  mountSetInternalManagement,
  mountSignInPerson,
  mountSignInByCertificate,
  mountSignInUnit,
  mountSubmitDecision,
  mountSwitchUnit,
  mountWithdrawMaintenance,
  mountWithdrawOperator,
  ...staffEndpoints,
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
