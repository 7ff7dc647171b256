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
} as const
