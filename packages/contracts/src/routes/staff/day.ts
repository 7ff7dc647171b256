import { staff, type Route } from '../route.ts'

/** The first screen of the desk, and the views that a person keeps. */
export const dayRoutes = {
  viewDay: { method: 'GET', path: '/api/staff/day', access: staff('viewDay') },
  listFilters: { method: 'GET', path: '/api/staff/filters', access: staff('viewDay') },
  saveFilter: {
    method: 'POST',
    path: '/api/staff/filters',
    access: staff('viewDay'),
    idempotent: true,
  },
  removeFilter: {
    method: 'DELETE',
    path: '/api/staff/filters/:filterId',
    access: staff('viewDay'),
  },
} as const satisfies Record<string, Route>
