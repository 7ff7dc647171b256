import type { CampaignProgress } from '@wengang/contracts'
import type { Db } from '../platform/database/dialects.ts'
import { countByTime, spanOf } from './progress.queries.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs
const shanghaiOffsetMs = 8 * hourMs
/** So many hours are still told apart in a picture. */
const mostHours = 48
/** Further back than this nothing is drawn. */
const mostDays = 120

type Series = CampaignProgress['series']
type Point = Series['points'][number]

/** What happened in each hour, or in each day once it takes longer than two; stretches without anything included. */
export async function seriesOf(db: Db, campaignId: string): Promise<Series> {
  const span = await spanOf(db, campaignId)
  if (span === null) return { unit: 'hour', points: [] }
  const unit = span.to - span.from < mostHours * hourMs ? 'hour' : 'day'
  const length = unit === 'hour' ? hourMs : dayMs
  const points = emptyPoints(span, length)
  const byTime = new Map(points.map((point) => [point.at, point]))
  const columns = [
    ['sent_at', 'sent'],
    ['delivered_at', 'delivered'],
    ['opened_at', 'opened'],
    ['answered_at', 'answered'],
  ] as const
  for (const [column, name] of columns) {
    for (const { at, answer, count } of await countByTime(db, campaignId, column, length)) {
      const point = byTime.get(at)
      if (point === undefined) continue
      point[name === 'answered' ? (answer === 'ACCEPT' ? 'accepted' : 'declined') : name] += count
    }
  }
  return { unit, points }
}

function emptyPoints({ from, to }: { from: number; to: number }, length: number): Point[] {
  const start = (at: number): number =>
    Math.floor((at + shanghaiOffsetMs) / length) * length - shanghaiOffsetMs
  const first = Math.max(start(from), start(to) - mostDays * dayMs)
  const count = (start(to) - first) / length + 1
  return Array.from({ length: count }, (_, index) => ({
    at: first + index * length,
    sent: 0,
    delivered: 0,
    opened: 0,
    accepted: 0,
    declined: 0,
  }))
}
