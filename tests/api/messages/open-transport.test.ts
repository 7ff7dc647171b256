import { openTransports } from '@wengang/api/messages/transports/open-transports'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type House, makeHouse } from '../../support/house.ts'
import { plantCase } from '../../support/plant.ts'
import { plantLink } from '../../support/plant-link.ts'
import { type Smsc, startSmsc } from '../../support/smsc.ts'
import { jobHandlers } from '@wengang/api/job-handlers'

let smsc: Smsc
let house: House
beforeAll(async () => {
  smsc = await startSmsc({ receipt: () => ({ stat: 'DELIVRD' }) })
  house = await makeHouse({
    SMS_TRANSPORT: 'smpp',
    SMPP_URL: smsc.settings.url,
    SMPP_SYSTEM_ID: smsc.settings.systemId,
    SMPP_PASSWORD: smsc.settings.password.reveal(),
    SMPP_SOURCE: smsc.settings.source,
  })
})
afterAll(async () => {
  await house.close()
  await smsc.close()
})

it('sends by the gateway that is configured, and writes down its receipts', async () => {
  const firm = await plantCase(house)
  const { messageId } = await plantLink(house, [firm])
  const transports = await openTransports(house.services)
  await jobHandlers(house.services, transports.waysOut).sendMessage({ messageId } as never)
  await smsc.quiet()
  await transports.close()
  const row = await house.services.store.read
    .selectFrom('message')
    .select(['state', 'provider', 'parts'])
    .where('id', '=', messageId)
    .executeTakeFirstOrThrow()
  expect(row).toEqual({ state: 'delivered', provider: 'smpp', parts: smsc.parts.length })
  expect(house.logLines.join('')).not.toContain(firm.mobile)
})

it('shuts the page of the outbox, whoever asks', async () => {
  const { outboxToken } = house.services.config.sms
  expect((await house.request(`/dev/outbox?token=${outboxToken}`)).status).toBe(404)
})
