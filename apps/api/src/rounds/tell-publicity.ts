import { getEdition, tellsFirms } from '@wengang/policy'
import { type CaseRow, factsOf, selectCases } from '../cases/case.queries.ts'
import { contactMobile } from '../cases/case-view.ts'
import { type PreparedMessage, prepareMessage, queueMessages } from '../messages/message.service.ts'
import { defineCommand } from '../platform/database/command.ts'
import type { Db, Trx } from '../platform/database/dialects.ts'
import { newId } from '../platform/ids.ts'
import { addJob, type NewJob } from '../platform/jobs.ts'
import type { Services } from '../platform/services.ts'
import { findRound, type RoundRow } from './round.queries.ts'

/** How many cases one step looks at, and after how many steps other jobs come between. */
const stepSize = 200
const stepsAtOnce = 10

interface PhoneToTell {
  message: PreparedMessage
  cases: { caseId: string; offerVersion: number }[]
}

/** The job that tells the firms of a round, from a case on; the same place twice is one job. */
export function tellPublicityJob(roundId: string, after: string, id: string, at: number): NewJob {
  return {
    id,
    kind: 'tellPublicity',
    dedupeKey: `tellPublicity:${roundId}:${after}`,
    payload: { roundId, after },
    dueAt: at,
  }
}

/** Queues one step's messages, if the round is still public, and what goes on after it. */
export const tellPublicityCommand = defineCommand(
  'tellPublicity',
  async (
    trx: Trx,
    input: { roundId: string; phones: PhoneToTell[]; next: NewJob | null },
  ): Promise<void> => {
    const round = await findRound(trx, input.roundId)
    if (round?.state !== 'publicity') return
    await queueMessages(
      trx,
      input.phones.map(({ message, cases }) => ({
        message,
        place: { dedupeKey: `publicity:${input.roundId}:${message.mobileIndex}`, cases },
      })),
    )
    if (input.next !== null) await addJob(trx, input.next)
  },
)

/**
 * Tells each phone once that the offers it accepted for are public now. Goes in steps, each its own commit,
 * and lets other jobs come between; a round that was voided meanwhile is told no further.
 */
export async function tellPublicity(
  services: Services,
  { roundId, after }: { roundId: string; after: string },
): Promise<void> {
  const { store, clock } = services
  const round = await findRound(store.read, roundId)
  if (round?.state !== 'publicity') return
  if (!tellsFirms(getEdition(round.edition_id), 'publicityBegan')) return
  for (let from = after, step = 1; ; step += 1) {
    const page = await casesOfRound(store.read, roundId, from)
    const last = page.at(-1)
    const phones = await phonesOf(services, round, page)
    const more = last !== undefined && page.length === stepSize
    const next = more && step === stepsAtOnce ? last.id : null
    const at = clock.now()
    const job = next === null ? null : tellPublicityJob(roundId, next, newId(at), at)
    await store.write(tellPublicityCommand, { roundId, phones, next: job })
    services.wakeJobs()
    if (!more || next !== null) return
    from = last.id
  }
}

function casesOfRound(db: Db, roundId: string, after: string) {
  return db
    .selectFrom('unit_case')
    .select(['id', 'contact_index'])
    .where('round_id', '=', roundId)
    .where('id', '>', after)
    .orderBy('id')
    .limit(stepSize)
    .execute()
}

/** All offers of each phone on a page, also those on other pages: a phone that was told already stays so. */
async function phonesOf(
  services: Services,
  round: RoundRow,
  page: readonly { contact_index: string | null }[],
): Promise<PhoneToTell[]> {
  const indexes = [...new Set(page.flatMap(({ contact_index: index }) => index ?? []))]
  if (indexes.length === 0) return []
  const rows = await selectCases(services.store.read)
    .where('unit_case.contact_index', 'in', indexes)
    .where('unit_case.round_id', '=', round.id)
    .orderBy('unit_case.id')
    .execute()
  const accepted = rows.filter((row) => row.stage === 'open' && factsOf(row).decision === 'ACCEPT')
  return [...Map.groupBy(accepted, (row) => row.contact_index ?? '').values()].flatMap((group) =>
    toldTogether(services, round, group),
  )
}

function toldTogether(services: Services, round: RoundRow, rows: CaseRow[]): PhoneToTell[] {
  const [first] = rows
  const mobile = first === undefined ? null : contactMobile(first, services.keys)
  if (mobile === null || round.ends_on === null) return []
  const message = prepareMessage(services, mobile, {
    kind: 'publicityBegan',
    params: {
      editionId: round.edition_id,
      roundId: round.id,
      firms: rows.length,
      endsOn: round.ends_on,
    },
  })
  const cases = rows.map((row) => ({ caseId: row.id, offerVersion: row.version }))
  return [{ message, cases }]
}
