import { z } from 'zod'
import { alarmKinds, transportNames } from '../transports.ts'
import { basisPoints, id, instant } from '../shapes.ts'

export const transportName = z.enum(transportNames)

const whole = z.number().int().nonnegative()

/** One way out for messages, as the desk shows it. */
export const transportView = z.object({
  name: transportName,
  /** What goes this way unless somebody switched. */
  carries: z.array(z.enum(['notices', 'codes'])),
  replacedBy: transportName.nullable(),
  switchedAt: instant.nullable(),
  switchNote: z.string().nullable(),
  /** Calls of the last quarter of an hour. */
  lately: z.object({
    calls: whole,
    delivered: whole,
    lost: whole,
    open: whole,
    /** Share that took over five minutes; null where that cannot be told. */
    slowBp: basisPoints.nullable(),
  }),
  errors: z.object({ lastMinute: whole, lastHour: whole }),
  /** What the provider said last, the same code counted once. */
  faults: z.array(
    z.object({
      fault: z.string(),
      kind: z.enum(['rejected', 'notTaken', 'unknown']),
      times: whole,
      lastAt: instant,
    }),
  ),
  /** Receipts of two days that belong to no message. */
  strayReceipts: whole,
  /** Words that are not filed with the provider, so that such messages wait. */
  notFiled: z.array(z.string()),
})

export const alarmView = z.object({
  id,
  kind: z.enum(alarmKinds),
  subject: z.string(),
  words: z.string(),
  raisedAt: instant,
  seenAt: instant,
})
