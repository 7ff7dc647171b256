import type { Logger } from 'pino'

/** One way out for messages. `id` lets a provider recognise a repeat. */
export interface SmsTransport {
  send(message: { id: string; mobile: string; text: string }): Promise<void>
}

/** The transport for trying out: nothing leaves the house, `/dev/outbox` shows what would have. */
export function outboxTransport(log: Logger): SmsTransport {
  return {
    async send({ id }) {
      log.info({ messageId: id }, 'message stands in the outbox')
    },
  }
}
