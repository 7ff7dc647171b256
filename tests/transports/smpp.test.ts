import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { SmsReceipt } from '@wengang/api/messages/sms-transport'
import { openSmppTransport } from '@wengang/api/messages/transports/smpp/smpp-transport'
import { createLog } from '@wengang/api/platform/log'
import smpp from 'smpp'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { testCertificate } from '../support/test-certificate.ts'
import { type Smsc, type SmscScript, startSmsc, textsOn } from '../support/smsc.ts'

const times = {
  bindMs: 1_000,
  answerMs: 300,
  enquireMs: 10_000,
  firstPauseMs: 20,
  longestPauseMs: 100,
}
const mobile = '13800000001'
const long = `【河南人社】${'稳岗返还待确认'.repeat(20)}`
const refusal = (name: string): number => smpp.errors[name]!

let smsc: Smsc
const receipts: SmsReceipt[] = []
const logLines: string[] = []
const cleanUp: (() => Promise<void>)[] = []
beforeEach(async () => {
  smsc = await startSmsc()
  receipts.length = 0
  logLines.length = 0
})
afterEach(async () => {
  for (const step of cleanUp.splice(0)) await step()
  await smsc.close()
})

function open(
  wish: {
    window?: number
    times?: Partial<typeof times>
    password?: string
    firstMs?: number
    receiptIds?: 'same' | 'decimal' | 'hex'
  } = {},
) {
  const settings = {
    ...smsc.settings,
    window: wish.window ?? 10,
    receiptIds: wish.receiptIds ?? 'same',
  }
  if (wish.password !== undefined) {
    const { password } = wish
    settings.password = { reveal: () => password }
  }
  const transport = openSmppTransport(
    settings,
    createLog('info', { write: (line: string) => logLines.push(line) }),
    async (receipt) => void receipts.push(receipt),
    {
      times: { ...times, ...wish.times },
      patience: { firstMs: wish.firstMs ?? 800, restMs: 1_200 },
    },
  )
  cleanUp.push(transport.close)
  return transport
}
const sms = (text = '短信', id = 'message') => ({ id, mobile, text })

/** Plays these one after the other, then takes everything. */
const inTurn = (...plays: ReturnType<NonNullable<SmscScript['submit']>>[]): SmscScript => ({
  submit: () => plays.shift() ?? 'take',
})

