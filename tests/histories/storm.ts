import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Client } from '@wengang/contracts'
import type { Choice } from '@wengang/policy'
import { readThrough } from '../support/answer.ts'
import type { House } from '../support/house.ts'
import { type PlantedCase, plantCases, plantSessions } from '../support/plant.ts'
import { plantStaff } from '../support/plant-staff.ts'

/** Somebody with a finished reading who is about to answer, and goes on until one answer is taken. */
export interface Answerer {
  firm: PlantedCase
  /** One clerk of each firm, who can be held back until the publicity has begun. */
  patient: boolean
  /** Begins within `spreadMs` and tries until the answer is taken or can never be. */
  run(spreadMs: number): Promise<void>
}

/** What one request to answer came to, in the order in which the answers came back. */
export interface Returned {
  caseId: string
  /** Whether it was sent after the publicity had told that it began. */
  sentAfterCut: boolean
  choice: Choice
  seq: number | null
  refusal: { code: string; details: unknown } | null
}

/** Everything that is known from outside about one storm. */
export interface Storm {
  firms: PlantedCase[]
  regionCode: string
  answerers: Answerer[]
  returned: Returned[]
  /** To be called when the publicity has told that it began. */
  noteCut(): void
}

const clerksPerFirm = 4
const mostTries = 40

/** Prepares firms with two sessions of their phone and several clerks each, all of whom have read. */
export async function prepareStorm(
  processes: readonly House[],
  wish: { regionCode: string; firms: number },
): Promise<Storm> {
  const [house] = processes
  if (house === undefined) throw new Error('A storm needs a house.')
  const firms = await plantCases(
    house,
    Array.from({ length: wish.firms }, () => ({ regionCode: wish.regionCode })),
  )
  const cookies = await plantSessions(
    house,
    firms.flatMap(({ mobile }) => [mobile, mobile]),
  )
  const { token } = await plantStaff(house, ['clerk'])
  const storm = { returned: [] as Returned[], cut: false }
  const answerers: Answerer[] = []
  let turn = 0
  const nextProcess = (): House => processes[turn++ % processes.length]!

  for (const [index, firm] of firms.entries()) {
    const windowReadings = await Promise.all(
      Array.from({ length: clerksPerFirm }, async () => {
        const opened = await house.client({ token })('openWindowReading', {
          params: { caseNo: firm.caseNo },
          body: {},
        })
        return opened.ok ? opened.data.readingId : ''
      }),
    )
    // The firm's own reading waits for ten seconds, in which the clerks have read too.
    const phone = house.client({ cookie: cookies[index * 2]! })
    const phoneReading = await readThrough(house, phone, firm.caseId)
    for (const [place, readingId] of windowReadings.entries()) {
      await house.client({ token })('attestWindowReading', {
        params: { readingId },
        body: { means: 'readAloud' },
      })
      const hand = clerk(nextProcess().client({ token }), firm, readingId)
      answerers.push(answererOf(storm, firm, hand, place === 0))
    }
    for (const cookie of cookies.slice(index * 2, index * 2 + 2)) {
      const client = nextProcess().client({ cookie })
      answerers.push(answererOf(storm, firm, session(client, firm, phoneReading), false))
    }
  }
  return {
    firms,
    regionCode: wish.regionCode,
    answerers,
    returned: storm.returned,
    noteCut: () => {
      storm.cut = true
    },
  }
}

type Submitted =
  | { ok: true; data: { receipt: { seq: number; choice: Choice } } }
  | { ok: false; code: string; details: unknown }

/** How somebody looks at the offer and submits an answer. */
interface Hand {
  lastSeq(): Promise<number>
  submit(choice: Choice, basedOnSeq: number): Promise<Submitted>
}

function session(client: Client, { caseId }: PlantedCase, readingId: string): Hand {
  const params = { offerId: caseId }
  return {
    async lastSeq() {
      const offer = await client('getOffer', { params })
      return offer.ok ? offer.data.offer.lastSeq : 0
    },
    submit: (choice, basedOnSeq) =>
      client('submitDecision', {
        params,
        body: { choice, basedOnSeq, readingId, offerVersion: 1 },
        idempotencyKey: randomUUID(),
      }),
  }
}

function clerk(client: Client, { caseNo }: PlantedCase, readingId: string): Hand {
  const params = { caseNo }
  return {
    async lastSeq() {
      const found = await client('getStaffCase', { params })
      return found.ok ? found.data.view.offer.lastSeq : 0
    },
    submit: (choice, basedOnSeq) =>
      client('recordWindowAnswer', {
        params,
        body: {
          choice,
          basedOnSeq,
          readingId,
          offerVersion: 1,
          identitySeen: true,
          authorisationSeen: true,
          handlerName: '示例来人',
        },
        idempotencyKey: randomUUID(),
      }),
  }
}

function answererOf(
  storm: { returned: Returned[]; cut: boolean },
  firm: PlantedCase,
  hand: Hand,
  patient: boolean,
): Answerer {
  return {
    firm,
    patient,
    async run(spreadMs) {
      await sleep(Math.random() * spreadMs)
      for (let tries = 0; tries < mostTries; tries += 1) {
        const choice: Choice = Math.random() < 0.6 ? 'ACCEPT' : 'DECLINE'
        const basedOnSeq = await hand.lastSeq()
        const sentAfterCut = storm.cut
        const result = await hand.submit(choice, basedOnSeq)
        const { caseId } = firm
        const seq = result.ok ? result.data.receipt.seq : null
        const refusal = result.ok ? null : { code: result.code, details: result.details }
        storm.returned.push({ caseId, sentAfterCut, choice, seq, refusal })
        if (refusal?.code !== 'ANSWER_CONFLICT') return
      }
    },
  }
}
