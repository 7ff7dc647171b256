import { z } from 'zod'
import { defineEndpoint } from '../../endpoint.ts'
import { alarmView, transportView } from '../../shapes/transports.ts'

/** Every way out for messages: what goes there, how it does, what went wrong, and what is an alarm. */
export const listTransports = defineEndpoint('listTransports', {
  request: {},
  response: z.object({
    transports: z.array(transportView),
    alarms: z.array(alarmView),
    /** Messages that wait to be sent now. */
    waiting: z.object({ notices: z.number().int(), codes: z.number().int() }),
  }),
  errors: [],
})
