import { freshStaff, open, staff, type Route } from '../route.ts'

/** People of the staff: sign-in, second factor, roles, what waits for a second person. */
export const powerRoutes = {
  signInStaff: { method: 'POST', path: '/api/staff/session', access: open },
  getStaffSession: { method: 'GET', path: '/api/staff/session', access: staff('ownSession') },
  endStaffSession: { method: 'POST', path: '/api/staff/session/end', access: staff('ownSession') },
  getSecondFactor: {
    method: 'GET',
    path: '/api/staff/session/second-factor',
    access: staff('ownSession'),
  },
  giveSecondFactor: {
    method: 'POST',
    path: '/api/staff/session/second-factor',
    access: staff('ownSession'),
  },
  beginTotp: { method: 'POST', path: '/api/staff/session/totp', access: staff('ownSession') },
  confirmTotp: {
    method: 'POST',
    path: '/api/staff/session/totp/confirmation',
    access: staff('ownSession'),
  },
  renewRecoveryCodes: {
    method: 'POST',
    path: '/api/staff/session/recovery-codes',
    access: freshStaff('ownSession'),
  },
  beginPasskey: {
    method: 'POST',
    path: '/api/staff/session/passkeys/challenge',
    access: staff('ownSession'),
  },
  addPasskey: {
    method: 'POST',
    path: '/api/staff/session/passkeys',
    access: freshStaff('ownSession'),
  },
  removePasskey: {
    method: 'DELETE',
    path: '/api/staff/session/passkeys/:passkeyId',
    access: freshStaff('ownSession'),
  },
  addStaff: {
    method: 'POST',
    path: '/api/staff/people',
    access: freshStaff('addStaff'),
    idempotent: true,
  },
  listPeople: { method: 'GET', path: '/api/staff/people', access: staff('viewPeople') },
  changePower: {
    method: 'POST',
    path: '/api/staff/people/:staffId/power',
    access: freshStaff('managePeople'),
    idempotent: true,
  },
  setDisabled: {
    method: 'POST',
    path: '/api/staff/people/:staffId/standing',
    access: freshStaff('managePeople'),
    idempotent: true,
  },
  resetSecondFactor: {
    method: 'POST',
    path: '/api/staff/people/:staffId/second-factor/reset',
    access: freshStaff('managePeople'),
    idempotent: true,
  },
  setPassword: {
    method: 'POST',
    path: '/api/staff/people/:staffId/password',
    access: freshStaff('managePeople'),
    idempotent: true,
  },
  endStaffSessions: {
    method: 'POST',
    path: '/api/staff/people/:staffId/sessions/end',
    access: freshStaff('managePeople'),
    idempotent: true,
  },
  changeOwnPassword: {
    method: 'POST',
    path: '/api/staff/session/password',
    access: freshStaff('ownSession'),
  },
  listReleases: { method: 'GET', path: '/api/staff/releases', access: staff('viewReleases') },
} as const satisfies Record<string, Route>
