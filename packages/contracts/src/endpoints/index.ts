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
import { staffEndpoints } from './staff/index.ts'
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
  ...staffEndpoints,
} as const satisfies { [N in RouteName]: Endpoint<N> }

export type Endpoints = typeof endpoints
