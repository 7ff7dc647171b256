import { formatDate, getEdition, shanghaiDay } from '@wengang/policy'
import { defineCommand } from '../platform/database/command.ts'
import type { Trx } from '../platform/database/dialects.ts'
import { lockExclusive } from '../platform/database/locks.ts'
import { appendToStream, roundStream } from '../platform/entries.ts'
import { type ActKey, type ActOutcome, lawfulRefusal, once } from '../platform/idempotency.ts'
import { isCreditChecked } from './credit/credit.queries.ts'
import { findRound } from './round.queries.ts'

/** Closes a running publicity once its last day has passed in Shanghai. */
export const closeRoundCommand = defineCommand(
  'closeRound',
  (
    trx: Trx,
    input: { roundId: string; by: string; at: number; act: ActKey },
  ): Promise<ActOutcome<{ roundId: string }>> =>
    once(trx, input.act, async () => {
      await lockExclusive(trx, `round:${input.roundId}`)
      const round = await findRound(trx, input.roundId)
      if (round?.state !== 'publicity' || round.ends_on === null) {
        return lawfulRefusal('STATE_REFUSES', { reason: '这一批没有正在进行的公示。' })
      }
      if (shanghaiDay(input.at) <= round.ends_on) {
        return lawfulRefusal('STATE_REFUSES', {
          reason: `公示到 ${formatDate(round.ends_on)} 结束，之后才能办理公示期满。`,
        })
      }
      const creditChecked = await isCreditChecked(trx, input.roundId)
      if (!creditChecked && getEdition(round.edition_id).publicity.creditCheck === 'required') {
        return lawfulRefusal('STATE_REFUSES', {
          reason: '还没有办理严重违法失信核查，办理以后才能结束公示。',
        })
      }
      await trx
        .updateTable('round')
        .set({ state: 'closed', closed_at: input.at })
        .where('id', '=', input.roundId)
        .execute()
      await appendToStream(trx, roundStream(input.roundId), {
        kind: 'publicityClosed',
        at: input.at,
        by: input.by,
        facts: { endsOn: round.ends_on, creditChecked },
      })
      return { ok: true, value: { roundId: input.roundId } }
    }),
)
