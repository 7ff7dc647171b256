import { freshStaff, staff, type Route } from '../route.ts'

/** Assessed lists on their way to offers. */
export const batchesRoutes = {
  checkList: {
    method: 'POST',
    path: '/api/staff/lists/check',
    access: staff('checkList'),
    body: 'file',
  },
  getResultFile: {
    method: 'POST',
    path: '/api/staff/lists/result-file',
    access: staff('checkList'),
    body: 'file',
    answer: 'file',
  },
  importList: {
    method: 'POST',
    path: '/api/staff/lists/import',
    access: staff('importList'),
    body: 'file',
    idempotent: true,
  },
  startCheck: {
    method: 'POST',
    path: '/api/staff/lists/checks',
    access: staff('checkList'),
    body: 'file',
  },
  getCheck: {
    method: 'GET',
    path: '/api/staff/lists/checks/:checkId',
    access: staff('checkList'),
  },
  listCheckFindings: {
    method: 'GET',
    path: '/api/staff/lists/checks/:checkId/findings',
    access: staff('checkList'),
  },
  listCheckRows: {
    method: 'GET',
    path: '/api/staff/lists/checks/:checkId/rows',
    access: staff('checkList'),
  },
  getCheckFile: {
    method: 'GET',
    path: '/api/staff/lists/checks/:checkId/file',
    access: staff('checkList'),
    answer: 'file',
  },
  submitCheck: {
    method: 'POST',
    path: '/api/staff/lists/checks/:checkId/submit',
    access: staff('importList'),
    idempotent: true,
  },
  listBatches: { method: 'GET', path: '/api/staff/batches', access: staff('viewBatches') },
  getBatch: {
    method: 'GET',
    path: '/api/staff/batches/:batchId',
    access: staff('viewBatches'),
  },
  listBatchRows: {
    method: 'GET',
    path: '/api/staff/batches/:batchId/rows',
    access: staff('viewBatches'),
  },
  releaseBatch: {
    method: 'POST',
    path: '/api/staff/batches/:batchId/release',
    access: freshStaff('releaseBatch'),
    idempotent: true,
  },
  refuseBatch: {
    method: 'POST',
    path: '/api/staff/batches/:batchId/refuse',
    access: freshStaff('releaseBatch'),
    idempotent: true,
  },
  withdrawBatch: {
    method: 'POST',
    path: '/api/staff/batches/:batchId/withdraw',
    access: staff('importList'),
    idempotent: true,
  },
  undoImport: {
    method: 'POST',
    path: '/api/staff/batches/:batchId/undo',
    access: staff('undoImport'),
    idempotent: true,
  },
  lapseOffers: {
    method: 'POST',
    path: '/api/staff/batches/:batchId/lapse',
    access: staff('lapse'),
    idempotent: true,
  },
} as const satisfies Record<string, Route>