describe('the smpp transport', () => {
  it('hands over a short text and answers with the id of the gateway', async () => {
    expect(await open().send(sms())).toEqual({ kind: 'accepted', providerIds: ['1'] })
    expect(smsc.parts).toMatchObject([{ mobile: `86${mobile}`, text: '短信', total: 1 }])
  })

  it('hands over a long text in parts that the phone puts together', async () => {
    const transport = open()
    expect(await transport.send(sms(long))).toEqual({
      kind: 'accepted',
      providerIds: ['1', '2', '3'],
    })
    await transport.send(sms(`${long}！`))
    expect(textsOn(smsc.parts, mobile)).toEqual([long, `${long}！`])
    expect(new Set(smsc.parts.map(({ reference }) => reference)).size).toBe(2)
  })

  it('hands on receipts and answers them', async () => {
    smsc.play({ receipt: () => ({ stat: 'UNDELIV', times: 2 }) })
    await open().send(sms())
    await smsc.quiet()
    const receipt = { providerId: '1', mobile, state: 'undelivered', fault: 'UNDELIV 027' }
    expect(receipts).toEqual([receipt, receipt])
  })

  it('keeps within its window', async () => {
    const transport = open({ window: 3 })
    await Promise.all(Array.from({ length: 40 }, (_, index) => transport.send(sms(`${index}`))))
    expect(smsc.parts).toHaveLength(40)
    expect(smsc.mostUnanswered()).toBeGreaterThan(1)
    expect(smsc.mostUnanswered()).toBeLessThanOrEqual(3)
  })

  it('slows down when it is told to, and sends once', async () => {
    smsc.play(inTurn(refusal('ESME_RTHROTTLED'), refusal('ESME_RMSGQFUL')))
    const began = Date.now()
    // Two pauses stand between three tries: a quarter and half of a second.
    expect(await open({ firstMs: 4_000 }).send(sms())).toMatchObject({ kind: 'accepted' })
    expect(Date.now() - began).toBeGreaterThanOrEqual(740)
    expect(smsc.parts).toHaveLength(1)
  })

  it('gives a message back that the gateway never had room for', async () => {
    smsc.play({ submit: () => refusal('ESME_RTHROTTLED') })
    expect(await open().send(sms())).toEqual({ kind: 'notTaken', fault: 'no room' })
    expect(smsc.parts).toEqual([])
  })

  it('tells a refusal that passes from one that does not', async () => {
    smsc.play(inTurn(refusal('ESME_RSYSERR'), refusal('ESME_RINVDSTADR')))
    const transport = open()
    expect(await transport.send(sms())).toEqual({ kind: 'notTaken', fault: 'ESME_RSYSERR' })
    expect(await transport.send(sms())).toMatchObject({
      kind: 'rejected',
      fault: 'ESME_RINVDSTADR',
    })
  })

  it('does not give a message back of which a part is out', async () => {
    const transport = open()
    smsc.play(inTurn('take', refusal('ESME_RSYSERR')))
    expect(await transport.send(sms(long))).toMatchObject({ kind: 'accepted' })
    smsc.play({ submit: () => (smsc.parts.length > 3 ? refusal('ESME_RSYSERR') : 'take') })
    expect(await transport.send(sms(long))).toEqual({
      kind: 'unknown',
      fault: 'no room',
      providerIds: ['4'],
    })
  })

  it.each(['stall', 'cut', 'drop'] as const)(
    'knows that it does not know after %s',
    async (play) => {
      smsc.play(inTurn(play))
      const transport = open()
      expect(await transport.send(sms())).toMatchObject({ kind: 'unknown', providerIds: [] })
      expect(await transport.send(sms('再发'))).toMatchObject({ kind: 'accepted' })
      expect(smsc.parts).toHaveLength(play === 'drop' ? 1 : 2)
    },
  )

  it('comes back when the connection breaks', async () => {
    const transport = open()
    await transport.send(sms('1'))
    smsc.cut()
    await expect.poll(() => smsc.binds()).toBe(2)
    expect(await transport.send(sms('2'))).toMatchObject({ kind: 'accepted' })
  })

  it('breaks a connection on which nobody answers any more, and comes back', async () => {
    let alive = false
    smsc.play({ alive: () => alive })
    open({ times: { enquireMs: 30, answerMs: 60 } })
    await expect.poll(() => smsc.binds()).toBeGreaterThan(1)
    alive = true
  })

  it('gives messages back while it is refused, and never tells its password', async () => {
    const transport = open({ password: 'wrong' })
    expect(await transport.send(sms())).toEqual({ kind: 'notTaken', fault: 'not bound' })
    const log = logLines.join('')
    expect(log).toContain('ESME_RINVPASWD')
    expect(log).not.toContain('wrong')
  })

  it('sends codes before notices that wait for a place', async () => {
    const transport = open({ window: 4, firstMs: 5_000 })
    await transport.send(sms('bound'))
    const notices = Array.from({ length: 30 }, (_, index) => transport.send(sms(`${index}`)))
    await transport.send({ ...sms('code'), urgent: true })
    expect(smsc.parts.findIndex(({ text }) => text === 'code')).toBeLessThan(10)
    await Promise.all(notices)
    expect(smsc.mostUnanswered()).toBeLessThanOrEqual(4)
  })

  it('matches receipts that write the same id in another form', async () => {
    smsc.play({
      receipt: () => ({ stat: 'DELIVRD' }),
      ids: {
        answered: (id) => (Number(id) + 2_700).toString(16).toUpperCase(),
        reported: (id) => String(Number(id) + 2_700),
      },
    })
    const transport = open({ receiptIds: 'decimal' })
    expect(await transport.send(sms())).toEqual({ kind: 'accepted', providerIds: ['2701'] })
    await smsc.quiet()
    expect(receipts).toMatchObject([{ providerId: '2701', state: 'delivered' }])
    expect(transport.query).toBeUndefined()
  })

  it('asks what became of a message', async () => {
    smsc.play({ ends: (id) => ({ 1: 2, 2: 5, 3: 1 })[id] ?? null })
    const transport = open()
    await transport.send(sms(long))
    const question = {
      messageId: 'message',
      mobile,
      attemptAt: 0,
      providerIds: ['1', '2', '3', '9'],
    }
    expect(await transport.query?.(question)).toMatchObject([
      { providerId: '1', state: 'delivered' },
      { providerId: '2', state: 'undelivered' },
    ])
    expect(smsc.parts).toHaveLength(3)
  })
})

describe('a gateway with a certificate', () => {
  it('is trusted only when somebody vouches for it', async () => {
    const secure = await startSmsc({}, { tls: true })
    cleanUp.push(secure.close)
    const folder = mkdtempSync(join(tmpdir(), 'wengang-ca-'))
    const caFile = join(folder, 'ca.pem')
    writeFileSync(caFile, testCertificate.cert)
    cleanUp.push(async () => rmSync(folder, { recursive: true }))
    const log = createLog('info', { write: (line: string) => logLines.push(line) })
    const openWith = (file: string | null) => {
      const transport = openSmppTransport(
        { ...secure.settings, caFile: file },
        log,
        async () => {},
        { times, patience: { firstMs: 1_500, restMs: 2_000 } },
      )
      cleanUp.unshift(transport.close)
      return transport
    }
    expect(await openWith(null).send(sms())).toEqual({ kind: 'notTaken', fault: 'not bound' })
    expect(logLines.join('')).toContain('self-signed certificate')
    expect(await openWith(caFile).send(sms())).toMatchObject({ kind: 'accepted' })
  })
})
