import { staff, type Route } from '../route.ts'

/** Who did what: search, proof, copies. */
export const auditRoutes = {
  verifyAudit: { method: 'POST', path: '/api/staff/audit/verify', access: staff('verifyAudit') },
  backUp: { method: 'POST', path: '/api/staff/backups', access: staff('backup'), idempotent: true },
} as const satisfies Record<string, Route>
