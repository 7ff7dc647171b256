import { formatYuan, regionFullName } from '@wengang/identifiers'
import { formatDate, getEdition, shanghaiDay, shanghaiTime } from '@wengang/policy'
import type { RoundFigures } from '@wengang/contracts'
import { defineCommand } from '../platform/database/command.ts'
import type { Trx } from '../platform/database/dialects.ts'
import { lockExclusive } from '../platform/database/locks.ts'
import { appendToStream, roundStream } from '../platform/entries.ts'
import { type ActKey, type ActOutcome, lawfulRefusal, once } from '../platform/idempotency.ts'
import { askRelease } from '../staff/release.service.ts'
import { editionLock } from './cut-commands.ts'
import { overlappingRounds, strangeBatches } from './round.queries.ts'
import type { RoundPlace } from './round-place.ts'

export interface PrepareInput extends RoundPlace {
  id: string
  releaseId: string
  title: string | null
  /** The hour of the cut-off; null for the edition's hour, or at once. */
  cutDueAt: number | null
  figures: RoundFigures
  by: string
  at: number
  act: ActKey
}

/**
 * Opens a round and puts it before a second person. It takes no case yet: every answer goes on until the
 * cut. Only one round of overlapping regions waits at a time.
 */
export const prepareRoundCommand = defineCommand(
  'prepareRound',
  (trx: Trx, input: PrepareInput): Promise<ActOutcome<{ roundId: string }>> =>
    once(trx, input.act, async () => {
      const { editionId, regionCode, batchIds, id, figures, by, at } = input
      await lockExclusive(trx, editionLock(editionId))
      const around = await overlappingRounds(trx, editionId, regionCode)
      const other = around.find((round) => round.state === 'preparing')
      if (other !== undefined) {
        return lawfulRefusal('STATE_REFUSES', {
          reason: `「${other.title}」还没有公示，同一个地区一次只准备一批。请先复核或者撤回它。`,
        })
      }
      if (batchIds !== null && (await strangeBatches(trx, batchIds, editionId)).length > 0) {
        return lawfulRefusal('STATE_REFUSES', {
          reason: '选中的批次里有还没有导入成功的，请刷新后重新选择。',
        })
      }
      const place = regionFullName(regionCode.padEnd(6, '0')) ?? ''
      const before = around.filter((one) => one.region_code === regionCode && one.cut_at !== null)
      const title =
        input.title ?? `${place}${getEdition(editionId).title}第 ${before.length + 1} 批公示`
      await trx
        .insertInto('round')
        .values({
          id,
          edition_id: editionId,
          region_code: regionCode,
          title,
          state: 'preparing',
          created_by: by,
          created_at: at,
          batch_ids: batchIds === null ? null : JSON.stringify(batchIds),
          cut_due_at: input.cutDueAt,
          prepared: JSON.stringify(figures),
        })
        .execute()
      await askRelease(trx, {
        id: input.releaseId,
        kind: 'cutOff',
        subjectId: id,
        regionCode,
        editionId,
        summary: summaryOf(title, input),
        by,
        at,
      })
      await appendToStream(trx, roundStream(id), {
        kind: 'roundOpened',
        at,
        by,
        facts: {
          editionId,
          regionCode,
          batchIds,
          cutDueAt: input.cutDueAt,
          figures: { ...figures },
        },
      })
      return { ok: true, value: { roundId: id } }
    }),
)

function summaryOf(title: string, { figures, cutDueAt, editionId }: PrepareInput): string {
  const { accepted, declined, unanswered } = figures
  return [
    `${title}：列入 ${accepted.units} 家，合计 ${formatYuan(accepted.fen)} 元`,
    `放弃 ${declined.units} 家`,
    `没有答复、不列入 ${unanswered.units} 家`,
    whenWords(cutDueAt, editionId),
  ].join('；')
}

function whenWords(cutDueAt: number | null, editionId: RoundPlace['editionId']): string {
  if (cutDueAt !== null) return `${momentWords(cutDueAt)} 截止并公示`
  const { cutAt } = getEdition(editionId).publicity
  return cutAt === null ? '复核通过后立即截止并公示' : `复核通过后在下一个 ${cutAt} 点截止并公示`
}

/** An instant as people read it: 2023年12月9日（周六） 02:00. */
export function momentWords(at: number): string {
  return `${formatDate(shanghaiDay(at))} ${shanghaiTime(at)}`
}
