import type { CampaignProgress } from '@wengang/contracts'
import type { Happening } from './progress.queries.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs
const shanghaiOffsetMs = 8 * hourMs
/** So many hours are still told apart in a picture. */
const mostHours = 48
/** Further back than this nothing is drawn. */
const mostDays = 120

type Series = CampaignProgress['series']
type Point = Series['points'][number]

const names = {
  sent_at: 'sent',
  delivered_at: 'delivered',
  opened_at: 'opened',
} as const

/** What happened in each hour, or in each day once it takes longer than two; stretches without anything included. */
export function seriesOf(happenings: readonly Happening[]): Series {
  const sent = happenings.filter(({ column }) => column === 'sent_at')
  if (sent.length === 0) return { unit: 'hour', points: [] }
  const from = least(sent.map(({ at }) => at))
  const to = -least(happenings.map(({ at }) => -at))
  const unit = to - from < mostHours * hourMs ? 'hour' : 'day'
  const length = unit === 'hour' ? hourMs : dayMs
  const points = emptyPoints({ from, to }, length)
  const byTime = new Map(points.map((point) => [point.at, point]))
  for (const { column, at, answer, count } of happenings) {
    const point = byTime.get(startOf(at, length))
    if (point === undefined) continue
    if (column !== 'answered_at') point[names[column]] += count
    else point[answer === 'ACCEPT' ? 'accepted' : 'declined'] += count
  }
  return { unit, points }
}

const least = (instants: readonly number[]): number =>
  instants.reduce((one, other) => Math.min(one, other))

const startOf = (at: number, length: number): number =>
  Math.floor((at + shanghaiOffsetMs) / length) * length - shanghaiOffsetMs

function emptyPoints({ from, to }: { from: number; to: number }, length: number): Point[] {
  const first = Math.max(startOf(from, length), startOf(to, length) - mostDays * dayMs)
  const count = (startOf(to, length) - first) / length + 1
  return Array.from({ length: count }, (_, index) => ({
    at: first + index * length,
    sent: 0,
    delivered: 0,
    opened: 0,
    accepted: 0,
    declined: 0,
  }))
}
