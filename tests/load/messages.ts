import { jobHandlers } from '@wengang/api/job-handlers'
import { prepareMessage, queueMessages } from '@wengang/api/messages/message.service'
import { takeSmsReceipt } from '@wengang/api/messages/receipts'
import { outboxTransport, type SmsTransport } from '@wengang/api/messages/sms-transport'
import { openSmppTransport } from '@wengang/api/messages/transports/smpp/smpp-transport'
import { startJobRunner } from '@wengang/api/platform/job-runner'
import { type House, makeHouse } from '../support/house.ts'
import { withWriter } from '../support/plant.ts'
import { startSmsc } from '../support/smsc.ts'
import { line, percent } from './report.ts'

const wanted = Number(process.env['BENCH_MESSAGES'] ?? 5_000)

interface Rate {
  /** Messages a second until the provider has them, and until their receipts have settled them. */
  handedOver: number
  settled: number
}

/** How fast the messages of a campaign leave: by the outbox, and by SMPP into a simulator with receipts. */
export async function benchMessages(): Promise<string[]> {
  const outbox = await send('outbox')
  const smpp = await send('smpp')
  return [
    line(`${wanted} messages by the outbox, without sync`, `${outbox.handedOver} a second`),
    line(
      '… by SMPP with receipts, against the outbox',
      `${smpp.handedOver} a second handed over, ${smpp.settled} settled (${percent(smpp.settled / outbox.handedOver)})`,
    ),
  ]
}

async function send(name: 'outbox' | 'smpp'): Promise<Rate> {
  const house = await makeHouse()
  await queue(house)
  const smsc = await startSmsc({ receipt: () => ({ stat: 'DELIVRD' }) })
  const { log } = house.services
  const transport: SmsTransport =
    name === 'outbox'
      ? outboxTransport(log)
      : openSmppTransport({ ...smsc.settings, window: 20 }, log, (receipt) =>
          takeSmsReceipt(house.services, 'smpp', receipt),
        )
  const handlers = jobHandlers(house.services, transport)
  const jobs = startJobRunner(house.services.store, house.clock, handlers, {
    everyMs: 0,
    onError: (error) => {
      throw error
    },
  })
  const began = performance.now()
  await jobs.runDue()
  const sent = performance.now()
  await smsc.quiet()
  const settled = performance.now()
  const rate = (to: number): number => Math.round(wanted / ((to - began) / 1_000))
  await transport.close?.()
  await jobs.stop()
  await smsc.close()
  await house.close()
  return { handedOver: rate(sent), settled: rate(settled) }
}

async function queue(house: House): Promise<void> {
  const messages = Array.from({ length: wanted }, (_, index) => ({
    message: prepareMessage(house.services, `138${String(index).padStart(8, '0')}`, {
      kind: 'paid',
      params: { editionId: 'henan-refund-2023' },
    }),
    place: { dedupeKey: `paid:${index}`, cases: [] },
  }))
  await withWriter(house, async (db) => {
    for (let from = 0; from < messages.length; from += 200) {
      await db.transaction().execute((trx) => queueMessages(trx, messages.slice(from, from + 200)))
    }
  })
}
