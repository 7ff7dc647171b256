import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import type { SmppSettings } from '@wengang/api/platform/sms-config'
import { makeSecret } from '@wengang/api/platform/secret'
import { testCertificate } from './test-certificate.ts'
import smpp, { type Pdu, type Session } from 'smpp'

/** A part as the gateway received it. */
export interface ReceivedPart {
  id: string
  mobile: string
  text: string
  reference: number
  total: number
  number: number
}

/**
 * What the gateway does with a submission. A number is the status it refuses with. `stall` takes the part and
 * never answers, `cut` takes it and breaks the connection, `drop` breaks the connection without taking it.
 */
export type Play = 'take' | 'stall' | 'cut' | 'drop' | number

/** How the receipt of a part comes: after so many ms, so often; no `stat`, no receipt. */
export interface ReceiptPlay {
  stat: string | null
  afterMs?: number
  times?: number
  /** Before the answer to the submission, as some gateways do. */
  early?: boolean
}

export interface SmscScript {
  submit?: (mobile: string) => Play
  receipt?: (part: ReceivedPart) => ReceiptPlay
  /** Answers a bind; other than 0 refuses it. */
  bind?: () => number
  /** The state that it tells of an id when asked; null when it does not know. */
  ends?: (id: string) => number | null
  /** The id that it answers with, and the one that its receipts name. */
  ids?: { answered(id: string): string; reported(id: string): string }
  /** Whether it answers when asked whether it is there. */
  alive?: () => boolean
}

/** A gateway for tests. */
export interface Smsc {
  settings: SmppSettings
  /** Everything it took, in order. */
  parts: ReceivedPart[]
  /** How many sessions were bound until now. */
  binds(): number
  /** The most submissions that were unanswered at once. */
  mostUnanswered(): number
  /** Changes what it plays from now on. */
  play(script: SmscScript): void
  report(part: ReceivedPart, stat: string): void
  /** Breaks every connection. */
  cut(): void
  /** Resolves when every receipt was taken by the other side. */
  quiet(): Promise<void>
  close(): Promise<void>
}

const status = smpp.errors
const password = 'secret'

