import type { Services } from '../platform/services.ts'
import { cutRound } from './cut.service.ts'
import { dropRoundCommand } from './drop.service.ts'
import { findRound } from './round.queries.ts'

/**
 * The job of a scheduled round: cuts it at its hour, or as soon after it as the house runs; the days of the
 * publicity count from the cut. A round that was taken back, or put down for another hour, is left alone.
 */
export async function cutOnTime(
  services: Pick<Services, 'store' | 'clock' | 'wakeJobs'>,
  { roundId, dueAt }: { roundId: string; dueAt: number },
): Promise<void> {
  const { store, clock } = services
  const round = await findRound(store.read, roundId)
  if (round?.state !== 'preparing' || round.cut_due_at !== dueAt) return
  if ((await cutRound(services, round, { dueAt })) === null) {
    const note = '到了截止时间，没有单位的选择可以公示。'
    await store.write(dropRoundCommand, { roundId, note, by: 'system', at: clock.now() })
  }
  services.wakeJobs()
}
