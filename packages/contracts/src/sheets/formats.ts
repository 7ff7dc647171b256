import { formatPlainDate, shanghaiDay, shanghaiTime } from '@wengang/policy/days'

function clock(instant: number): string {
  const seconds = Math.floor(instant / 1000) % 60
  return `${shanghaiTime(instant)}:${String(seconds).padStart(2, '0')}`
}

/** An instant (epoch ms) to the second as read in Shanghai: 2023年12月8日 10:42:05. */
export function toTheSecond(instant: number): string {
  return `${formatPlainDate(shanghaiDay(instant))} ${clock(instant)}`
}

/** From one instant (epoch ms) to another; the second repeats its day only when it is another. */
export function fromTo(from: number, to: number): string {
  const end = shanghaiDay(to) === shanghaiDay(from) ? clock(to) : toTheSecond(to)
  return `${toTheSecond(from)} 至 ${end}`
}

/** A hash in groups of four, so that a person can compare it with a screen. */
export function grouped(hash: string): string {
  return hash.replace(/(.{4})(?=.)/g, '$1 ')
}
