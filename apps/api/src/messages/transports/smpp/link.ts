import { readFileSync } from 'node:fs'
import { isIP } from 'node:net'
import type { Logger } from 'pino'
import smpp, { type Pdu, type Session } from 'smpp'
import type { SmppSettings } from '../../../platform/sms-config.ts'
import { answerName } from './answers.ts'

/** What came of one submission. `notWritten` is certain; after `lost` nobody knows. */
export type Submitted =
  | { kind: 'answered'; status: number; messageId: string }
  | { kind: 'notWritten' }
  | { kind: 'lost'; fault: string }

/** Times of a link in ms; a test makes them short. */
export interface LinkTimes {
  bindMs: number
  answerMs: number
  enquireMs: number
  firstPauseMs: number
  longestPauseMs: number
}

export const linkTimes: LinkTimes = {
  bindMs: 10_000,
  answerMs: 15_000,
  enquireMs: 30_000,
  firstPauseMs: 1_000,
  longestPauseMs: 60_000,
}

/** A bound session that comes back by itself when it breaks. */
export interface SmppLink {
  /** Waits until messages can be handed over; false when not before the deadline (epoch ms, real clock). */
  ready(deadline: number): Promise<boolean>
  submit(fields: Record<string, unknown>): Promise<Submitted>
  /** Asks about a message that was submitted; null when there is no answer, or not now. */
  query(fields: Record<string, unknown>): Promise<Pdu | null>
  close(): Promise<void>
}

const closeMs = 2_000
const transceiver = 0x34
const takeLater = smpp.errors['ESME_RX_T_APPN'] ?? 0x64

/** Opens a link; `onDelivery` resolves once what the gateway delivered is safe, and only then it is answered. */
export function openLink(
  settings: SmppSettings,
  times: LinkTimes,
  log: Logger,
  onDelivery: (pdu: Pdu) => Promise<void>,
): SmppLink {
  let bound: Session | null = null
  let current: Session | null = null
  let closed = false
  let failures = 0
  let again: NodeJS.Timeout | null = null
  const lost = new Set<(fault: string) => void>()
  const waitingForBind = new Set<() => void>()
  const deliveries = new Set<Promise<void>>()

  const ca = settings.caFile === null ? null : readFileSync(settings.caFile)

  connect()

  function connect(): void {
    const { hostname, port, protocol } = new URL(settings.url)
    const tls = protocol === 'ssmpp:'
    const session = smpp.connect({
      host: hostname,
      port: Number(port || (tls ? 3550 : 2775)),
      tls,
      // An address is no name that a certificate could be asked by.
      ...(isIP(hostname) === 0 ? { servername: hostname } : {}),
      ...(ca === null ? {} : { ca }),
    })
    current = session
    session.socket.setNoDelay(true)
    const timer = setTimeout(() => session.destroy(), times.bindMs)
    session.on(tls ? 'secureConnect' : 'connect', () => bind(session, timer))
    session.on('error', (error: Error) => {
      log.error({ fault: error.message }, 'smpp connection broke')
      session.destroy()
    })
    session.on('close', () => {
      clearTimeout(timer)
      gone(session)
    })
    session.on('deliver_sm', (pdu: Pdu) => deliver(session, pdu))
    session.on('enquire_link', (pdu: Pdu) => session.send(pdu.response()))
    session.on('unknown', (pdu: Pdu) => session.send(pdu.response()))
    session.on('unbind', (pdu: Pdu) => {
      session.send(pdu.response())
      session.close()
    })
  }

  function bind(session: Session, timer: NodeJS.Timeout): void {
    const fields = {
      system_id: settings.systemId,
      password: settings.password.reveal(),
      system_type: settings.systemType,
      interface_version: transceiver,
    }
    session.bind_transceiver(fields, (answer) => {
      clearTimeout(timer)
      if (answer.command_status !== 0) {
        log.error({ fault: answerName(answer.command_status) }, 'smpp gateway refused the bind')
        session.destroy()
        return
      }
      failures = 0
      bound = session
      log.info('smpp gateway is bound')
      keepAlive(session)
      for (const go of waitingForBind) go()
      waitingForBind.clear()
    })
  }

  function keepAlive(session: Session): void {
    let unanswered: NodeJS.Timeout | null = null
    const ask = setInterval(() => {
      if (unanswered !== null) return
      unanswered = setTimeout(() => session.destroy(), times.answerMs)
      session.enquire_link({}, () => {
        if (unanswered !== null) clearTimeout(unanswered)
        unanswered = null
      })
    }, times.enquireMs)
    session.on('close', () => {
      clearInterval(ask)
      if (unanswered !== null) clearTimeout(unanswered)
    })
  }

  function gone(session: Session): void {
    if (current !== session) return
    current = null
    bound = null
    for (const tell of lost) tell('connection lost')
    if (closed) return
    const pause = Math.min(times.longestPauseMs, times.firstPauseMs * 2 ** failures)
    failures += 1
    // Several processes that lost one gateway do not come back in one moment.
    again = setTimeout(connect, pause * (0.75 + Math.random() / 2))
  }

  function deliver(session: Session, pdu: Pdu): void {
    const done = onDelivery(pdu)
      .then(
        () => 0,
        (error: unknown) => {
          log.error({ fault: error instanceof Error ? error.stack : 'unknown' }, 'a receipt failed')
          return takeLater
        },
      )
      .then((status) => void session.send(pdu.response({ command_status: status })))
      .finally(() => deliveries.delete(done))
    deliveries.add(done)
  }

  return {
    ready(deadline) {
      if (bound !== null) return Promise.resolve(true)
      return new Promise((resolve) => {
        const go = (): void => {
          clearTimeout(timer)
          resolve(true)
        }
        const timer = setTimeout(
          () => {
            waitingForBind.delete(go)
            resolve(false)
          },
          Math.max(0, deadline - Date.now()),
        )
        waitingForBind.add(go)
      })
    },
    submit(fields) {
      const session = bound
      if (session === null) return Promise.resolve({ kind: 'notWritten' })
      return new Promise((resolve) => {
        const settle = (outcome: Submitted): void => {
          clearTimeout(timer)
          lost.delete(tell)
          resolve(outcome)
        }
        const tell = (fault: string): void => settle({ kind: 'lost', fault })
        const timer = setTimeout(tell, times.answerMs, 'no answer')
        lost.add(tell)
        const written = session.submit_sm(fields, ({ command_status: status, message_id: id }) =>
          settle({ kind: 'answered', status, messageId: id ?? '' }),
        )
        if (written) return
        // Half closed: whoever comes next waits for another session instead of trying this one again.
        bound = null
        session.destroy()
        settle({ kind: 'notWritten' })
      })
    },
    query(fields) {
      const session = bound
      if (session === null) return Promise.resolve(null)
      return new Promise((resolve) => {
        const timer = setTimeout(resolve, times.answerMs, null)
        const written = session.query_sm(fields, (answer) => {
          clearTimeout(timer)
          resolve(answer.command_status === 0 ? answer : null)
        })
        if (!written) resolve(null)
      })
    },
    async close() {
      closed = true
      if (again !== null) clearTimeout(again)
      const session = current
      if (session === null) return
      const ended = new Promise<void>((resolve) => session.on('close', () => resolve()))
      const timer = setTimeout(() => session.destroy(), closeMs)
      await Promise.race([Promise.all(deliveries), ended])
      if (bound === null || !session.unbind({}, () => session.close())) session.destroy()
      await ended
      clearTimeout(timer)
    },
  }
}
