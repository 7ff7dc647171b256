import { addFiles, answer, follow, open, signedIn, type Route } from './route.ts'

/** Reading and answering offers, following cases. */
export const firmRoutes = {
  getSession: { method: 'GET', path: '/api/session', access: open },
  endSession: { method: 'POST', path: '/api/session/end', access: signedIn },
  listOffers: { method: 'GET', path: '/api/offers', access: follow },
  getOffer: { method: 'GET', path: '/api/offers/:offerId', access: follow },
  openReading: { method: 'POST', path: '/api/offers/:offerId/readings', access: answer },
  markReading: { method: 'POST', path: '/api/readings/:readingId/marks', access: answer },
  saveDraft: { method: 'PUT', path: '/api/offers/:offerId/draft', access: answer },
  discardDraft: { method: 'DELETE', path: '/api/offers/:offerId/draft', access: answer },
  submitDecision: {
    method: 'POST',
    path: '/api/offers/:offerId/decisions',
    access: answer,
    idempotent: true,
  },
  addMaterial: {
    method: 'POST',
    path: '/api/offers/:offerId/materials',
    access: addFiles,
    body: 'file',
  },
  removeMaterial: { method: 'DELETE', path: '/api/materials/:materialId', access: addFiles },
  listCases: { method: 'GET', path: '/api/cases', access: follow },
  getCase: { method: 'GET', path: '/api/cases/:caseNo', access: follow },
  getSheet: { method: 'GET', path: '/api/sheets/:sheetId', access: follow },
  getSheetPdf: { method: 'GET', path: '/api/sheets/:sheetId/pdf', access: follow, answer: 'file' },
  explainNoOffer: { method: 'GET', path: '/api/why', access: open },
} as const satisfies Record<string, Route>
