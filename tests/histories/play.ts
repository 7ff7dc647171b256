import { type Act, firms } from './acts.ts'
import { expect } from './expect.ts'
import { emptyHands, type Hands, nothing, type SingleAct } from './hands.ts'
import { lastBeforeTheCutOff, type Law } from './law.ts'
import { counting, type FirmLedger, isClosed, type Ledger, newLedger, stateOf } from './ledger.ts'
import { perform } from './perform.ts'
import type { Scene } from './scene.ts'

/** How often each act came to each outcome. */
export type Tally = Map<string, number>

/** A history that the house tells otherwise than the books. */
export class HistoryFailure extends Error {
  override readonly name = 'HistoryFailure'
}

/** Plays one history and compares every answer, and at the end what the firm sees, with the books. */
export async function play(
  scene: Scene,
  acts: readonly Act[],
  tally: Tally,
  law: Law = lastBeforeTheCutOff,
): Promise<void> {
  const ledger = newLedger(law)
  const hands = emptyHands(firms)
  const told: string[] = []
  const one = async (act: SingleAct): Promise<boolean> => {
    const expected = expect(ledger, act, scene.house.clock.now())
    const skipped = expected.outcome === nothing.outcome
    const answered = skipped ? nothing : await perform(scene, hands, act)
    const { outcome } = answered
    const key = `${act.does}: ${outcome}`
    tally.set(key, (tally.get(key) ?? 0) + 1)
    told.push(`${words(act)} → ${outcome}`)
    if (outcome === 'SERVER_FAULT') fail(told, scene.house.logLines.findLast(isFault) ?? '')
    if (outcome !== expected.outcome) fail(told, `the books say ${expected.outcome}`)
    const said = JSON.stringify(answered.told)
    const meant = JSON.stringify(expected.told)
    if (outcome === 'done' && meant !== undefined && said !== meant) {
      fail(told, `the books say ${meant}, the house says ${said ?? 'nothing'}`)
    }
    if (act.does === 'publish' && outcome === 'done') {
      ledger.rounds.at(-1)!.endsOn = hands.rounds.at(-1)!.endsOn
    }
    return outcome === 'done'
  }
  for (const act of acts) await playOne(act, one)
  const house = await shown(scene, hands)
  const books = ledger.firms.map((firm) => shownBy(firm, ledger))
  for (const [firm, line] of books.entries()) {
    if (house[firm] !== line) {
      fail(told, `firm ${firm} by the books ${line}, by the house ${house[firm] ?? ''}`)
    }
  }
}

async function playOne(act: Act, one: (act: SingleAct) => Promise<boolean>): Promise<void> {
  if (act.does !== 'read' && act.does !== 'decide') {
    await one(act)
    return
  }
  const { who, firm } = act
  if (act.does === 'decide' && act.looks && who !== 'window') await one({ does: 'look', who, firm })
  if (await one({ does: 'open', who, firm })) {
    await one({ does: 'wait', seconds: 10 })
    await one({ does: 'finish', who, firm })
  }
  if (act.does === 'decide') await one({ does: 'answer', who, firm, choice: act.choice })
}

/** What the firm's own list says of each firm of the scene, and whether the newest public list names it. */
async function shown({ phones, cases, house }: Scene, hands: Hands): Promise<string[]> {
  const result = await phones.phone('listOffers', {})
  if (!result.ok) return [result.code]
  const round = hands.rounds.at(-1)
  const page = round && (await (await house.request(`/notices/${round.id}`)).text())
  return cases.map(({ caseId, unitName }) => {
    const offer = result.data.offers.find(({ id }) => id === caseId)
    if (offer === undefined) return 'unknown'
    return JSON.stringify({
      state: offer.status.state,
      answerable: offer.answerable,
      draft: offer.answerable ? (offer.draft?.choice ?? null) : null,
      answer: offer.answer && [offer.answer.seq, offer.answer.choice, offer.answer.counts],
      listed: page?.includes(unitName) ?? false,
    })
  })
}

function shownBy(firm: FirmLedger, { rounds }: Ledger): string {
  const last = firm.answers.at(-1)
  const counts = counting(firm)
  const answerable = !isClosed(firm)
  const onList = firm.round !== null && firm.round === rounds.at(-1) && !firm.withdrawn
  return JSON.stringify({
    state: stateOf(firm),
    answerable,
    draft: answerable ? firm.draft : null,
    answer: last === undefined ? null : [firm.answers.length, last.choice, counts !== null],
    listed: onList && counts === 'ACCEPT',
  })
}

/** An act as a line of a story. */
export function words({ does, ...rest }: Act): string {
  const details = Object.entries(rest).map(([key, value]) => `${key} ${String(value)}`)
  return [does, ...details].join(', ')
}

const isFault = (line: string): boolean => line.includes('"fault"')

function fail(told: readonly string[], why: string): never {
  throw new HistoryFailure([...told, `!! ${why}`].map((line) => `  ${line}`).join('\n'))
}
