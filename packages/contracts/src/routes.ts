import type { Act } from './roles.ts'

/** Who may call: anyone, a firm that proved a phone, or staff whose role covers the act. */
export type Access = { kind: 'public' } | { kind: 'firm' } | { kind: 'staff'; act: Act }

export interface Route {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  path: string
  access: Access
  /** An act with lasting effect: needs an Idempotency-Key, and a repeat is answered with the first answer. */
  idempotent?: true
  /** What the body is, when it is not JSON. */
  body?: 'file'
  /** What the answer is, when it is not JSON. */
  answer?: 'file'
}

const open: Access = { kind: 'public' }
const firm: Access = { kind: 'firm' }
const staff = (act: Act): Access => ({ kind: 'staff', act })

/** Every JSON endpoint: name, method, path, access. Kept free of zod so that the phone can load it. */
export const routes = {
  getSession: { method: 'GET', path: '/api/session', access: open },
  endSession: { method: 'POST', path: '/api/session/end', access: firm },
  listOffers: { method: 'GET', path: '/api/offers', access: firm },
  getOffer: { method: 'GET', path: '/api/offers/:offerId', access: firm },
  openReading: { method: 'POST', path: '/api/offers/:offerId/readings', access: firm },
  markReading: { method: 'POST', path: '/api/readings/:readingId/marks', access: firm },
  saveDraft: { method: 'PUT', path: '/api/offers/:offerId/draft', access: firm },
  discardDraft: { method: 'DELETE', path: '/api/offers/:offerId/draft', access: firm },
  submitDecision: {
    method: 'POST',
    path: '/api/offers/:offerId/decisions',
    access: firm,
    idempotent: true,
  },
  addMaterial: {
    method: 'POST',
    path: '/api/offers/:offerId/materials',
    access: firm,
    body: 'file',
  },
  removeMaterial: { method: 'DELETE', path: '/api/materials/:materialId', access: firm },
  listCases: { method: 'GET', path: '/api/cases', access: firm },
  getCase: { method: 'GET', path: '/api/cases/:caseNo', access: firm },
  getSheet: { method: 'GET', path: '/api/sheets/:sheetId', access: firm },
  getSheetPdf: { method: 'GET', path: '/api/sheets/:sheetId/pdf', access: firm, answer: 'file' },
  explainNoOffer: { method: 'GET', path: '/api/why', access: open },

  signInStaff: { method: 'POST', path: '/api/staff/session', access: open },
  getStaffSession: { method: 'GET', path: '/api/staff/session', access: staff('ownSession') },
  endStaffSession: { method: 'POST', path: '/api/staff/session/end', access: staff('ownSession') },
  addStaff: {
    method: 'POST',
    path: '/api/staff/people',
    access: staff('addStaff'),
    idempotent: true,
  },
  checkList: {
    method: 'POST',
    path: '/api/staff/lists/check',
    access: staff('checkList'),
    body: 'file',
  },
  getResultFile: {
    method: 'POST',
    path: '/api/staff/lists/result-file',
    access: staff('checkList'),
    body: 'file',
    answer: 'file',
  },
  importList: {
    method: 'POST',
    path: '/api/staff/lists/import',
    access: staff('importList'),
    body: 'file',
    idempotent: true,
  },
  listBatches: { method: 'GET', path: '/api/staff/batches', access: staff('viewBatches') },
  undoImport: {
    method: 'POST',
    path: '/api/staff/batches/:batchId/undo',
    access: staff('undoImport'),
    idempotent: true,
  },
  sendLinks: {
    method: 'POST',
    path: '/api/staff/batches/:batchId/links',
    access: staff('sendLinks'),
    idempotent: true,
  },
  lapseOffers: {
    method: 'POST',
    path: '/api/staff/batches/:batchId/lapse',
    access: staff('lapse'),
    idempotent: true,
  },
  listReports: { method: 'GET', path: '/api/staff/reports', access: staff('viewReports') },
  listRounds: { method: 'GET', path: '/api/staff/rounds', access: staff('viewRounds') },
  startPublicity: {
    method: 'POST',
    path: '/api/staff/rounds',
    access: staff('startPublicity'),
    idempotent: true,
  },
  closePublicity: {
    method: 'POST',
    path: '/api/staff/rounds/:roundId/close',
    access: staff('closePublicity'),
    idempotent: true,
  },
  voidPublicity: {
    method: 'POST',
    path: '/api/staff/rounds/:roundId/void',
    access: staff('voidPublicity'),
    idempotent: true,
  },
  recordObjection: {
    method: 'POST',
    path: '/api/staff/rounds/:roundId/objections',
    access: staff('recordObjection'),
    idempotent: true,
  },
  decideObjection: {
    method: 'POST',
    path: '/api/staff/objections/:objectionId/decision',
    access: staff('decideObjection'),
    idempotent: true,
  },
  allocateRound: {
    method: 'POST',
    path: '/api/staff/rounds/:roundId/allocate',
    access: staff('allocate'),
    idempotent: true,
  },
  orderPayments: {
    method: 'POST',
    path: '/api/staff/rounds/:roundId/payments',
    access: staff('orderPayments'),
    idempotent: true,
  },
  recordPayments: {
    method: 'POST',
    path: '/api/staff/payments/results',
    access: staff('recordPayments'),
    idempotent: true,
  },
  listStaffCases: { method: 'GET', path: '/api/staff/cases', access: staff('viewCases') },
  getStaffCase: { method: 'GET', path: '/api/staff/cases/:caseNo', access: staff('viewCases') },
  withdrawOffer: {
    method: 'POST',
    path: '/api/staff/cases/:caseNo/withdraw',
    access: staff('withdraw'),
    idempotent: true,
  },
  changeContact: {
    method: 'POST',
    path: '/api/staff/cases/:caseNo/contact',
    access: staff('changeContact'),
    idempotent: true,
  },
  correctAccount: {
    method: 'POST',
    path: '/api/staff/cases/:caseNo/account',
    access: staff('correctAccount'),
    idempotent: true,
  },
  openWindowReading: {
    method: 'POST',
    path: '/api/staff/cases/:caseNo/readings',
    access: staff('windowAnswer'),
  },
  attestWindowReading: {
    method: 'POST',
    path: '/api/staff/readings/:readingId/attest',
    access: staff('windowAnswer'),
  },
  recordWindowAnswer: {
    method: 'POST',
    path: '/api/staff/cases/:caseNo/decisions',
    access: staff('windowAnswer'),
    idempotent: true,
  },
  loadCalendar: {
    method: 'PUT',
    path: '/api/staff/calendar/:year',
    access: staff('loadCalendar'),
    idempotent: true,
  },
  verifyAudit: { method: 'POST', path: '/api/staff/audit/verify', access: staff('verifyAudit') },
  backUp: { method: 'POST', path: '/api/staff/backups', access: staff('backup'), idempotent: true },
} as const satisfies Record<string, Route>

export type RouteName = keyof typeof routes
