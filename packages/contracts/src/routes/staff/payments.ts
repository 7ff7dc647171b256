import { freshStaff, staff, type Route } from '../route.ts'

/** Money on its way to firms. */
export const paymentsRoutes = {
  orderPayments: {
    method: 'POST',
    path: '/api/staff/rounds/:roundId/payments',
    access: staff('orderPayments'),
    idempotent: true,
  },
  listRoundsToPay: {
    method: 'GET',
    path: '/api/staff/payment-rounds',
    access: staff('viewPayments'),
  },
  getRoundTotals: {
    method: 'GET',
    path: '/api/staff/rounds/:roundId/totals',
    access: staff('viewPayments'),
  },
  getFigures: {
    method: 'GET',
    path: '/api/staff/figures',
    access: staff('viewFigures'),
  },
  getFiguresFile: {
    method: 'GET',
    path: '/api/staff/figures/file',
    access: staff('viewFigures'),
    answer: 'file',
  },
  listPaymentPlans: {
    method: 'GET',
    path: '/api/staff/payment-plans',
    access: staff('viewPayments'),
  },
  getPaymentPlan: {
    method: 'GET',
    path: '/api/staff/payment-plans/:planId',
    access: staff('viewPayments'),
  },
  listPlanLines: {
    method: 'GET',
    path: '/api/staff/payment-plans/:planId/lines',
    access: staff('viewPayments'),
  },
  releasePaymentPlan: {
    method: 'POST',
    path: '/api/staff/payment-plans/:planId/release',
    access: freshStaff('releasePayments'),
    idempotent: true,
  },
  refusePaymentPlan: {
    method: 'POST',
    path: '/api/staff/payment-plans/:planId/refuse',
    access: staff('releasePayments'),
    idempotent: true,
  },
  withdrawPaymentPlan: {
    method: 'POST',
    path: '/api/staff/payment-plans/:planId/withdraw',
    access: staff('orderPayments'),
    idempotent: true,
  },
  listAccountChecks: {
    method: 'GET',
    path: '/api/staff/account-checks',
    access: staff('checkAccount'),
  },
  checkAccount: {
    method: 'POST',
    path: '/api/staff/account-checks/:checkId',
    access: staff('checkAccount'),
    idempotent: true,
  },
  makePaymentFile: {
    method: 'POST',
    path: '/api/staff/payment-plans/:planId/file',
    access: freshStaff('makePaymentFile'),
    idempotent: true,
    answer: 'file',
  },
  recordPayments: {
    method: 'POST',
    path: '/api/staff/payment-plans/:planId/results',
    access: freshStaff('recordPayments'),
    idempotent: true,
    body: 'file',
  },
} as const satisfies Record<string, Route>
