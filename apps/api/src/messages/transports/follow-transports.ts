import type { Services } from '../../platform/services.ts'
import { tidyReceipts } from '../receipts.ts'
import type { SmsTransport } from '../sms-transport.ts'
import { watchTransports } from './watch-transports.ts'
import { askProvider, pullReceipts } from './ask-provider.ts'

const tidyEveryMs = 600_000
const askEveryMs = 60_000
const watchEveryMs = 30_000

/** Goes over what is open with the providers from time to time; answers how to end that. */
export function startFollowing(services: Services, waysOut: readonly SmsTransport[]): () => void {
  const gateways = waysOut.filter(({ name }) => name !== 'outbox')
  const rounds = [
    every(tidyEveryMs, (transport) => tidyReceipts(services, transport.name)),
    every(askEveryMs, async (transport) => {
      await pullReceipts(services, transport)
      await askProvider(services, transport)
    }),
    every(watchEveryMs, (transport) => watchTransports(services, [transport.name])),
  ]
  return () => {
    for (const timer of rounds) clearInterval(timer)
  }

  function every(ms: number, act: (transport: SmsTransport) => Promise<void>): NodeJS.Timeout {
    const busy = new Set<SmsTransport>()
    const timer = setInterval(() => {
      for (const transport of gateways.filter((one) => !busy.has(one))) {
        busy.add(transport)
        act(transport)
          .catch((error: unknown) => {
            const fault = error instanceof Error ? error.stack : 'unknown'
            services.log.error({ transport: transport.name, fault }, 'following messages failed')
          })
          .finally(() => busy.delete(transport))
      }
    }, ms)
    return timer.unref()
  }
}
