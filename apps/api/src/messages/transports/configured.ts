import { type TransportName, transportNames } from '@wengang/contracts'
import type { SmsSettings } from '../../platform/sms-config.ts'

/** Transports that are set up, in a fixed order. */
export function configuredTransports(sms: SmsSettings): TransportName[] {
  return transportNames.filter((name) =>
    name === 'outbox' ? sms.transport === 'outbox' : sms[name] !== null,
  )
}
