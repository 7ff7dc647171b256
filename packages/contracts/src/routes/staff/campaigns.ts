import { staff, type Route } from '../route.ts'

/** Messages to firms: audiences, words, sending, watching. */
export const campaignsRoutes = {
  sendLinks: {
    method: 'POST',
    path: '/api/staff/batches/:batchId/links',
    access: staff('sendLinks'),
    idempotent: true,
  },
} as const satisfies Record<string, Route>
