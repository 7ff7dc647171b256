import { freshStaff, staff, type Route } from '../route.ts'

/** Publicity: rounds, objections, the calendar that they are counted by. */
export const roundsRoutes = {
  listRounds: { method: 'GET', path: '/api/staff/rounds', access: staff('viewRounds') },
  getRoundStanding: {
    method: 'GET',
    path: '/api/staff/rounds/:roundId/standing',
    access: staff('viewRounds'),
  },
  previewRound: {
    method: 'GET',
    path: '/api/staff/rounds-preview',
    access: staff('preparePublicity'),
  },
  listWaitingUnits: {
    method: 'GET',
    path: '/api/staff/rounds-preview/units',
    access: staff('preparePublicity'),
  },
  listCreditChecks: {
    method: 'GET',
    path: '/api/staff/rounds/:roundId/credit-checks',
    access: staff('viewRounds'),
  },
  uploadCreditList: {
    method: 'POST',
    path: '/api/staff/rounds/:roundId/credit-checks',
    access: staff('checkCredit'),
    body: 'file',
    idempotent: true,
  },
  decideCreditRow: {
    method: 'POST',
    path: '/api/staff/credit-checks/:checkId/rows',
    access: staff('checkCredit'),
    idempotent: true,
  },
  applyCreditCheck: {
    method: 'POST',
    path: '/api/staff/credit-checks/:checkId/apply',
    access: freshStaff('checkCredit'),
    idempotent: true,
  },
  getRound: { method: 'GET', path: '/api/staff/rounds/:roundId', access: staff('viewRounds') },
  preparePublicity: {
    method: 'POST',
    path: '/api/staff/rounds',
    access: staff('preparePublicity'),
    idempotent: true,
  },
  releasePublicity: {
    method: 'POST',
    path: '/api/staff/rounds/:roundId/release',
    access: freshStaff('releasePublicity'),
    idempotent: true,
  },
  refusePublicity: {
    method: 'POST',
    path: '/api/staff/rounds/:roundId/refuse',
    access: staff('releasePublicity'),
    idempotent: true,
  },
  withdrawPublicity: {
    method: 'POST',
    path: '/api/staff/rounds/:roundId/withdraw',
    access: staff('withdrawPublicity'),
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
  listRoundUnits: {
    method: 'GET',
    path: '/api/staff/rounds/:roundId/units',
    access: staff('viewRounds'),
  },
  listObjections: {
    method: 'GET',
    path: '/api/staff/rounds/:roundId/objections',
    access: staff('viewRounds'),
  },
  searchObjections: {
    method: 'GET',
    path: '/api/staff/objections',
    access: staff('viewRounds'),
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
  loadCalendar: {
    method: 'PUT',
    path: '/api/staff/calendar/:year',
    access: staff('loadCalendar'),
    idempotent: true,
  },
} as const satisfies Record<string, Route>
