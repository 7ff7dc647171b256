import { open, staff, type Route } from '../route.ts'

/** People of the staff: sign-in, second factor, roles, what waits for a second person. */
export const powerRoutes = {
  signInStaff: { method: 'POST', path: '/api/staff/session', access: open },
  getStaffSession: { method: 'GET', path: '/api/staff/session', access: staff('ownSession') },
  endStaffSession: { method: 'POST', path: '/api/staff/session/end', access: staff('ownSession') },
  addStaff: {
    method: 'POST',
    path: '/api/staff/people',
    access: staff('addStaff'),
    idempotent: true,
  },
  listReleases: { method: 'GET', path: '/api/staff/releases', access: staff('viewReleases') },
} as const satisfies Record<string, Route>