/** Starts one on a free port of this machine. */
export async function startSmsc(first: SmscScript = {}, { tls = false } = {}): Promise<Smsc> {
  let script = first
  let binds = 0
  let unanswered = 0
  let mostUnanswered = 0
  let next = 0
  const parts: ReceivedPart[] = []
  const bound = new Set<Session>()
  /** Receipts that nobody has taken yet. */
  const open = new Set<object>()

  const server = smpp.createServer(tls ? testCertificate : {}, (session) => {
    session.on('error', () => {})
    session.on('close', () => bound.delete(session))
    session.on('bind_transceiver', (pdu: Pdu) => {
      const refused = script.bind?.() ?? 0
      const known = pdu.system_id === 'wengang' && pdu.password === password
      const answer = known ? refused : (status['ESME_RINVPASWD'] ?? 14)
      session.send(pdu.response({ command_status: answer }))
      if (answer !== 0) return
      binds += 1
      bound.add(session)
    })
    session.on('enquire_link', (pdu: Pdu) => {
      if (script.alive?.() ?? true) session.send(pdu.response())
    })
    session.on('unbind', (pdu: Pdu) => {
      session.send(pdu.response())
      session.close()
    })
    session.on('query_sm', (pdu: Pdu) => {
      const known = script.ends?.(pdu.message_id ?? '') ?? null
      session.send(
        pdu.response(
          known === null
            ? { command_status: status['ESME_RQUERYFAIL'] ?? 103 }
            : { message_id: pdu.message_id, message_state: known, error_code: 0 },
        ),
      )
    })
    session.on('submit_sm', (pdu: Pdu) => {
      unanswered += 1
      mostUnanswered = Math.max(mostUnanswered, unanswered)
      void submit(session, pdu).finally(() => {
        unanswered -= 1
      })
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo

  async function submit(session: Session, pdu: Pdu): Promise<void> {
    const play = script.submit?.(pdu.destination_addr ?? '') ?? 'take'
    await sleep(1)
    if (play === 'drop') {
      session.destroy()
      return
    }
    if (typeof play === 'number') {
      session.send(pdu.response({ command_status: play }))
      return
    }
    const part = received(pdu, String((next += 1)))
    parts.push(part)
    const receipt = script.receipt?.(part) ?? { stat: null }
    if (receipt.early === true) void reportLater(part, receipt)
    if (play === 'cut') session.destroy()
    else if (play === 'take') {
      const id = script.ids?.answered(part.id) ?? part.id
      session.send(pdu.response({ message_id: id }))
    }
    if (receipt.early !== true) void reportLater(part, receipt)
  }

  async function reportLater(
    part: ReceivedPart,
    { stat, afterMs = 0, times = 1 }: ReceiptPlay,
  ): Promise<void> {
    if (stat === null) return
    for (let time = 0; time < times; time += 1) {
      const mark = {}
      open.add(mark)
      void sleep(afterMs).then(() => deliver(part, stat, mark))
    }
  }

  /** Hands a receipt over until somebody says that it was taken. */
  async function deliver(part: ReceivedPart, stat: string, mark: object): Promise<void> {
    while (open.has(mark)) {
      const [session] = bound
      session?.deliver_sm(
        {
          source_addr: part.mobile,
          destination_addr: '106900000000',
          esm_class: 4,
          data_coding: 0,
          short_message: Buffer.from(
            receiptText(script.ids?.reported(part.id) ?? part.id, stat),
            'latin1',
          ),
        },
        (answer) => {
          if (answer.command_status === 0) open.delete(mark)
        },
      )
      await sleep(session === undefined ? 20 : 500)
    }
  }

  return {
    settings: {
      url: tls ? `ssmpp://localhost:${port}` : `smpp://127.0.0.1:${port}`,
      systemId: 'wengang',
      password: makeSecret(password),
      systemType: '',
      source: '106900000000',
      numberPrefix: '86',
      window: 10,
      caFile: null,
      receiptIds: 'same',
    },
    parts,
    binds: () => binds,
    mostUnanswered: () => mostUnanswered,
    play(changed) {
      script = changed
    },
    report: (part, stat) => void reportLater(part, { stat }),
    cut() {
      for (const session of server.sessions) session.destroy()
    },
    async quiet() {
      while (open.size > 0) await sleep(10)
    },
    async close() {
      open.clear()
      for (const session of server.sessions) session.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** The whole texts that reached a phone. */
export function textsOn(parts: readonly ReceivedPart[], mobile: string): string[] {
  return wholeOn(parts, mobile).map(textOf)
}

/** What the parts of one text say together. */
export function textOf(parts: readonly ReceivedPart[]): string {
  return parts.map(({ text }) => text).join('')
}

/**
 * The parts of each whole text on a phone, put together as the phone does: they come in their order, and what
 * was begun last is gone on with.
 */
export function wholeOn(parts: readonly ReceivedPart[], mobile: string): ReceivedPart[][] {
  const mine = parts.filter((part) => part.mobile.endsWith(mobile))
  const begun: ReceivedPart[][] = []
  for (const part of mine) {
    const group = begun.findLast(
      ([first, ...rest]) =>
        first !== undefined &&
        first.total > 1 &&
        first.reference === part.reference &&
        [first, ...rest].every(({ number }) => number !== part.number),
    )
    if (group === undefined) begun.push([part])
    else group.push(part)
  }
  return begun
    .filter((group) => group.length === group[0]!.total)
    .map((group) => group.toSorted((a, b) => a.number - b.number))
}

function received(pdu: Pdu, id: string): ReceivedPart {
  const message = pdu.short_message
  if (message === undefined || Buffer.isBuffer(message)) throw new Error('nothing was decoded')
  const [header] = message.udh ?? []
  return {
    id,
    mobile: pdu.destination_addr ?? '',
    text: String(message.message),
    reference: header?.[2] ?? 0,
    total: header?.[3] ?? 1,
    number: header?.[4] ?? 1,
  }
}

function receiptText(id: string, stat: string): string {
  const delivered = stat === 'DELIVRD' ? '001' : '000'
  return `id:${id} sub:001 dlvrd:${delivered} submit date:2312081000 done date:2312081001 stat:${stat} err:${stat === 'DELIVRD' ? '000' : '027'} text:`
}
