import { setImmediate } from 'node:timers/promises'
import type { CallOutput } from '@wengang/contracts'
import { listRoundUnits } from '@wengang/contracts/endpoints/staff/list-round-units'
import { caseState, type Edition, getEdition, isCut, statusWords } from '@wengang/policy'
import type { Db } from '../platform/database/dialects.ts'
import type { HttpApp } from '../platform/http/context.ts'
import { mount } from '../platform/http/mount.ts'
import { signedIn } from '../platform/region-scope.ts'
import { placeOf } from './round-place.ts'
import { type RoundCase, roundCasesPage, type RoundRow, staffRoundAround } from './round.queries.ts'
import { cursorOf, type WaitingPart, waitingPage } from './waiting-page.ts'

type Page = CallOutput<'listRoundUnits'>
type Part = WaitingPart | 'objected' | 'withdrawn'

const pageSize = 50
const lookAtOnce = 500

/** GET /api/staff/rounds/:roundId/units */
export function mountListRoundUnits(app: HttpApp): void {
  mount(app, listRoundUnits, async ({ services, staff, params, query }) => {
    const { read } = services.store
    const round = await staffRoundAround(read, params.roundId, signedIn(staff))
    if (isCut(round)) return taken(read, round, query.part ?? null, query.after ?? '')
    if (round.state !== 'preparing') return { units: [], next: null }
    return waiting(read, round, query.part, query.after)
  })
}

/** Whom the round would take now; nobody is objected to or withdrawn yet. */
async function waiting(
  db: Db,
  round: RoundRow,
  part: Part | undefined,
  after: string | undefined,
): Promise<Page> {
  if (part === 'objected' || part === 'withdrawn') return { units: [], next: null }
  const { units, next } = await waitingPage(db, placeOf(round), part ?? null, cursorOf(after))
  const edition = getEdition(round.edition_id)
  return {
    units: units.map(({ caseNo, unitName, uscc, regionCode, amountFen, answer }) => ({
      caseNo,
      unitName,
      uscc,
      regionCode,
      amountFen,
      listed: answer === 'accepted',
      words: wordsOf(answer === 'unanswered' ? 'offered' : answer, edition),
    })),
    next,
  }
}

/** Whom the round took, in the order of its list; a part is picked out of it piece by piece. */
async function taken(db: Db, round: RoundRow, part: Part | null, from: string): Promise<Page> {
  const edition = getEdition(round.edition_id)
  const found: RoundCase[] = []
  let after = from
  let isMore = true
  while (isMore && found.length <= pageSize) {
    const rows = await roundCasesPage(db, round, after, lookAtOnce)
    found.push(...rows.filter((row) => part === null || isOf(row, part)))
    after = rows.at(-1)?.id ?? after
    isMore = rows.length === lookAtOnce
    await setImmediate()
  }
  const units = found.slice(0, pageSize)
  return {
    units: units.map((row) => ({
      caseNo: row.caseNo,
      unitName: row.unitName,
      uscc: row.uscc,
      regionCode: row.regionCode,
      amountFen: row.amountFen,
      listed: row.part === 'accepted',
      words: wordsOf(stateOf(row, round), edition),
    })),
    next: found.length > pageSize ? (units.at(-1)?.id ?? null) : null,
  }
}

function isOf(row: RoundCase, part: Part): boolean {
  if (part === 'objected') return row.objected
  if (part === 'withdrawn') return row.withdrawn
  return (row.part === 'open' ? 'unanswered' : row.part) === part
}

function stateOf({ stage, part, objected }: RoundCase, round: RoundRow) {
  const decision = part === 'open' ? null : part === 'accepted' ? 'ACCEPT' : 'DECLINE'
  return caseState({ stage, decision, objectionOpen: objected }, round)
}

function wordsOf(state: ReturnType<typeof caseState>, edition: Edition): string {
  const unknown = { daysLeft: null, round: null, publicityEnd: null, withdrawalReason: null }
  return statusWords(state, unknown, edition).words
}
