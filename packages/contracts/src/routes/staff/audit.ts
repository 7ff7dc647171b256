import { freshStaff, staff, type Route } from '../route.ts'

/** Who did what: search, proof, copies. */
export const auditRoutes = {
  searchAudit: { method: 'GET', path: '/api/staff/audit/entries', access: staff('searchAudit') },
  replayCase: {
    method: 'GET',
    path: '/api/staff/cases/:caseNo/then',
    access: staff('replayCase'),
  },
  exportAudit: {
    method: 'POST',
    path: '/api/staff/audit/export',
    access: freshStaff('exportAudit'),
    answer: 'file',
  },
  listAuditRuns: { method: 'GET', path: '/api/staff/audit/runs', access: staff('verifyAudit') },
  verifyAudit: { method: 'POST', path: '/api/staff/audit/verify', access: staff('verifyAudit') },
  backUp: { method: 'POST', path: '/api/staff/backups', access: staff('backup'), idempotent: true },
} as const satisfies Record<string, Route>
