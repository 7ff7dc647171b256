import type { Services } from '../../platform/services.ts'
import { takeSmsReceipt } from '../receipts.ts'
import { outboxTransport, type SmsTransport } from '../sms-transport.ts'
import { startFollowing } from './follow-transports.ts'

/** Every way out that is set up, and what goes on beside sending until they are closed. */
export interface OpenTransports {
  waysOut: readonly SmsTransport[]
  close(): Promise<void>
}

/** Opens the ways out that the configuration names; a provider's library is loaded only where it is used. */
export async function openTransports(services: Services): Promise<OpenTransports> {
  const { sms } = services.config
  const { log } = services
  const waysOut: SmsTransport[] = []
  if (sms.transport === 'outbox') waysOut.push(outboxTransport(log))
  if (sms.smpp !== null) {
    const { openSmppTransport } = await import('./smpp/smpp-transport.ts')
    waysOut.push(
      openSmppTransport(sms.smpp, log, (receipt) => takeSmsReceipt(services, 'smpp', receipt)),
    )
  }
  if (sms.aliyun !== null) {
    const { openAliyunTransport } = await import('./aliyun/aliyun-transport.ts')
    waysOut.push(openAliyunTransport(sms.aliyun))
  }
  if (sms.tencent !== null) {
    const { openTencentTransport } = await import('./tencent/tencent-transport.ts')
    waysOut.push(openTencentTransport(sms.tencent))
  }
  const stop = startFollowing(services, waysOut)
  return {
    waysOut,
    async close() {
      stop()
      await Promise.all(waysOut.map((transport) => transport.close?.()))
    },
  }
}
