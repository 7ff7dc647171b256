import type { FinalState } from '../../platform/database/message-schema.ts'

/** Words with which gateways say how it ended; ENROUTE, ACCEPTD and UNKNOWN say nothing. */
export const lastWords: Readonly<Record<string, FinalState>> = {
  DELIVRD: 'delivered',
  DELIVERED: 'delivered',
  EXPIRED: 'expired',
  DELETED: 'undelivered',
  UNDELIV: 'undelivered',
  REJECTD: 'rejected',
  REJECTED: 'rejected',
}
