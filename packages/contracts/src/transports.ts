/** Ways out for messages. */
export const transportNames = ['outbox', 'smpp', 'aliyun', 'tencent'] as const
export type TransportName = (typeof transportNames)[number]

export const transportWords: Record<TransportName, string> = {
  outbox: '本机短信箱',
  smpp: '运营商网关',
  aliyun: '阿里云短信',
  tencent: '腾讯云短信',
}

/** What the first screen of the desk warns of about messages. */
export const alarmKinds = ['transportSlow', 'transportErrors', 'verifyBurst'] as const
export type AlarmKind = (typeof alarmKinds)[number]

/** When a transport is an alarm, and when look-ups of message codes are. */
export const alarmLimits = {
  /** Among the messages of the last quarter of an hour that are old enough to tell. */
  slow: { shareBp: 1_500, afterMs: 300_000, windowMs: 900_000, fewest: 20 },
  errors: { most: 50, windowMs: 60_000 },
  /** An alarm that has not been seen for this long is over. */
  quietMs: 600_000,
  /** A burst of wrong codes stays on the first screen for a day. */
  burstQuietMs: 86_400_000,
} as const

/** An alarm in words, from its numbers. */
export function alarmWords(
  kind: AlarmKind,
  subject: string,
  facts: Readonly<Record<string, number>>,
): string {
  const name = transportNames.find((one) => one === subject)
  const way = name === undefined ? subject : transportWords[name]
  switch (kind) {
    case 'transportSlow':
      return `${way}：最近 15 分钟的短信有 ${Math.round((facts['shareBp'] ?? 0) / 100)}% 超过 5 分钟还没有送达`
    case 'transportErrors':
      return `${way}：一分钟内出错 ${facts['errors'] ?? 0} 次`
    case 'verifyBurst':
      return `有人在反复试短信编码：10 分钟内 ${facts['tenMinutes'] ?? 0} 次、一天内 ${facts['day'] ?? 0} 次没有查到，可能有假短信或有人猜编码`
  }
}
