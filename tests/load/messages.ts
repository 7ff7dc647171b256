import { jobHandlers } from '@wengang/api/job-handlers'
import { prepareMessage, queueMessages } from '@wengang/api/messages/message.service'
import { takeSmsReceipt } from '@wengang/api/messages/receipts'
import { outboxTransport, type SmsTransport } from '@wengang/api/messages/sms-transport'
import { openSmppTransport } from '@wengang/api/messages/transports/smpp/smpp-transport'
import { startJobRunner } from '@wengang/api/platform/job-runner'
import { type House, makeHouse } from '../support/house.ts'
import { withWriter } from '../support/plant.ts'
import { startSmsc } from '../support/smsc.ts'

/** How many messages a second leave the queue: by the outbox, and by SMPP into the simulator with receipts. */
const wanted = Number(process.argv[2] ?? 5_000)

for (const name of ['outbox', 'smpp'] as const) {
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
  const rate = (from: number, to: number): number => Math.round(wanted / ((to - from) / 1_000))
  console.log(
    `${name} (${house.services.store.engine}): ${wanted} messages, ${smsc.parts.length} parts, ` +
      `${rate(began, sent)} messages/s handed over, ${rate(began, settled)}/s with their receipts`,
  )
  await transport.close?.()
  await jobs.stop()
  await smsc.close()
  await house.close()
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
