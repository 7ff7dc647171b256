import { staff, type Route } from '../route.ts'

/** Money on its way to firms. */
export const paymentsRoutes = {
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
} as const satisfies Record<string, Route>
