import type { Round } from '@wengang/contracts'
import type { StaffPerson } from '../platform/http/staff-session.ts'
import { type ActKey, settled } from '../platform/idempotency.ts'
import { actorOf, signedIn } from '../platform/region-scope.ts'
import type { Services } from '../platform/services.ts'
import { stopRoundCommand } from './drop.service.ts'
import { staffRound } from './round.queries.ts'
import { roundNow } from './round-view.ts'

interface StopCall {
  services: Services
  staff: StaffPerson | null
  params: { roundId: string }
  body: { note: string }
  act: ActKey
  now: number
}

/** Stops a round before its cut, as two routes do. Throws NOT_FOUND, STATE_REFUSES, SECOND_PERSON_NEEDED. */
export async function stopRound(
  { services, staff, params, body, act, now }: StopCall,
  decision: 'refused' | 'withdrawn',
): Promise<{ round: Round }> {
  const by = signedIn(staff)
  const { store } = services
  const { id: roundId } = await staffRound(store.read, params.roundId, by)
  const input = { roundId, decision, note: body.note, by: actorOf(by), at: now, act }
  settled(await store.write(stopRoundCommand, input))
  return { round: (await roundNow(store.read, roundId)).view }
}
