const shanghai = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Shanghai',
  hourCycle: 'h23',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
})

function shanghaiParts(instant: number): { day: string; clock: string } {
  const part = Object.fromEntries(
    shanghai.formatToParts(instant).map(({ type, value }) => [type, value]),
  )
  return {
    day: `${part.year}年${Number(part.month)}月${Number(part.day)}日`,
    clock: `${part.hour}:${part.minute}:${part.second}`,
  }
}

/** An instant (epoch ms) to the second as read in Shanghai: 2023年12月8日 10:42:05. */
export function shanghaiTime(instant: number): string {
  const { day, clock } = shanghaiParts(instant)
  return `${day} ${clock}`
}

/** From one instant (epoch ms) to another; the second repeats its day only when it is another. */
export function shanghaiSpan(from: number, to: number): string {
  const end = shanghaiParts(to)
  return `${shanghaiTime(from)} 至 ${end.day === shanghaiParts(from).day ? end.clock : shanghaiTime(to)}`
}

/** A hash in groups of four, so that a person can compare it with a screen. */
export function grouped(hash: string): string {
  return hash.replace(/(.{4})(?=.)/g, '$1 ')
}
