import { auditRoutes } from './staff/audit.ts'
import { dayRoutes } from './staff/day.ts'
import { batchesRoutes } from './staff/batches.ts'
import { campaignsRoutes } from './staff/campaigns.ts'
import { paymentsRoutes } from './staff/payments.ts'
import { powerRoutes } from './staff/power.ts'
import { roundsRoutes } from './staff/rounds.ts'
import { windowRoutes } from './staff/window.ts'

/** Acts of the staff. */
export const staffRoutes = {
  ...powerRoutes,
  ...batchesRoutes,
  ...dayRoutes,
  ...campaignsRoutes,
  ...windowRoutes,
  ...roundsRoutes,
  ...paymentsRoutes,
  ...auditRoutes,
} as const
