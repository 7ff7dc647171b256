import { staff, type Route } from '../route.ts'

/** The first screen of the desk, and the views that a person keeps. */
export const dayRoutes = {
  viewDay: { method: 'GET', path: '/api/staff/day', access: staff('viewDay') },
} as const satisfies Record<string, Route>
