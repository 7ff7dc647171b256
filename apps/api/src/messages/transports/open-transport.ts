import type { Services } from '../../platform/services.ts'
import { takeSmsReceipt, tidyReceipts } from '../receipts.ts'
import { outboxTransport, type SmsTransport } from '../sms-transport.ts'

const tidyEveryMs = 600_000

/** Opens the way out that the configuration names; a gateway's library is loaded only where it is used. */
export async function openTransport(services: Services): Promise<SmsTransport> {
  const { sms } = services.config
  const { log } = services
  if (sms.smpp === null) return outboxTransport(log)
  const { openSmppTransport } = await import('./smpp/smpp-transport.ts')
  const transport = openSmppTransport(sms.smpp, log, (receipt) =>
    takeSmsReceipt(services, 'smpp', receipt),
  )
  const tidying = setInterval(() => {
    tidyReceipts(services, 'smpp').catch((error: unknown) =>
      log.error(
        { fault: error instanceof Error ? error.stack : 'unknown' },
        'tidying receipts failed',
      ),
    )
  }, tidyEveryMs)
  tidying.unref()
  return {
    ...transport,
    close() {
      clearInterval(tidying)
      return transport.close()
    },
  }
}
