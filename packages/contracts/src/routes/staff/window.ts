import { staff, type Route } from '../route.ts'

/** At the counter: units, firms’ answers, contacts, accounts. */
export const windowRoutes = {
  findUnits: { method: 'GET', path: '/api/staff/units', access: staff('findUnit') },
  listReports: { method: 'GET', path: '/api/staff/reports', access: staff('viewReports') },
  settleReport: {
    method: 'POST',
    path: '/api/staff/reports/:reportId/settle',
    access: staff('followUp'),
    idempotent: true,
  },
  listStaffCases: { method: 'GET', path: '/api/staff/cases', access: staff('viewCases') },
  getStaffCase: { method: 'GET', path: '/api/staff/cases/:caseNo', access: staff('viewCases') },
  withdrawOffer: {
    method: 'POST',
    path: '/api/staff/cases/:caseNo/withdraw',
    access: staff('withdraw'),
    idempotent: true,
  },
  changeContact: {
    method: 'POST',
    path: '/api/staff/cases/:caseNo/contact',
    access: staff('changeContact'),
    idempotent: true,
  },
  correctAccount: {
    method: 'POST',
    path: '/api/staff/cases/:caseNo/account',
    access: staff('correctAccount'),
    idempotent: true,
  },
  openWindowReading: {
    method: 'POST',
    path: '/api/staff/cases/:caseNo/readings',
    access: staff('windowAnswer'),
  },
  attestWindowReading: {
    method: 'POST',
    path: '/api/staff/readings/:readingId/attest',
    access: staff('windowAnswer'),
  },
  addWindowScan: {
    method: 'POST',
    path: '/api/staff/readings/:readingId/scans',
    access: staff('windowAnswer'),
    body: 'file',
  },
  recordWindowAnswer: {
    method: 'POST',
    path: '/api/staff/cases/:caseNo/decisions',
    access: staff('windowAnswer'),
    idempotent: true,
  },
  listMaintenances: {
    method: 'GET',
    path: '/api/staff/maintenances',
    access: staff('viewMaintenances'),
  },
  recordMaintenance: {
    method: 'POST',
    path: '/api/staff/maintenances',
    access: staff('recordMaintenance'),
    idempotent: true,
  },
  decideMaintenance: {
    method: 'POST',
    path: '/api/staff/maintenances/:maintenanceId/decision',
    access: staff('decideMaintenance'),
    idempotent: true,
  },
  getStaffUnit: {
    method: 'GET',
    path: '/api/staff/units/:uscc',
    access: staff('findUnit'),
  },
  revealUnitData: {
    method: 'POST',
    path: '/api/staff/units/:uscc/personal',
    access: staff('revealPersonal'),
  },
  revealCaseData: {
    method: 'POST',
    path: '/api/staff/cases/:caseNo/personal',
    access: staff('revealPersonal'),
  },
  printSheet: {
    method: 'POST',
    path: '/api/staff/sheets/:sheetId/print',
    access: staff('printSheet'),
    answer: 'file',
  },
  changeAgent: {
    method: 'POST',
    path: '/api/staff/units/:uscc/agent',
    access: staff('changeAgent'),
    idempotent: true,
  },
} as const satisfies Record<string, Route>
