import type { Choice } from '@wengang/policy'
import type { Phone, Who } from './acts.ts'
import { type FirmLedger, isClosed, type Ledger, type Reading, type Sent } from './ledger.ts'

/** What an act comes to: done, what it came to by name, or the code of a refusal. */
export type Outcome = string

const leastMs = 10_000
const kept = new Set(['done', 'ANSWER_CONFLICT', 'ANSWER_CLOSED'])

export function look(firm: FirmLedger, who: Phone): Outcome {
  const { reading } = firm.seen[who]
  firm.seen[who] = { version: firm.version, lastSeq: firm.answers.length, reading }
  return 'done'
}

/** Opens a reading, or takes up the phone's own; on a phone the text is in sight from then on. */
export function open(firm: FirmLedger, who: Who, now: number): Outcome {
  const seen = firm.seen[who]
  if (isClosed(firm)) return 'ANSWER_CLOSED'
  if (who === 'window') {
    const reading = newReading(firm.version, now)
    firm.seen[who] = { version: firm.version, lastSeq: firm.answers.length, reading }
    return 'done'
  }
  if (seen.version !== firm.version) return 'READING_CHANGED'
  const standing = firm.phoneReading
  const goesOn = standing !== null && !standing.spent && standing.version === firm.version
  const reading = goesOn ? standing : newReading(firm.version, now)
  firm.phoneReading = reading
  seen.reading = reading
  if (!reading.finished) {
    reading.visibleMs = visibleMs(reading, who, now)
    reading.running = { who, since: now }
  }
  return 'done'
}

/** 我已阅读, or the clerk's attestation. */
export function finish(firm: FirmLedger, who: Who, now: number): Outcome {
  const { reading } = firm.seen[who]
  if (reading === null) return 'nothing to finish'
  if (reading.version !== firm.version) return 'READING_CHANGED'
  if (who === 'window') {
    if (now - reading.openedAt < leastMs) return 'READING_TOO_EARLY'
    reading.visibleMs = now - reading.openedAt
    reading.finished = true
    return 'done'
  }
  if (reading.finished) return 'done'
  const visible = visibleMs(reading, who, now)
  if (isShort(reading, visible, now)) return 'READING_TOO_EARLY'
  Object.assign(reading, { visibleMs: visible, running: null, finished: true })
  return 'done'
}

/** An answer of what its sender has before them; a kept outcome is remembered under its key. */
export function answer(
  ledger: Ledger,
  firm: FirmLedger,
  who: Who,
  choice: Choice,
  now: number,
): Outcome {
  const sent: Sent = { firm, who, choice, seen: { ...firm.seen[who] }, keptOutcome: null }
  ledger.sent[who] = sent
  return take(sent, now)
}

/** The same answer under the same key once more. */
export function repeat(ledger: Ledger, who: Who, now: number): Outcome {
  const sent = ledger.sent[who]
  if (sent === null) return 'nothing to repeat'
  return sent.keptOutcome ?? take(sent, now)
}

function take(sent: Sent, now: number): Outcome {
  const outcome = judge(sent, now)
  if (kept.has(outcome)) sent.keptOutcome = outcome
  const { firm, who, choice, seen } = sent
  if (outcome === 'done') {
    firm.answers.push({ choice, version: firm.version })
    if (seen.reading !== null) seen.reading.spent = true
    firm.draft = null
    firm.lapsed = false
    firm.seen[who].lastSeq = firm.answers.length
  }
  // The law is asked about late answers too: it must not listen to them.
  if ((outcome === 'done' || outcome === 'ANSWER_CLOSED') && !firm.withdrawn)
    firm.legal.push(choice)
  return outcome
}

function judge({ firm, seen }: Sent, now: number): Outcome {
  const { reading } = seen
  if (isClosed(firm)) return 'ANSWER_CLOSED'
  if (seen.version !== firm.version) return 'READING_CHANGED'
  if (seen.lastSeq !== firm.answers.length) return 'ANSWER_CONFLICT'
  if (reading === null) return 'READING_NEEDED'
  if (reading.version !== firm.version) return 'READING_CHANGED'
  if (reading.spent) return 'READING_SPENT'
  if (isShort(reading, reading.visibleMs, now)) return 'READING_TOO_EARLY'
  return reading.finished ? 'done' : 'READING_NEEDED'
}

function newReading(version: number, now: number): Reading {
  return { version, openedAt: now, visibleMs: 0, running: null, finished: false, spent: false }
}

/** Only the span of the one who shows the text now counts on. */
function visibleMs({ visibleMs: before, running }: Reading, who: Phone, now: number): number {
  return running?.who === who ? before + now - running.since : before
}

function isShort({ openedAt }: Reading, visible: number, now: number): boolean {
  return visible < leastMs || now - openedAt < leastMs
}

/** What a phone keeps on the server without submitting it. */
export function draft(firm: FirmLedger, choice: Choice): Outcome {
  if (isClosed(firm)) return 'ANSWER_CLOSED'
  firm.draft = choice
  return 'done'
}
